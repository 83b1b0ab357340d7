package imr.search;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One condition of a {@link Query}: what is asked about is one of some things.
 *
 * @param not true for the letters for which the condition does not hold, of whatever item
 * @param anyOf at least one; it is enough that one of them holds
 */
public record Condition(boolean not, About about, List<Match> anyOf) {
  public Condition {
    anyOf = List.copyOf(anyOf);
    if (anyOf.isEmpty()) {
      throw new IllegalArgumentException("a condition without anything to hold against");
    }
  }

  public static Condition of(About about, Match... anyOf) {
    return new Condition(false, about, List.of(anyOf));
  }

  /** The letters that this one leaves out. */
  public Condition negated() {
    return new Condition(!not, about, anyOf);
  }

  /** As an analyst types it: {@code -category:drug/opioid|drug/nsaid}. */
  public String written() {
    String name = about.name().isEmpty() ? "" : about.name() + ":";
    return (not ? "-" : "")
        + name
        + anyOf.stream().map(Match::written).collect(Collectors.joining("|"));
  }
}
