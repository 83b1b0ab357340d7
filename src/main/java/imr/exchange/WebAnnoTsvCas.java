package imr.exchange;

import imr.letter.LetterText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads WebAnno TSV 3.0 to 3.3 with any layers as feature structures. Chains and links between
 * spans are ignored. An instance is used once.
 */
final class WebAnnoTsvCas {
  private static final Pattern ROW =
      Pattern.compile("(\\d+-\\d+)(\\.\\d+)?\t(\\d{1,9})-(\\d{1,9})\t.*");
  private static final Pattern STACKED = Pattern.compile("(?<!\\\\)\\|");
  private static final Pattern NUMBERED = Pattern.compile("(?s)(.*)(?<!\\\\)\\[(\\d+)]");
  private static final Pattern SOURCE =
      Pattern.compile("(\\d+-\\d+(?:\\.\\d+)?)(?:\\[(\\d+)_(\\d+)])?");
  private static final Pattern CODE = Pattern.compile("(?<!\\\\)\\\\u([0-9a-fA-F]{4})");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder sentence = new StringBuilder();
  private final List<Layer> layers = new ArrayList<>();
  private final Map<String, Span> spans = new LinkedHashMap<>();
  private final List<Arc> arcs = new ArrayList<>();
  private String sentenceId = "";
  private boolean withCodes;

  /**
   * The columns of a layer.
   *
   * @param relation whether the last column refers to another span
   */
  private record Layer(String type, boolean relation, int first, List<String> features) {}

  /** A span that is extended by each row with its number. */
  private static final class Span {
    private final String type;
    private final Map<String, String> words = new HashMap<>();
    private int begin = Integer.MAX_VALUE;
    private int end = -1;

    Span(String type) {
      this.type = type;
    }

    CasNode node(String id) {
      return new CasNode(id, type, begin, end, words, Map.of());
    }
  }

  /** A relation, by the ids of its spans. */
  private record Arc(Layer layer, String from, String to, String at, Map<String, String> words) {}

  private WebAnnoTsvCas() {}

  /**
   * Reads a file.
   *
   * @param document additional document metadata from INCEpTION
   * @throws IllegalArgumentException if the file isn't in this format
   */
  static CasJson of(String file, Optional<CasNode> document) {
    WebAnnoTsvCas cas = new WebAnnoTsvCas();
    cas.read(file.lines().iterator());
    return new CasJson(cas.whole(), cas.nodes(document));
  }

  /** The format ends every text with a line end, even if the original had none. */
  private String whole() {
    String read = text.toString();
    String without = read.substring(0, Math.max(0, read.length() - 1));
    return new LetterText(without).sha256().equals(sentenceId) ? without : read;
  }

  private void read(java.util.Iterator<String> lines) {
    int columns = 3;
    boolean inHead = true;
    while (lines.hasNext()) {
      String line = lines.next();
      Matcher row = ROW.matcher(line);
      if (inHead && line.startsWith(WebAnnoTsv.BEGINNING)) {
        // Characters are escaped as in Java.
        withCodes = line.matches(".* 3\\.[01]");
      } else if (inHead && line.startsWith("#T_")) {
        columns += layer(line, columns);
      } else if (line.startsWith(WebAnnoTsv.SENTENCE)) {
        inHead = false;
        sentenceId =
            sentenceId.isEmpty() ? line.substring(WebAnnoTsv.SENTENCE.length()) : sentenceId;
      } else if (line.startsWith(WebAnnoTsv.TEXT)) {
        inHead = false;
        sentence.append(unescapedText(line.substring(WebAnnoTsv.TEXT.length()))).append('\n');
      } else if (row.matches()) {
        row(row, line.split("\t", -1));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        throw new IllegalArgumentException("neither a token nor a sentence");
      }
    }
  }

  /** Adds a layer and returns the number of its columns. */
  private int layer(String line, int first) {
    String[] parts = line.substring(line.indexOf('=') + 1).split("\\|", -1);
    List<String> features = List.of(parts).subList(1, parts.length);
    if (line.startsWith("#T_SP=") || line.startsWith("#T_RL=")) {
      layers.add(new Layer(parts[0], line.startsWith("#T_RL="), first, features));
    }
    return Math.max(1, features.size());
  }

  private void row(Matcher row, String[] cells) {
    int begin = Integer.parseInt(row.group(3));
    int end = Integer.parseInt(row.group(4));
    if (sentence.length() > 0) {
      begin(begin);
    }
    String unit = row.group(1) + Optional.ofNullable(row.group(2)).orElse("");
    for (Layer layer : layers) {
      List<List<String>> values = stacked(layer, cells);
      for (int i = 0; i < values.size(); i++) {
        if (layer.relation()) {
          arc(layer, unit, values.get(i));
        } else {
          span(layer, unit, i, values.get(i), begin, end);
        }
      }
    }
  }

