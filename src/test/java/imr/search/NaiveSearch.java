package imr.search;

import imr.annotation.FieldId;
import imr.search.IndexEntry.Entry;
import imr.search.IndexEntry.FieldContents;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A naive implementation of search that examines one entry at a time. */
final class NaiveSearch {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

  private NaiveSearch() {}

  static boolean finds(LetterQuery query, IndexEntry card) {
    return query.conditions().stream().filter(Condition::not).noneMatch(c -> holds(c, card))
        && query.conditions().stream()
            .filter(c -> !c.not() && group(c).isEmpty())
            .allMatch(c -> holds(c, card))
        && query.conditions().stream()
            .filter(c -> !c.not() && group(c).isPresent())
            .collect(Collectors.groupingBy(c -> group(c).orElseThrow()))
            .entrySet()
            .stream()
            .allMatch(e -> holdInOne(e.getKey(), e.getValue(), card));
  }

  private static Optional<FieldId> group(Condition condition) {
    return condition.about() instanceof QuerySubject.FieldSubject in
        ? in.group()
        : Optional.empty();
  }

  private static boolean holdInOne(FieldId group, List<Condition> conditions, IndexEntry card) {
    return entries(group, card)
        .anyMatch(e -> conditions.stream().allMatch(c -> holds(c, e.facts())));
  }

  private static Stream<Entry> entries(FieldId group, IndexEntry card) {
    return card.entries().stream().filter(e -> e.group().equals(group));
  }

  private static boolean holds(Condition condition, IndexEntry card) {
    return switch (condition.about()) {
      case QuerySubject.TextSubject _ ->
          condition.anyOf().stream()
              .anyMatch(m -> text(m, card.text(), true) || text(m, card.headline().title(), true));
      case QuerySubject.PropertySubject(LetterProperty property) ->
          condition.anyOf().stream().anyMatch(m -> holds(property, m, card));
      case QuerySubject.FieldSubject in ->
          in.group().isEmpty()
              ? holds(condition, card.facts())
              : entries(in.group().get(), card).anyMatch(e -> holds(condition, e.facts()));
    };
  }

  private static boolean holds(Condition condition, List<FieldContents> facts) {
    FieldId field = ((QuerySubject.FieldSubject) condition.about()).field();
    return facts.stream()
        .filter(f -> f.field().id().equals(field))
        .anyMatch(f -> condition.anyOf().stream().anyMatch(m -> holds(condition.about(), m, f)));
  }

  private static boolean holds(QuerySubject about, Match match, FieldContents fact) {
    return match instanceof Match.Keyword(String word)
        ? fact.said().keySet().stream().anyMatch(s -> s.name().equalsIgnoreCase(word))
        : fact.values().stream().anyMatch(v -> holds(about.kind(), match, v));
  }

  private static boolean holds(LetterProperty property, Match match, IndexEntry card) {
    if (match instanceof Match.Keyword(String word)) {
      return keyword(property, word, card);
    }
    Collection<String> values =
        switch (property) {
          case STATE, FLAG, ARCHIVED, RECOGNIZED -> List.of();
          case BY -> card.annotators();
          case ASSIGNED -> card.assigned().stream().toList();
          case FINISHED_BY -> card.finished().stream().map(f -> f.by()).toList();
          case CHECK -> card.checks();
          case ADDED -> List.of(card.added().toLocalDate().toString());
          case CHANGED -> List.of(card.changed().toLocalDate().toString());
          case FINISHED -> card.finished().stream().map(f -> f.day().toString()).toList();
          case OPEN -> List.of("" + card.headline().open());
          case CONFIDENCE -> card.confidence().stream().mapToObj(d -> "" + d).toList();
          case CORRECTIONS ->
              List.of(
                  ""
                      + card.corrected().values().stream()
                          .map(Map::values)
                          .flatMap(Collection::stream)
                          .mapToInt(i -> i)
                          .sum());
          case TITLE -> List.of(card.headline().title());
          case FILE -> List.of(card.file());
        };
    return values.stream().anyMatch(v -> holds(property.kind(), match, v));
  }

  private static boolean keyword(LetterProperty property, String word, IndexEntry card) {
    return switch (property) {
      case STATE -> card.headline().state().name().replace('_', '-').equalsIgnoreCase(word);
      case FLAG -> card.headline().flagged() == word.equals("yes");
      case ARCHIVED -> card.archived() == word.equals("yes");
      case RECOGNIZED -> card.recognised() == word.equals("yes");
      case BY -> word.equals("nobody") && card.annotators().isEmpty();
      case ASSIGNED -> word.equals("nobody") && card.assigned().isEmpty();
      case FINISHED_BY -> word.equals("nobody") && card.finished().isEmpty();
      case CHECK -> card.checks().isEmpty() == word.equals("none");
      case FINISHED -> card.finished().isEmpty() == word.equals("none");
      case CONFIDENCE -> card.confidence().isEmpty() == word.equals("none");
      case ADDED, CHANGED, OPEN, CORRECTIONS, TITLE, FILE -> false;
    };
  }

