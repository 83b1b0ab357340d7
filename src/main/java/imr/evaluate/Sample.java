package imr.evaluate;

import imr.letter.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A random sample of letters. Which ones it holds follows from the seed and the letters' ids alone,
 * so that the same sample can be drawn again, in whatever order the letters come.
 */
public final class Sample {
  private Sample() {}

  /**
   * Draws without regard to anything.
   *
   * @param seed any words
   * @return in the order in which they were drawn; all where there are no more than asked for
   */
  public static List<String> random(List<String> letters, int size, String seed) {
    return letters.stream()
        .distinct()
        .sorted(Comparator.comparing(id -> Sha256.of(seed + "\n" + id)))
        .limit(Math.max(0, size))
        .toList();
  }

  /**
   * Draws from each stratum in proportion to its size (largest remainders), and from each at least
   * one letter while the size allows, the largest strata first.
   *
   * @param stratum of a letter
   */
  public static List<String> stratified(
      List<String> letters, Function<String, String> stratum, int size, String seed) {
    Map<String, List<String>> strata =
        letters.stream()
            .distinct()
            .collect(Collectors.groupingBy(stratum, TreeMap::new, Collectors.toList()));
    Map<String, Integer> shares = shares(strata, size);
    List<String> drawn = new ArrayList<>();
    strata.forEach((name, all) -> drawn.addAll(random(all, of(shares, name), seed + "\n" + name)));
    return random(drawn, size, seed);
  }

  /** How many come from each stratum; together the size, or all where there are no more. */
  static Map<String, Integer> shares(Map<String, List<String>> strata, int size) {
    int all = strata.values().stream().mapToInt(List::size).sum();
    int wanted = Math.clamp(size, 0, all);
    Map<String, Integer> shares = new LinkedHashMap<>();
    strata.forEach((name, in) -> shares.put(name, (int) ((long) wanted * in.size() / all)));
    List<String> bySize =
        strata.keySet().stream()
            .sorted(Comparator.comparingInt((String s) -> -size(strata, s)))
            .toList();
    represent(bySize, shares, wanted);
    fill(strata, shares, wanted, all);
    return shares;
  }

  /** The smallest strata get a letter of the largest ones' where they have none. */
  private static void represent(List<String> bySize, Map<String, Integer> shares, int wanted) {
    for (String name : bySize.subList(0, Math.min(wanted, bySize.size()))) {
      if (of(shares, name) == 0) {
        shares.put(name, 1);
      }
    }
    for (int i = 0; shares.values().stream().mapToInt(n -> n).sum() > wanted; i++) {
      String name = bySize.get(i % bySize.size());
      if (of(shares, name) > 1) {
        shares.merge(name, -1, Integer::sum);
      }
    }
  }

  private static void fill(
      Map<String, List<String>> strata, Map<String, Integer> shares, int wanted, int all) {
    while (shares.values().stream().mapToInt(n -> n).sum() < wanted) {
      String most =
          strata.keySet().stream()
              .filter(s -> of(shares, s) < size(strata, s))
              .max(
                  Comparator.comparingDouble(
                      s -> (double) wanted * size(strata, s) / all - of(shares, s)))
              .orElseThrow();
      shares.merge(most, 1, Integer::sum);
    }
  }

  private static int of(Map<String, Integer> shares, String name) {
    return shares.getOrDefault(name, 0);
  }

  private static int size(Map<String, List<String>> strata, String name) {
    return strata.getOrDefault(name, List.of()).size();
  }
}
