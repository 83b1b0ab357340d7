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
  record Refused(String sentence) implements PredictionReport {}

  /**
   * They are in the store.
   *
   * @param run the name of the run
   * @param letters how many letters the run speaks of
   * @param added how many of these came in with the file
   * @param placed how many values were placed, by the word of the rule
   * @param unplaced a sentence for each claim that could not be placed, the first thousand
   * @param notPlaced how many claims could not be placed
   * @param suggested how many values went into the letters' records, where nothing stood
   * @param unknown the names of letters that the library does not have
   * @param passedOver labels and keys that the schema does not know
   * @param trouble a sentence for each thing that could not be read
   * @param stopped true when not all were reached; the same file can be taken in again
   */
  record Taken(
      String run,
      int letters,
      int added,
      Map<String, Integer> placed,
      List<String> unplaced,
      int notPlaced,
      int suggested,
      List<String> unknown,
      List<String> passedOver,
      List<String> trouble,
      boolean stopped)
      implements PredictionReport {
    public Taken {
      placed = Map.copyOf(placed);
      unplaced = List.copyOf(unplaced);
      unknown = List.copyOf(unknown);
      passedOver = List.copyOf(passedOver);
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
      parts.add(
          notPlaced == 0
              ? "All were found in the text"
              : DisplayFormat.count(notPlaced, "value") + " not found in the text");
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

    /** Everything that wants a look, a sentence each. */
    public List<String> details() {
      List<String> all = new ArrayList<>(trouble);
      unknown.forEach(name -> all.add("“%s” isn't in this library.".formatted(name)));
      if (!passedOver.isEmpty()) {
        all.add("Not in the schema: " + String.join(", ", passedOver) + ".");
      }
      all.addAll(unplaced);
      return all;
    }
  }
}
