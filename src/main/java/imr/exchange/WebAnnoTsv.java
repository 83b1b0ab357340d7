package imr.exchange;

import imr.annotation.Schema;
import imr.letter.LetterText;
import imr.letter.Passages;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Formats a letter as WebAnno TSV 3.3: one token per line with the numbered values that cover it.
 * The layers are those of {@link UimaTypes} without document metadata, which the format doesn't
 * support. Offsets are UTF-16 units. An instance is used once.
 *
 * <p>A sentence's text extends to the next sentence, so that no character between them is lost;
 * only the text before the first token is read as spaces. The first sentence's id is the hash of
 * the letter's text, which INCEpTION keeps.
 *
 * @see <a href="https://inception-project.github.io/releases/36.4/docs/user-guide.html">INCEpTION
 *     user guide, WebAnno TSV 3.3 File format</a>
 */
final class WebAnnoTsv {
  static final String BEGINNING = "#FORMAT=WebAnno TSV 3.";
  static final String TEXT = "#Text=";
  static final String SENTENCE = "#Sentence.id=";
  static final List<String> FEATURES =
      Stream.concat(Stream.of("field", "value", "path"), ValueOrigin.KEYS.stream()).toList();

  /** The columns of a token without values: the features, and the two of a relation. */
  private static final String NO_VALUE = "_\t".repeat(FEATURES.size() + 2) + "\n";

  private static final String RESERVED = "\\[]|_;*";

  private final String text;
  private final List<Span> tokens;

  /** The values that cover each token, in the record's order. */
  private final List<List<ValueSpan>> covering;

  /** What each value has in the columns of its layer. */
  private final Map<ValueSpan, List<String>> cells = new HashMap<>();

  private final Map<ValueSpan, Integer> ids = new HashMap<>();
  private final Map<ValueSpan, String> firstUnits = new HashMap<>();
  private final Map<ValueSpan, List<ValueRelation>> bonds;
  private final StringBuilder out = new StringBuilder();

  private WebAnnoTsv(LetterText text, List<ValueSpan> marks, Schema schema) {
    this.text = text.canonical();
    this.tokens = LetterTokenizer.of(text, marks.stream().map(ValueSpan::span).toList());
    this.covering = tokens.stream().<List<ValueSpan>>map(_ -> new ArrayList<>()).toList();
    List<ValueSpan> covers = marks.stream().filter(this::cover).toList();
    for (ValueSpan mark : covers) {
      ids.put(mark, ids.size() + 1);
      cells.put(mark, cells(mark, ids.size()));
    }
    this.bonds =
        ValueRelation.of(covers, schema).stream().collect(Collectors.groupingBy(ValueRelation::to));
  }

  /** Adds a value to the tokens that it covers; false if there are none. */
  private boolean cover(ValueSpan mark) {
    int first = Collections.binarySearch(tokens, mark.span(), Comparator.comparingInt(Span::start));
    int at = first < 0 ? -first - 1 : first;
    boolean some = false;
    for (; at < tokens.size() && tokens.get(at).end() <= mark.span().end(); at++) {
      covering.get(at).add(mark);
      some = true;
    }
    return some;
  }

  private static List<String> cells(ValueSpan mark, int id) {
    Map<String, String> features = features(mark);
    return FEATURES.stream()
        .map(
            feature ->
                Optional.ofNullable(features.get(feature))
                        .filter(v -> !v.isEmpty())
                        .map(WebAnnoTsv::escapedValue)
                        .orElse("*")
                    + "["
                    + id
                    + "]")
        .toList();
  }

  /** Returns the whole file. */
  static String of(AnnotatedLetter letter, Schema schema) {
    LetterText text = letter.letter().text();
    WebAnnoTsv tsv = new WebAnnoTsv(text, MarkedRecord.of(letter, schema).marks(), schema);
    tsv.write(letter.letter().id(), Passages.of(text).sentences());
    return tsv.out.toString();
  }

  private void write(String id, List<Span> sentences) {
    out.append(BEGINNING).append("3\n");
    out.append("#T_SP=%s|%s\n".formatted(UimaTypes.VALUE, String.join("|", FEATURES)));
    out.append("#T_RL=%s|group|BT_%s\n\n".formatted(UimaTypes.RELATION, UimaTypes.VALUE));
    List<List<Span>> all = inSentences(sentences);
    units(all);
    int token = 0;
    for (int i = 0; i < all.size(); i++) {
      int begin = all.get(i).getFirst().start();
      int end = i + 1 < all.size() ? all.get(i + 1).getFirst().start() : text.length();
      out.append("\n").append(SENTENCE).append(id).append("\n");
      String whole = text.substring(begin, end);
      Stream.of(
              (whole.endsWith("\n") ? whole.substring(0, whole.length() - 1) : whole)
                  .split("\n", -1))
          .forEach(line -> out.append(TEXT).append(escapedText(line)).append("\n"));
      for (int j = 0; j < all.get(i).size(); j++) {
        row(unit(i, j), token++);
      }
    }
  }

