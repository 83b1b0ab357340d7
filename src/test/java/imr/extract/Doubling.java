package imr.extract;

import imr.letter.Letter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntFunction;

/**
 * Whether extraction takes about twice as long for twice the text. It counts the processor time of
 * its own thread, measured in one run, so that a slow or busy machine changes nothing.
 */
final class Doubling {
  /** Faster than this, in milliseconds, nothing of the sizes that the tests use is quadratic. */
  private static final double QUICK = 60;

  /** Twice the text may take up to this much more. */
  private static final double DOUBLED = 3.2;

  private static final int TRIES = 3;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private Doubling() {}

  /**
   * @param text the text of any size
   * @param size the smaller size, of at least some ten thousand characters
   */
  static boolean holds(IntFunction<String> text, int size) {
    if (millis(text.apply(size)) < QUICK) {
      return true;
    }
    double once = least(text.apply(size));
    return once < QUICK || least(text.apply(2 * size)) < DOUBLED * once;
  }

  private static double least(String text) {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
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
