package imr.letter;

import java.util.List;
import java.util.function.Predicate;

/** Binary search in a list of spans that is sorted and free of overlaps. */
public final class SpanSearch {
  private SpanSearch() {}

  /**
   * Finds the first span that satisfies a predicate.
   *
   * @param holds false up to some span and true from there on
   * @return its index, or the size of the list if there is none
   */
  public static int first(List<Span> spans, Predicate<Span> holds) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(spans.get(middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
