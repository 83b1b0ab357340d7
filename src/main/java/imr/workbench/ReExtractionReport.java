package imr.workbench;

import java.util.List;

/**
 * What became of the letters that were to be extracted again.
 *
 * @param changed how many have other suggestions now
 * @param failed a sentence for each that could not be extracted again and is left as it was
 * @param stopped true when not all were reached
 */
public record ReExtractionReport(int changed, List<String> failed, boolean stopped) {
  public ReExtractionReport {
    failed = List.copyOf(failed);
  }

  /** {@code 12 letters changed}. */
  public String line() {
    String letters = changed == 1 ? "1 letter changed" : "%,d letters changed".formatted(changed);
    return letters + (stopped ? "; stopped before the end" : "");
  }
}
