package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Target;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In which order open blanks come: those that a check questions first, then those whose suggestion
 * is less sure than wanted, then the rest; in each the form's order. Plain: the form's order alone.
 *
 * @param plain true for the form's order alone
 * @param sure from which chance on a suggestion needs no early look, 0 to 1
 * @param chances how sure each suggestion is
 */
public record Order(boolean plain, double sure, Chances chances) {

  /** The form's order. */
  public static final Order PLAIN = new Order(true, 0);

  /** As sure as the programs are that suggest. */
  public Order(boolean plain, double sure) {
    this(plain, sure, Chances.NONE);
  }

  public Order with(Chances others) {
    return new Order(plain, sure, others);
  }

  /** A blank's place in this order. */
  private record Place(int need, int line) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return need != other.need
          ? Integer.compare(need, other.need)
          : Integer.compare(line, other.line);
    }
  }

  /**
   * The open blank after a line, and after the last one the first. A line that was just decided
   * stands in the most needy of what is left, so that the eye goes down and not back to the top.
   *
   * @param questioned the targets of the checks that the record does not pass
   */
  Optional<Target> next(Form form, Optional<Target> from, Set<Target> questioned) {
    Map<Target, Integer> lines = new HashMap<>();
    form.lines().forEach(t -> lines.put(t, lines.size()));
    Map<Target, Place> open = new LinkedHashMap<>();
    form.open()
        .forEach(
            b ->
                open.put(
                    b.target(), new Place(need(b, questioned), lines.getOrDefault(b.target(), 0))));
    int neediest = open.values().stream().mapToInt(Place::need).min().orElse(0);
    Place start = new Place(-1, 0);
    Place at =
        from.map(t -> open.getOrDefault(t, new Place(neediest, lines.getOrDefault(t, -1))))
            .orElse(start);
    return first(open, at).or(() -> first(open, start));
  }

  private static Optional<Target> first(Map<Target, Place> open, Place after) {
    return open.entrySet().stream()
        .filter(e -> e.getValue().compareTo(after) > 0)
        .min(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  private int need(Row.Blank blank, Set<Target> questioned) {
    if (plain) {
      return 0;
    }
    return questioned.contains(blank.target())
        ? 0
        : blank.said().filter(this::unsure).isPresent() ? 1 : 2;
  }

  private boolean unsure(Annotation said) {
    return chances.of(said) < sure;
  }
}
