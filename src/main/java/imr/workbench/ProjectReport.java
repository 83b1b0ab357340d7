package imr.workbench;

import imr.annotation.DisplayFormat;
import java.util.ArrayList;
import java.util.List;

/** What came of taking in a project file. */
public sealed interface ProjectReport {

  /**
   * It is no project file, or a damaged one; nothing was changed.
   *
   * @param sentence for the analyst
   */
  public record Refused(String sentence) implements ProjectReport {}

  /**
   * Its letters are in the store.
   *
   * @param added letters that were not there
   * @param continued letters that were there, and whose ledger the project had further
   * @param same letters of which the project had nothing new
   * @param goldSets gold sets that were not there
   * @param runs runs of predictions that were not there
   * @param conflicts a sentence for each letter and gold set that both had gone on with separately;
   *     what the project said of it was kept apart
   * @param leftOut a sentence for each letter that could not be taken in
   * @param stopped true when not all were reached; the same file can be taken in again
   */
  public record ProjectImported(
      int added,
      int continued,
      int same,
      int goldSets,
      int runs,
      List<String> conflicts,
      List<String> leftOut,
      boolean stopped)
      implements ProjectReport {
    public ProjectImported {
      conflicts = List.copyOf(conflicts);
      leftOut = List.copyOf(leftOut);
    }

    /** Of a project without runs of predictions that are new. */
    public ProjectImported(
        int added,
        int continued,
        int same,
        int goldSets,
        List<String> conflicts,
        List<String> leftOut,
        boolean stopped) {
      this(added, continued, same, goldSets, 0, conflicts, leftOut, stopped);
    }

    /** This with other conflicts first. */
    ProjectImported besides(List<String> others) {
      List<String> all = new ArrayList<>(others);
      all.addAll(conflicts);
      return new ProjectImported(added, continued, same, goldSets, runs, all, leftOut, stopped);
    }

    /** {@code 3 letters added, 1 updated, 56 unchanged, 2 conflicts}. */
    public String line() {
      List<String> parts = new ArrayList<>();
      parts.add(DisplayFormat.count(added, "letter") + " added");
      parts.add("%,d updated".formatted(continued));
      parts.add("%,d unchanged".formatted(same));
      if (goldSets > 0) {
        parts.add(DisplayFormat.count(goldSets, "gold set") + " added");
      }
      if (runs > 0) {
        parts.add(DisplayFormat.count(runs, "prediction run") + " added");
      }
      if (!conflicts.isEmpty()) {
        parts.add(DisplayFormat.count(conflicts.size(), "conflict"));
      }
      if (!leftOut.isEmpty()) {
        parts.add("%,d skipped".formatted(leftOut.size()));
      }
      return String.join(", ", parts) + (stopped ? "; stopped before the end" : "");
    }
  }
}