  private static boolean holds(LetterProperty.Kind kind, Match match, String value) {
    boolean measured = match instanceof Match.Range || match instanceof Match.Bound;
    return switch (kind) {
      case CHOICE -> false;
      case CODE, ID ->
          match instanceof Match.Start(String text)
              ? folded(value).startsWith(folded(text))
              : folded(value).equals(folded(text(match)));
      case PERSON -> text(match, value, false);
      case TEXT -> text(match, value, true);
      case AMOUNT ->
          measured ? numbers(value).anyMatch(n -> number(match, n)) : text(match, value, true);
      case DATE -> date(match, value);
      case NUMBER, DECIMAL, ENTRIES -> number(match, Double.parseDouble(value));
    };
  }

  private static Stream<Double> numbers(String value) {
    Matcher all = NUMBER.matcher(value.replaceFirst("/10$", ""));
    return all.results().map(r -> Double.parseDouble(r.group()));
  }

  private static String text(Match match) {
    return switch (match) {
      case Match.Word(String text) -> text;
      case Match.Exact(String text) -> text;
      case Match.Whole(String text) -> text;
      case Match.Start(String text) -> text;
      case Match.Keyword _, Match.Range _, Match.Bound _ -> "\u0000";
    };
  }

  private static boolean date(Match match, String day) {
    return switch (match) {
      case Match.Word(String text) -> day.startsWith(text);
      case Match.Range(var from, var to) ->
          from.map(f -> day.compareTo(f) >= 0).orElse(true)
              && to.map(t -> day.compareTo(t) <= 0 || day.startsWith(t)).orElse(true);
      case Match.Bound(Match.Order order, String text) ->
          switch (order) {
            case LESS -> day.compareTo(text) < 0;
            case AT_MOST -> day.compareTo(text) <= 0 || day.startsWith(text);
            case AT_LEAST -> day.compareTo(text) >= 0;
            case MORE -> day.compareTo(text) > 0 && !day.startsWith(text);
          };
      case Match.Exact _, Match.Whole _, Match.Start _, Match.Keyword _ -> false;
    };
  }

  private static boolean number(Match match, double value) {
    return switch (match) {
      case Match.Word(String text) -> value == Double.parseDouble(text);
      case Match.Range(var from, var to) ->
          from.map(f -> value >= Double.parseDouble(f)).orElse(true)
              && to.map(t -> value <= Double.parseDouble(t)).orElse(true);
      case Match.Bound(Match.Order order, String text) ->
          switch (order) {
            case LESS -> value < Double.parseDouble(text);
            case AT_MOST -> value <= Double.parseDouble(text);
            case AT_LEAST -> value >= Double.parseDouble(text);
            case MORE -> value > Double.parseDouble(text);
          };
      case Match.Exact _, Match.Whole _, Match.Start _, Match.Keyword _ -> false;
    };
  }

  static boolean text(Match match, String value, boolean anyEnding) {
    List<String> words = words(value);
    return switch (match) {
      case Match.Word(String text) when anyEnding && words(text).size() == 1 ->
          words.stream().anyMatch(w -> stem(w).equals(stem(words(text).getFirst())));
      case Match.Word(String text) -> stand(words, words(text), String::equals);
      case Match.Exact(String text) -> stand(words, words(text), String::equals);
      case Match.Whole(String text) -> folded(value).equals(folded(text));
      case Match.Start(String text) -> stand(words, words(text), String::startsWith);
      case Match.Keyword _, Match.Range _, Match.Bound _ -> false;
    };
  }

  private interface LastWord {
    boolean holds(String word, String wanted);
  }

  private static boolean stand(List<String> words, List<String> wanted, LastWord last) {
    int end = wanted.size() - 1;
    Predicate<Integer> at =
        i ->
            words.subList(i, i + end).equals(wanted.subList(0, end))
                && last.holds(words.get(i + end), wanted.get(end));
    return !wanted.isEmpty()
        && Stream.iterate(0, i -> i + end < words.size(), i -> i + 1).anyMatch(at);
  }

  static List<String> words(String text) {
    return WORD.matcher(folded(text)).results().map(r -> r.group()).toList();
  }

  private static String stem(String word) {
    return SampleIndexEntries.WORDS.stream()
        .filter(line -> line.stream().map(NaiveSearch::folded).anyMatch(word::equals))
        .findFirst()
        .map(List::getFirst)
        .orElse(word);
  }

  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{Mn}", "")
        .replaceAll("\\s+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
