package imr.search;

import imr.annotation.Field;
import imr.search.SearchIndex.ValueCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Completes a query while it is typed. */
final class Completions {
  /** The maximum number of suggestions. */
  private static final int MOST = 12;

  private final QueryVocabulary vocabulary;
  private final Values values;

  /** Looks up indexed values. */
  interface Values {
    List<ValueCount> of(QuerySubject about, String beginning, int limit);
  }

  Completions(QueryVocabulary vocabulary, Values values) {
    this.vocabulary = vocabulary;
    this.values = values;
  }

  List<QueryCompletion> of(String written, int caret) {
    int at = Math.clamp(caret, 0, written.length());
    int start = start(written, at);
    String typed = written.substring(start, at);
    int minus = typed.startsWith("-") ? 1 : 0;
    int colon = colon(typed);
    if (colon < 0) {
      return typed.contains("\"") || typed.length() == minus
          ? List.of()
          : names(typed.substring(minus), start + minus, at);
    }
    return vocabulary
        .find(typed.substring(minus, colon))
        .map(about -> values(about, typed.substring(colon + 1), start + colon + 1, at))
        .orElse(List.of());
  }

  /** Returns the start of the condition at the caret: after the last white space outside quotes. */
  private static int start(String written, int caret) {
    boolean inQuotes = false;
    int start = 0;
    for (int i = 0; i < caret; i++) {
      char c = written.charAt(i);
      inQuotes ^= c == '"';
      if (!inQuotes && QueryReader.isSpace(c)) {
        start = i + 1;
      }
    }
    return start;
  }

  /** Returns the index of the colon after the condition's name, or -1. */
  private static int colon(String typed) {
    int colon = typed.indexOf(':');
    int quote = typed.indexOf('"');
    return quote >= 0 && quote < colon ? -1 : colon;
  }

  private List<QueryCompletion> names(String typed, int start, int end) {
    String beginning = typed.toLowerCase(Locale.ROOT);
    return vocabulary.all().stream()
        .filter(about -> isMeant(about, beginning))
        .limit(MOST)
        .map(about -> new QueryCompletion(about.name() + ":", label(about), 0, start, end))
        .toList();
  }

  private boolean isMeant(QuerySubject about, String beginning) {
    return Stream.of(about.name(), label(about), id(about))
        .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(beginning));
  }

  private static String id(QuerySubject about) {
    return about instanceof QuerySubject.FieldSubject in ? in.field().path() : about.name();
  }

  private String label(QuerySubject about) {
    return vocabulary.field(about).map(Field::label).orElse(about.name());
  }

  /** Suggests values for the last of several alternatives separated by bars. */
  private List<QueryCompletion> values(QuerySubject about, String typed, int start, int end) {
    int bar = typed.contains("\"") ? bar(typed) : typed.lastIndexOf('|');
    String words = typed.substring(bar + 1);
    String beginning = words.replaceFirst("^=?\"?", "");
    Map<String, QueryCompletion> found = new LinkedHashMap<>();
    fixed(about, TextNormalizer.folded(beginning), start + bar + 1, end)
        .forEach(s -> found.putIfAbsent(s.words(), s));
    Map<String, Integer> counts = new LinkedHashMap<>();
    values.of(about, beginning, MOST).forEach(c -> counts.put(c.value(), c.count()));
    counts.forEach(
        (value, count) -> {
          String as = vocabulary.match(about, value).written();
          String label = vocabulary.field(about).map(f -> f.labelOf(value)).orElse(value);
          found.put(as, new QueryCompletion(as, label, count, start + bar + 1, end));
        });
    return found.values().stream().limit(MOST).toList();
  }

  private static int bar(String typed) {
    boolean inQuotes = false;
    int bar = -1;
    for (int i = 0; i < typed.length(); i++) {
      inQuotes ^= typed.charAt(i) == '"';
      bar = !inQuotes && typed.charAt(i) == '|' ? i : bar;
    }
    return bar;
  }

  private Stream<QueryCompletion> fixed(QuerySubject about, String beginning, int start, int end) {
    Stream<QueryCompletion> keywords =
        vocabulary.keywords(about).stream()
            .filter(word -> word.startsWith(beginning))
            .map(word -> new QueryCompletion(word, word, 0, start, end));
    Stream<QueryCompletion> codes =
        vocabulary.codes(about).stream()
            .filter(code -> isMeant(code, beginning))
            .map(
                code ->
                    new QueryCompletion(
                        vocabulary.match(about, code.code()).written(),
                        code.label(),
                        0,
                        start,
                        end));
    return beginning.isEmpty() ? Stream.concat(codes, keywords) : Stream.concat(keywords, codes);
  }

  private static boolean isMeant(Field.Code code, String beginning) {
    return Stream.of(code.code(), code.label())
        .map(TextNormalizer::folded)
        .anyMatch(name -> name.startsWith(beginning) || name.contains("/" + beginning));
  }
}
