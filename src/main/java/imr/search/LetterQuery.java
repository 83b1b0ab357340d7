package imr.search;

import imr.annotation.Schema;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A search query: finds the letters that satisfy all conditions. Immutable. Its written form parses
 * to an equal query.
 *
 * <p>Adjacent conditions on fields of disputed items apply to the same item unless one is negated:
 * {@code category:drug/opioid decision:overturned} finds letters in which an opioid was approved.
 * The same holds for other groups of the schema.
 */
public record LetterQuery(List<Condition> conditions) implements ParsedQuery {
  /** Finds all letters. */
  public static final LetterQuery ALL = new LetterQuery(List.of());

  public LetterQuery {
    conditions = List.copyOf(conditions);
  }

  /** Creates a query from conditions. */
  public static LetterQuery of(Condition... conditions) {
    return new LetterQuery(List.of(conditions));
  }

  /**
   * Parses what a person typed; blank input finds all letters. Never throws.
   *
   * @return the query, or a {@link ParsedQuery.QuerySyntaxError} that describes the error
   */
  public static ParsedQuery read(String written, Schema schema) {
    return new QueryReader(written, QueryVocabulary.of(schema)).read();
  }

  /** Returns the query in its written form. */
  public String written() {
    return conditions.stream().map(Condition::written).collect(Collectors.joining(" "));
  }

  /** Returns a query with another condition at the end. */
  public LetterQuery and(Condition condition) {
    return new LetterQuery(Stream.concat(conditions.stream(), Stream.of(condition)).toList());
  }

  /**
   * Returns whether the query searches for words of the text, so that there are {@link Passage}s.
   */
  public boolean hasWords() {
    return conditions.stream()
        .anyMatch(c -> !c.not() && c.about() instanceof QuerySubject.TextSubject);
  }

  /** Returns a query in which {@code me} is a person. Otherwise {@code me} matches nobody. */
  public LetterQuery as(String person) {
    return new LetterQuery(
        conditions.stream()
            .map(
                c ->
                    new Condition(
                        c.not(),
                        c.about(),
                        c.anyOf().stream()
                            .map(m -> isMe(c.about(), m) ? new Match.Whole(person) : m)
                            .toList()))
            .toList());
  }

  private static boolean isMe(QuerySubject about, Match match) {
    return match.equals(new Match.Keyword("me"))
        && about instanceof QuerySubject.PropertySubject(LetterProperty property)
        && property.kind() == LetterProperty.Kind.PERSON;
  }
}
