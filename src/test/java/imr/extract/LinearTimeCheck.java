package imr.extract;

import imr.letter.Letter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntFunction;

/**
 * Checks that extraction takes about twice as long for twice the text. Measures the CPU time of its
 * own thread, comparing sizes within one run, so that a slow or busy machine doesn't matter.
 */
final class LinearTimeCheck {
  /** Below this number of milliseconds, nothing can be quadratic at the sizes used by the tests. */
  private static final double QUICK = 60;

  /** The maximum factor for twice the text. */
  private static final double DOUBLED = 3.2;

  private static final int TRIES = 3;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private LinearTimeCheck() {}

  /**
   * @param text creates a text of a given size
   * @param size the smaller size, at least ten thousand characters
   */
  static boolean holds(IntFunction<String> text, int size) {
    double once = least(text.apply(size), QUICK);
    return once < QUICK || least(text.apply(2 * size), DOUBLED * once) < DOUBLED * once;
  }

  /** The least of some tries; the first that is below the number is enough. */
  private static double least(String text, double enough) {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < TRIES && least >= enough; i++) {
      least = Math.min(least, millis(text));
    }
    return least;
  }

  private static double millis(String text) {
    Letter letter = Letter.of("invented", text, true);
    long start = CLOCK.getCurrentThreadCpuTime();
    Extractors.SHIPPED.extract(letter);
    return (CLOCK.getCurrentThreadCpuTime() - start) / 1e6;
  }
}
