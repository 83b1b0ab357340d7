package imr.extract.grounding;

import imr.annotation.Field;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses among the locations of consecutive claims, such as those of a list of values or
 * citations. Consecutive claims should be located in order and close together. Where a list begins
 * or is interrupted, nearby cues decide; otherwise the first location.
 */
final class LocationChooser {
  /** The maximum distance of two neighbors in an enumeration, in UTF-16 units. */
  private static final int CLOSE = 60;

  private static final long APART = 4;
  private static final long BACKWARDS = 16;

  /** The maximum number of locations considered per claim. */
  private static final int MOST = 60;

  private final LocationCues cues;

  LocationChooser(LocationCues cues) {
    this.cues = cues;
  }

  /**
   * The locations of a claim.
   *
   * @param places never empty, in text order
   * @param last whether the last location is preferred over the first
   */
  record Option(Field field, List<Span> places, boolean last) {
    Option {
      places = List.copyOf(places.size() > MOST ? places.subList(0, MOST) : places);
    }
  }

  /**
   * Chooses a location for each claim; empty if all its locations are used by other claims of its
   * field.
   */
  List<Optional<Span>> chosen(List<Option> options) {
    List<Span> cheapest = cheapest(options);
    List<Optional<Span>> chosen = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < options.size(); i++) {
      Option option = options.get(i);
      List<Span> wanted = new ArrayList<>(List.of(cheapest.get(i)));
      wanted.addAll(option.places());
      Optional<Span> free =
          wanted.stream().filter(s -> !taken.contains(key(option, s))).findFirst();
      free.ifPresent(s -> taken.add(key(option, s)));
      chosen.add(free);
    }
    return chosen;
  }

  private static String key(Option option, Span span) {
    return option.field().id() + "@" + span.start() + "-" + span.end();
  }

  /** Returns the cheapest path through all options; among equal ones, the first in the text. */
  private List<Span> cheapest(List<Option> options) {
    List<long[]> costs = new ArrayList<>();
    List<int[]> from = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      int size = options.get(i).places().size();
      costs.add(new long[size]);
      from.add(new int[size]);
      for (int k = 0; k < size; k++) {
        weigh(options, i, k, costs, from);
      }
    }
    return back(options, costs, from);
  }

  private void weigh(List<Option> options, int i, int k, List<long[]> costs, List<int[]> from) {
    Option option = options.get(i);
    Span place = option.places().get(k);
    boolean choice = option.places().size() > 1;
    long cue = choice ? cues.distance(option.field(), place) : 0;
    long order = option.last() ? option.places().size() - k : k;
    if (i == 0) {
      costs.get(i)[k] = ((APART + cue) << 24) + order;
      return;
    }
    List<Span> before = options.get(i - 1).places();
    long best = Long.MAX_VALUE;
    for (int p = 0; p < before.size(); p++) {
      long cost = costs.get(i - 1)[p] + (step(before.get(p), place, cue) << 24) + order;
      if (cost < best) {
        best = cost;
        from.get(i)[k] = p;
      }
    }
    costs.get(i)[k] = best;
  }

  private static long step(Span before, Span place, long cue) {
    int gap = place.start() - before.end();
    return gap < 0 ? BACKWARDS + cue : gap <= CLOSE ? 0 : APART + cue;
  }

  private static List<Span> back(List<Option> options, List<long[]> costs, List<int[]> from) {
    Span[] way = new Span[options.size()];
    int k = 0;
    for (int i = options.size() - 1; i >= 0; i--) {
      k = i == options.size() - 1 ? least(costs.get(i)) : from.get(i + 1)[k];
      way[i] = options.get(i).places().get(k);
    }
    return List.of(way);
  }

  private static int least(long[] costs) {
    int least = 0;
    for (int k = 1; k < costs.length; k++) {
      least = costs[k] < costs[least] ? k : least;
    }
    return least;
  }
}
