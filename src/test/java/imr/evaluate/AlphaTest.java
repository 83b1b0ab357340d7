package imr.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The examples of K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011). */
final class AlphaTest {

  /** A line per annotator, a word per unit; a dot where nothing was given. */
  private static double alpha(String... annotators) {
    List<List<String>> units = new ArrayList<>();
    for (String annotator : annotators) {
      List<String> said = Arrays.asList(annotator.split(" "));
      for (int i = 0; i < said.size(); i++) {
        if (units.size() <= i) {
          units.add(new ArrayList<>());
        }
        if (!said.get(i).equals(".")) {
          units.get(i).add(said.get(i));
        }
      }
    }
    return Alpha.of(units).orElseThrow();
  }

  @Test
  void twoAnnotatorsWithTwoValues() {
    assertEquals(
        0.095, alpha("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.0005);
  }

  @Test
  void twoAnnotatorsWithSeveralValues() {
    assertEquals(
        0.692, alpha("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.0005);
  }

  @Test
  void fourAnnotatorsWhoLeftSomeUnitsOut() {
    assertEquals(
        0.743,
        alpha(
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 ."),
        0.0005);
  }

  @Test
  void oneAndTheSameValueThroughoutTellsNothing() {
    assertEquals(OptionalDouble.empty(), Alpha.of(List.of(List.of("a", "a"), List.of("a", "a"))));
    assertEquals(OptionalDouble.empty(), Alpha.of(List.of(List.of("a"))));
    assertEquals(OptionalDouble.empty(), Alpha.of(List.of()));
  }
}
