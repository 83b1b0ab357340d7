package imr.search;

import imr.annotation.Schema;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which letters are looked for: those for which every condition holds. Immutable, with a written
 * form that analysts type and that says the same when it is read again.
 *
 * <p>Conditions on fields of the disputed items that stand beside each other, none of them negated,
 * are about one and the same item: {@code category:drug/opioid decision:overturned} finds letters
 * in which an opioid was granted. The same holds for any other group of the schema.
 */
public record Query(List<Condition> conditions) implements Reading {
  /** Every letter. */
  public static final Query ALL = new Query(List.of());

  public Query {
    conditions = List.copyOf(conditions);
  }

  public static Query of(Condition... conditions) {
    return new Query(List.of(conditions));
  }

  /** Reads what somebody typed; blank words are every letter. Never fails. */
  public static Reading read(String written, Schema schema) {
    return new QueryReader(written, Vocabulary.of(schema)).read();
  }

  /** As an analyst types it. */
  public String written() {
    return conditions.stream().map(Condition::written).collect(Collectors.joining(" "));
  }

  /** With one more condition at the end. */
  public Query and(Condition condition) {
    return new Query(Stream.concat(conditions.stream(), Stream.of(condition)).toList());
  }

  /** Without any condition about something. */
  public Query without(About about) {
    return new Query(conditions.stream().filter(c -> !c.about().equals(about)).toList());
  }

  /** True where words of the letters are looked for, so that there are {@link Passage}s. */
  public boolean hasWords() {
    return conditions.stream().anyMatch(c -> !c.not() && c.about() instanceof About.Words);
  }

  /** The same with {@code me} being a person; without this nobody is. */
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
