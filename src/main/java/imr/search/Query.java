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
public record Query(List<Condition> conditions) implements Reading {
  /** Finds all letters. */
  public static final Query ALL = new Query(List.of());

  public Query {
    conditions = List.copyOf(conditions);
  }

  /** Creates a query from conditions. */
  public static Query of(Condition... conditions) {
    return new Query(List.of(conditions));
  }

  /**
   * Parses what a person typed; blank input finds all letters. Never throws.
   *
   * @return the query, or a {@link Reading.Misread} that describes the error
   */
  public static Reading read(String written, Schema schema) {
    return new QueryReader(written, Vocabulary.of(schema)).read();
  }

  /** Returns the query in its written form. */
  public String written() {
    return conditions.stream().map(Condition::written).collect(Collectors.joining(" "));
  }

  /** Returns a query with another condition at the end. */
  public Query and(Condition condition) {
    return new Query(Stream.concat(conditions.stream(), Stream.of(condition)).toList());
  }

  /** Returns a query without the conditions on a subject. */
  public Query without(About about) {
    return new Query(conditions.stream().filter(c -> !c.about().equals(about)).toList());
  }

  /**
   * Returns whether the query searches for words of the text, so that there are {@link Passage}s.
   */
  public boolean hasWords() {
    return conditions.stream().anyMatch(c -> !c.not() && c.about() instanceof About.Words);
  }

  /** Returns a query in which {@code me} is a person. Otherwise {@code me} matches nobody. */
  public Query as(String person) {
    return new Query(
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

  private static boolean isMe(About about, Match match) {
    return match.equals(new Match.Keyword("me"))
        && about instanceof About.Of(Property property)
        && property.kind() == Property.Kind.PERSON;
  }
}
