package imr.workbench;

import java.util.List;
import java.util.Optional;

/**
 * What was done to many letters.
 *
 * @param changed how many were changed, all of it on disk
 * @param left all others of the preview, and why: somebody went on with them since, they could not
 *     be worked on or written, or a stop or an error came before
 * @param stopped true where not all were reached
 * @param brokenOff a sentence where the library could not be written any more
 */
public record BatchReport(
    BatchAction verb,
    int changed,
    List<SkippedLetter> left,
    boolean stopped,
    Optional<String> brokenOff) {
  public BatchReport {
    left = List.copyOf(left);
  }
}
