package imr.search;

import java.util.stream.IntStream;

/**
 * Sorts by numbers that are kept side by side, byte by byte from the lowest one, which takes a few
 * milliseconds for a hundred thousand of them: bytes that are the same in all take none.
 */
final class LongSorter {
  private static final int VALUES = 1 << Byte.SIZE;

  private LongSorter() {}

  /**
   * Returns the places 0 to {@code count - 1}, sorted by the numbers there.
   *
   * @param numbers the keys, the first one weighs most; at least {@code count} numbers in each
   */
  static int[] sorted(int count, long[]... numbers) {
    int[] places = IntStream.range(0, count).toArray();
    int[] spare = new int[count];
    for (int key = numbers.length - 1; key >= 0; key--) {
      long different = different(count, numbers[key]);
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        if ((different >>> shift & VALUES - 1) != 0) {
          sort(numbers[key], shift, places, spare);
          int[] sorted = spare;
          spare = places;
          places = sorted;
        }
      }
    }
    return places;
  }

  /** Returns the bits in which numbers differ. */
  private static long different(int count, long[] numbers) {
    long different = 0;
    for (int i = 0; i < count; i++) {
      different |= numbers[i] ^ numbers[0];
    }
    return different;
  }

  /** Sorts by one byte; places with the same byte stay in their order. */
  private static void sort(long[] numbers, int shift, int[] places, int[] sorted) {
    int[] starts = new int[VALUES + 1];
    for (int place : places) {
      starts[at(numbers[place], shift) + 1]++;
    }
    for (int i = 0; i < VALUES; i++) {
      starts[i + 1] += starts[i];
    }
    for (int place : places) {
      sorted[starts[at(numbers[place], shift)]++] = place;
    }
  }

  /** Returns a byte of a number; negative numbers come first. */
  private static int at(long number, int shift) {
    return (int) ((number ^ Long.MIN_VALUE) >>> shift) & VALUES - 1;
  }
}
