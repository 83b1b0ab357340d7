package imr.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LongSorterTest {
  private final SplittableRandom random = new SplittableRandom(26);

  @Test
  void anyNumbersAreSortedAsByComparing() {
    for (int bits = 1; bits <= 64; bits++) {
      long[] keys = numbers(bits);
      long[] ties = numbers(20);

      assertArrayEquals(compared(keys, ties), LongSorter.sorted(keys.length, keys, ties));
    }
  }

  @Test
  void negativeNumbersComeFirst() {
    long[] keys = {1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 0, -2};

    assertArrayEquals(new int[] {3, 5, 1, 4, 0, 2}, LongSorter.sorted(6, keys));
  }

  @Test
  void whatIsBehindTheCountIsLeftOut() {
    assertArrayEquals(new int[] {1, 0}, LongSorter.sorted(2, new long[] {5, 4, 3, 2}));
    assertArrayEquals(new int[0], LongSorter.sorted(0, new long[] {}));
  }

  @Test
  void equalNumbersStayInOrder() {
    assertArrayEquals(new int[] {1, 0, 2}, LongSorter.sorted(3, new long[] {256, 1, 256}));
  }

  /** With ties, and negative ones among them. */
  private long[] numbers(int bits) {
    long[] numbers = LongStream.range(0, 400).map(_ -> random.nextLong() >> (64 - bits)).toArray();
    Arrays.setAll(numbers, i -> i % 7 == 6 ? numbers[i - 1] : numbers[i]);
    return numbers;
  }

  private static int[] compared(long[] keys, long[] ties) {
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.<Integer>comparingLong(i -> keys[i]).thenComparingLong(i -> ties[i]))
        .mapToInt(i -> i)
        .toArray();
  }
}
