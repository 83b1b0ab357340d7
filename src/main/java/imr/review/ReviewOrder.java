package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Target;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which undecided fields are visited: first those questioned by a check, then those
 * with low confidence, then the rest, each in form order.
 *
 * @param plain whether to use form order only
 * @param sure the confidence below which a suggestion is visited early, from 0 to 1
 * @param chances the confidence of each suggestion
 */
public record ReviewOrder(boolean plain, double sure, SuggestionConfidences chances) {

  /** Form order. */
  public static final ReviewOrder PLAIN = new ReviewOrder(true, 0);

  /** Creates an order based on the programs' own confidences. */
  public ReviewOrder(boolean plain, double sure) {
    this(plain, sure, SuggestionConfidences.NONE);
  }

  /** Returns a copy with other confidences. */
  public ReviewOrder with(SuggestionConfidences others) {
    return new ReviewOrder(plain, sure, others);
  }

  /** A field's position in this order. */
  private record Place(int need, int line) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return need != other.need
          ? Integer.compare(need, other.need)
          : Integer.compare(line, other.line);
    }
  }

  /**
   * Returns the next undecided field after a row, continuing with the first one at the end. A row
   * that was just decided counts as belonging to the most urgent remaining kind, so that the
   * selection moves down instead of jumping to the top.
   *
   * @param questioned the targets of failing checks
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

  private int need(FormRow.Blank blank, Set<Target> questioned) {
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
