package imr.workbench;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What learning is worth in this library: how much finished letters were corrected, and where the
 * other letters are most doubtful.
 *
 * @param finished in the order in which the letters were finished
 * @param doubtful the letters with the most likely errors, the worst first
 */
public record LearningSurvey(List<Finished> finished, List<Doubtful> doubtful) {
  public LearningSurvey {
    finished = finished.stream().sorted(Comparator.comparing(Finished::at)).toList();
    doubtful = List.copyOf(doubtful);
  }

  /**
   * A finished letter.
   *
   * @param at when it was finished last
   * @param corrections suggestions that were wrong, and values that were missed
   */
  public record Finished(Instant at, int corrections) {}

  /**
   * A letter that isn't finished.
   *
   * @param errors how many of its open suggestions are likely wrong, by the learned model
   */
  public record Doubtful(String letter, String title, double errors) {}
}
