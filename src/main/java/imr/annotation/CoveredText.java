package imr.annotation;

import imr.letter.Span;
import java.util.Map;
import java.util.TreeMap;

/** The text that some spans cover together, asked in less time than each of them. */
final class CoveredText {
  /** The ends of the covered stretches by their starts; they are apart. */
  private final TreeMap<Integer, Integer> stretches = new TreeMap<>();

  /** Returns whether a span shares text with one that was added. */
  boolean overlaps(Span span) {
    Map.Entry<Integer, Integer> last = stretches.lowerEntry(span.end());
    return last != null && last.getValue() > span.start();
  }

  /** Adds a span. */
  void add(Span span) {
    int start = span.start();
    int end = span.end();
    Map.Entry<Integer, Integer> last = stretches.lowerEntry(end);
    while (last != null && last.getValue() > span.start()) {
      start = Math.min(start, last.getKey());
      end = Math.max(end, last.getValue());
      stretches.remove(last.getKey());
      last = stretches.lowerEntry(span.end());
    }
    stretches.put(start, end);
  }
}
