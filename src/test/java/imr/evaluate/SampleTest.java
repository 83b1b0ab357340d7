package imr.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SampleTest {
  private static final List<String> LETTERS =
      IntStream.range(0, 100).mapToObj(i -> "letter " + i).toList();

  private static String stratum(String letter) {
    int number = Integer.parseInt(letter.substring(7));
    return number < 80 ? "many" : number < 99 ? "some" : "one";
  }

  private static Map<String, Long> counted(List<String> letters) {
    return letters.stream()
        .collect(Collectors.groupingBy(SampleTest::stratum, TreeMap::new, Collectors.counting()));
  }

  @Test
  void aSampleIsTheSameWhateverTheOrder() {
    List<String> drawn = Sample.random(LETTERS, 10, "seed");
    assertEquals(10, Set.copyOf(drawn).size());
    assertEquals(drawn, Sample.random(LETTERS.reversed(), 10, "seed"));
    assertNotEquals(drawn, Sample.random(LETTERS, 10, "another seed"));
  }

  @Test
  void aStratifiedSampleFollowsTheShares() {
    assertEquals(
        Map.of("many", 8L, "some", 1L, "one", 1L),
        counted(Sample.stratified(LETTERS, SampleTest::stratum, 10, "seed")));
    assertEquals(
        Map.of("many", 40L, "some", 9L, "one", 1L),
        counted(Sample.stratified(LETTERS, SampleTest::stratum, 50, "seed")));
  }

  @Test
  void noMoreThanThereAreAreDrawn() {
    assertEquals(
        Set.copyOf(LETTERS),
        Set.copyOf(Sample.stratified(LETTERS, SampleTest::stratum, 500, "seed")));
    assertEquals(List.of(), Sample.stratified(LETTERS, SampleTest::stratum, 0, "seed"));
    assertEquals(2, Sample.stratified(LETTERS, SampleTest::stratum, 2, "seed").size());
    assertEquals(List.of(), Sample.stratified(List.of(), SampleTest::stratum, 5, "seed"));
  }
}