  /** Appends the sentence at the offset given by its first token. */
  private void begin(int at) {
    if (text.length() > at && text.length() == at + 1 && text.charAt(at) == '\n') {
      text.setLength(at);
    }
    if (at > LetterText.MOST_UNITS) {
      throw new IllegalArgumentException("longer than a letter may be");
    }
    text.repeat(" ", Math.max(0, at - text.length())).append(sentence);
    sentence.setLength(0);
  }

  /** Returns the values of a layer's columns for each of its annotations in a row. */
  private static List<List<String>> stacked(Layer layer, String[] cells) {
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < Math.max(1, layer.features().size()); i++) {
      int at = layer.first() + i;
      String cell = at < cells.length ? cells[at] : "_";
      String[] values = cell.equals("_") || cell.isEmpty() ? new String[0] : STACKED.split(cell);
      for (int j = 0; j < values.length; j++) {
        if (all.size() <= j) {
          all.add(new ArrayList<>());
        }
        while (all.get(j).size() < i) {
          all.get(j).add("*");
        }
        all.get(j).add(values[j]);
      }
    }
    return all;
  }

  private void span(Layer layer, String unit, int place, List<String> values, int begin, int end) {
    Optional<String> number =
        values.stream()
            .map(NUMBERED::matcher)
            .filter(Matcher::matches)
            .map(m -> m.group(2))
            .findFirst();
    String id = number.orElseGet(() -> own(unit, layer.type(), place));
    Span span = spans.computeIfAbsent(id, _ -> new Span(layer.type()));
    span.begin = Math.min(span.begin, begin);
    span.end = Math.max(span.end, end);
    for (int i = 0; i < Math.min(values.size(), layer.features().size()); i++) {
      String value = NUMBERED.matcher(values.get(i)).replaceFirst("$1");
      if (!value.equals("*")) {
        span.words.put(layer.features().get(i), unescapedValue(value));
      }
    }
    // A relation refers to a span without a number by its token.
    spans.putIfAbsent(own(unit, layer.type(), place), span);
  }

  private static String own(String unit, String type, int place) {
    return unit + " " + type + " " + place;
  }

  private void arc(Layer layer, String unit, List<String> values) {
    int last = layer.features().size() - 1;
    Matcher source = SOURCE.matcher(values.size() > last && last >= 0 ? values.get(last) : "");
    if (source.matches()) {
      String base = layer.features().get(last).replaceFirst("^BT_", "");
      Map<String, String> words = new HashMap<>();
      for (int i = 0; i < last; i++) {
        words.put(layer.features().get(i), unescapedValue(values.get(i)));
      }
      arcs.add(
          new Arc(
              layer,
              end(source.group(2), source.group(1), base),
              end(source.group(3), unit, base),
              unit,
              words));
    }
  }

  private static String end(
      @org.jspecify.annotations.Nullable String number, String unit, String type) {
    return number == null || number.equals("0") ? own(unit, type, 0) : number;
  }

  private List<CasNode> nodes(Optional<CasNode> document) {
    List<CasNode> nodes = new ArrayList<>(document.stream().toList());
    if (HASH.matcher(sentenceId).matches()) {
      nodes.add(
          new CasNode(
              "letter", UimaTypes.LETTER, -1, -1, Map.of("textSha256", sentenceId), Map.of()));
    }
    Map<Span, String> ids = new HashMap<>();
    spans.forEach((id, span) -> ids.putIfAbsent(span, id));
    ids.forEach((span, id) -> nodes.add(span.node(id)));
    for (Arc arc : arcs) {
      Optional<Span> from = Optional.ofNullable(spans.get(arc.from()));
      Optional<Span> to = Optional.ofNullable(spans.get(arc.to()));
      if (from.isPresent() && to.isPresent()) {
        Map<String, String> ends = new HashMap<>();
        ends.put("Governor", ids.getOrDefault(from.get(), ""));
        ends.put("Dependent", ids.getOrDefault(to.get(), ""));
        nodes.add(
            new CasNode(
                "arc " + nodes.size(),
                arc.layer().type(),
                to.get().begin,
                to.get().end,
                arc.words(),
                ends));
      }
    }
    return List.copyOf(nodes);
  }

  private String unescapedText(String line) {
    String plain =
        withCodes
            ? CODE.matcher(line)
                .replaceAll(
                    m ->
                        Matcher.quoteReplacement(
                            Character.toString(Integer.parseInt(m.group(1), 16))))
            : line;
    return unescaped(plain, Map.of('t', "\t", 'n', "\n", 'f', "\f", 'r', "\r", 'b', "\b"));
  }

  private static String unescapedValue(String value) {
    return unescaped(value, Map.of('t', "\t", 'n', "\n"));
  }

  private static String unescaped(String escaped, Map<Character, String> letters) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      boolean sign = escaped.charAt(i) == '\\' && i + 1 < escaped.length();
      char c = escaped.charAt(sign ? ++i : i);
      plain.append(sign ? letters.getOrDefault(c, Character.toString(c)) : Character.toString(c));
    }
    return plain.toString();
  }
}
