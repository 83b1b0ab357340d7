package imr.ui.library;

import imr.annotation.Field;
import imr.annotation.Schema;
import imr.search.Condition;
import imr.search.Match;
import imr.search.QuerySubject;
import java.util.Locale;
import java.util.stream.Collectors;

/** A condition in an analyst's words, short enough for a chip. */
final class ConditionWords {
  private ConditionWords() {}

  /** {@code Category: Opioid or NSAID}; {@code not State: new}; of words of the letter, these. */
  static String of(Condition condition, Schema schema) {
    String about = about(condition.about(), schema);
    String values =
        condition.anyOf().stream()
            .map(m -> value(condition.about(), m, schema))
            .collect(Collectors.joining(" or "));
    return (condition.not() ? "not " : "") + (about.isEmpty() ? "" : about + ": ") + values;
  }

  /** What a condition asks about, as the form calls it. */
  static String about(QuerySubject about, Schema schema) {
    return switch (about) {
      case QuerySubject.TextSubject _ -> "";
      case QuerySubject.PropertySubject of -> capital(of.name().replace('-', ' '));
      case QuerySubject.FieldSubject in ->
          schema.find(in.field()).map(Field::label).orElse(in.name());
    };
  }

  private static String value(QuerySubject about, Match match, Schema schema) {
    return switch (match) {
      case Match.Word(String text) -> label(about, text, schema);
      case Match.Keyword(String word) -> word.replace('-', ' ');
      case Match.Exact(String text) -> "“" + text + "”";
      case Match.Whole(String text) -> label(about, text, schema);
      case Match.Start(String text) -> text + "…";
      case Match.Range(var from, var to) ->
          from.map(f -> "from " + f).orElse("")
              + (from.isPresent() && to.isPresent() ? " " : "")
              + to.map(t -> "to " + t).orElse("");
      case Match.Bound(Match.Order order, String text) -> order.sign() + " " + text;
    };
  }

  private static String label(QuerySubject about, String text, Schema schema) {
    return about instanceof QuerySubject.FieldSubject in
        ? schema.find(in.field()).map(f -> f.labelOf(text)).orElse(text)
        : text;
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
