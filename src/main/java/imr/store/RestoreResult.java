package imr.store;

import java.util.List;

/** What came of putting another state of the store in its place. */
public sealed interface RestoreResult {

  /**
   * It is done, and the store is open.
   *
   * @param losses sentences on letters and changes that couldn't be recovered, or files that aren't
   *     encrypted; mostly none
   */
  record Done(List<String> losses) implements RestoreResult {
    public Done {
      losses = List.copyOf(losses);
    }
  }

  /**
   * The store is open as it was.
   *
   * @param sentence for the analyst: why, and what to do
   */
  record Refused(String sentence) implements RestoreResult {}
}
