package imr.workbench;

import imr.evaluate.Measurements;
import java.util.List;

/**
 * What an evaluation found.
 *
 * @param gold what the run was measured against, in a few words
 * @param run whose values were measured, in a few words
 * @param measured of the letters that were reached, by their ids and file names
 * @param remarks what could not be measured as it should, as sentences
 * @param stopped true where not all letters were reached
 */
public record EvaluationResult(
    String gold, String run, Measurements measured, List<String> remarks, boolean stopped) {
  public EvaluationResult {
    remarks = List.copyOf(remarks);
  }
}
