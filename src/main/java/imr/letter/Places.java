package imr.letter;

import java.util.List;
import java.util.function.Predicate;

/** SearchQuery things up in spans that are sorted and do not overlap. */
public final class Places {
  private Places() {}

  /**
   * The place of the first span for which something holds that holds for all after it too; the
   * list's size where it holds for none.
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
