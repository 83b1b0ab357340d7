package imr.workbench;

import imr.annotation.DisplayFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came of taking in predictions. */
public sealed interface PredictionReport {

  /**
   * Nothing was changed.
   *
   * @param sentence for the analyst
   */
  public record Refused(String sentence) implements PredictionReport {}

  /**
   * They are in the store.
   *
   * @param run the name of the run, or of the runs where the file has several authors
   * @param letters how many letters the run speaks of
   * @param added how many of these came in with the file
   * @param placed how many values were placed, by the word of the rule
   * @param unplaced a sentence for each claim that could not be placed, the first thousand
   * @param notPlaced how many claims could not be placed
   * @param absent how many fields the file says the letter doesn't state
   * @param suggested how many values went into the letters' records, where nothing stood
   * @param unknown the names of letters that the library does not have
   * @param passedOver labels and keys that weren't used
   * @param remarks a sentence for each thing about how the files were read; nothing is wrong
   * @param trouble a sentence for each thing that could not be read
   * @param stopped true when not all were reached; the same file can be taken in again
   */
  public record PredictionsImported(
      String run,
      int letters,
      int added,
      Map<String, Integer> placed,
      List<String> unplaced,
      int notPlaced,
      int absent,
      int suggested,
      List<String> unknown,
      List<String> passedOver,
      List<String> remarks,
      List<String> trouble,
      boolean stopped)
      implements PredictionReport {
    public PredictionsImported {
      placed = Map.copyOf(placed);
      unplaced = List.copyOf(unplaced);
      unknown = List.copyOf(unknown);
      passedOver = List.copyOf(passedOver);
      remarks = List.copyOf(remarks);
      trouble = List.copyOf(trouble);
    }

    /** {@code Imported gpt-x: 343 values in 12 letters. 3 values not found in the text}. */
    public String line() {
      int located = placed.values().stream().mapToInt(i -> i).sum();
      List<String> parts = new ArrayList<>();
      parts.add(
          "Imported %s: %s in %s"
              .formatted(
                  run,
                  DisplayFormat.count(located + notPlaced, "value"),
                  DisplayFormat.count(letters, "letter")));
      if (notPlaced > 0) {
        parts.add(DisplayFormat.count(notPlaced, "value") + " not found in the text");
      } else if (located > 0) {
        parts.add("All were found in the text");
      }
      part(parts, suggested, "value", "suggested for empty fields");
      part(parts, added, "letter", "added");
      part(parts, unknown.size(), "letter", "not in this library");
      return String.join(". ", parts) + (stopped ? ". Stopped before the end" : "");
    }

    private static void part(List<String> parts, int count, String noun, String what) {
      if (count > 0) {
        parts.add(DisplayFormat.count(count, noun) + " " + what);
      }
    }

    /** True when everything in the files was read and something of it is in the store. */
    public boolean allWell() {
      return trouble.isEmpty() && unknown.isEmpty() && saysAnything();
    }

    private boolean saysAnything() {
      return !placed.isEmpty() || absent > 0;
    }

    /** Everything that wants a look, a sentence each. */
    public List<String> details() {
      List<String> all = new ArrayList<>(trouble);
      all.addAll(remarks);
      if (!saysAnything() && !stopped) {
        all.add("Nothing was imported: no value was found in any letter.");
      }
      unknown.forEach(name -> all.add("“%s” isn't in this library.".formatted(name)));
      if (!passedOver.isEmpty()) {
        all.add("Not used: " + String.join(", ", passedOver) + ".");
      }
      all.addAll(unplaced);
      return all;
    }
  }
}
