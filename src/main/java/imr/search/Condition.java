package imr.search;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition of a {@link LetterQuery}: its subject matches at least one of several values.
 *
 * @param not whether the condition selects the letters that don't match, in any item
 * @param anyOf the alternatives
 */
public record Condition(boolean not, QuerySubject about, List<Match> anyOf) {
  /**
   * @throws IllegalArgumentException if there are no alternatives
   */
  public Condition {
    anyOf = List.copyOf(anyOf);
    if (anyOf.isEmpty()) {
      throw new IllegalArgumentException("a condition without anything to hold against");
    }
  }

  /** Creates a condition that isn't negated. */
  public static Condition of(QuerySubject about, Match... anyOf) {
    return new Condition(false, about, List.of(anyOf));
  }

  /** Returns the condition in query syntax: {@code -category:drug/opioid|drug/nsaid}. */
  public String written() {
    String name = about.name().isEmpty() ? "" : about.name() + ":";
    return (not ? "-" : "")
        + name
        + anyOf.stream().map(Match::written).collect(Collectors.joining("|"));
  }
}