  private List<List<Span>> inSentences(List<Span> sentences) {
    List<List<Span>> all = new ArrayList<>();
    int sentence = -1;
    for (Span token : tokens) {
      int now = LetterTokenizer.reached(sentences, Math.max(0, sentence), token.start());
      if (now != sentence) {
        all.add(new ArrayList<>());
        sentence = now;
      }
      all.getLast().add(token);
    }
    return all;
  }

  private static String unit(int sentence, int token) {
    return (sentence + 1) + "-" + (token + 1);
  }

  private void units(List<List<Span>> all) {
    int token = 0;
    for (int i = 0; i < all.size(); i++) {
      for (int j = 0; j < all.get(i).size(); j++) {
        for (ValueSpan mark : covering.get(token++)) {
          firstUnits.putIfAbsent(mark, unit(i, j));
        }
      }
    }
  }

  private void row(String unit, int number) {
    Span token = tokens.get(number);
    out.append(unit).append('\t').append(token.start()).append('-').append(token.end());
    out.append('\t').append(text, token.start(), token.end()).append('\t');
    List<ValueSpan> here = covering.get(number);
    if (here.isEmpty()) {
      out.append(NO_VALUE); // as most tokens
      return;
    }
    List<List<String>> stacked = here.stream().map(m -> cells.getOrDefault(m, List.of())).toList();
    for (int feature = 0; feature < FEATURES.size(); feature++) {
      int at = feature;
      column(stacked, c -> c.get(at));
    }
    List<ValueRelation> bound =
        here.stream()
            .filter(m -> unit.equals(firstUnits.get(m)))
            .flatMap(m -> bonds.getOrDefault(m, List.of()).stream())
            .toList();
    column(bound, b -> escapedValue(b.group().id().path()));
    column(
        bound,
        b -> "%s[%d_%d]".formatted(firstUnits.get(b.from()), ids.get(b.from()), ids.get(b.to())));
    out.append("\n");
  }

  private <T> void column(List<T> stacked, Function<T, String> value) {
    if (stacked.isEmpty()) {
      out.append('_');
    }
    for (int i = 0; i < stacked.size(); i++) {
      out.append(i == 0 ? "" : "|").append(value.apply(stacked.get(i)));
    }
    out.append('\t');
  }

  private static Map<String, String> features(ValueSpan mark) {
    Map<String, String> features = new HashMap<>(mark.origin().words());
    features.put("field", mark.label());
    features.put("path", mark.path());
    mark.told().ifPresent(v -> features.put("value", v));
    return features;
  }

  /**
   * Returns the number of characters before the first token that would be read as spaces although
   * they aren't.
   */
  static int unfit(AnnotatedLetter letter) {
    String text = letter.letter().text().canonical();
    int first =
        LetterTokenizer.of(letter.letter().text(), List.of()).stream()
            .findFirst()
            .map(Span::start)
            .orElse(text.length());
    return (int) text.substring(0, first).chars().filter(c -> c != ' ').count();
  }

  private static String escapedText(String line) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '\t' -> escaped.append("\\t");
        case '\f' -> escaped.append("\\f");
        case '\r' -> escaped.append("\\r");
        case '\b' -> escaped.append("\\b");
        case '\\' -> escaped.append("\\\\");
        default -> {
          if (c < ' ' && c != '\u000B') {
            escaped.append('\\');
          }
          escaped.append(c);
        }
      }
    }
    return escaped.toString();
  }

  private static String escapedValue(String value) {
    StringBuilder escaped = new StringBuilder(value.length() + 8);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean lineEnds = c == '\r' && value.startsWith("\n", i + 1);
      if (c == '\t') {
        escaped.append("\\t");
      } else if (c == '\n' || (c == '\r' && !lineEnds)) {
        escaped.append("\\n");
      } else if (!lineEnds) {
        boolean reserved = RESERVED.indexOf(c) >= 0 || value.startsWith("->", i);
        escaped.append(reserved ? "\\" : "").append(c);
      }
    }
    return escaped.toString();
  }
}
