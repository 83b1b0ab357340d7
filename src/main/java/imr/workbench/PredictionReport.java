package imr.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
  record Taken(
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
    public Taken {
      placed = Map.copyOf(placed);
      unplaced = List.copyOf(unplaced);
      unknown = List.copyOf(unknown);
      passedOver = List.copyOf(passedOver);
      remarks = List.copyOf(remarks);
      trouble = List.copyOf(trouble);
    }

    /** {@code gpt-x: 12 letters, 340 values placed (300 exact, 40 type), 3 not placed}. */
    public String line() {
      int values = placed.values().stream().mapToInt(i -> i).sum();
      String rules =
          new TreeMap<>(placed)
              .entrySet().stream()
                  .map(e -> e.getValue() + " " + e.getKey())
                  .collect(Collectors.joining(", "));
      List<String> parts = new ArrayList<>();
      parts.add("%s: %,d %s".formatted(run, letters, letters == 1 ? "letter" : "letters"));
      parts.add(
          "%,d values placed".formatted(values) + (rules.isEmpty() ? "" : " (" + rules + ")"));
      parts.add("%,d not placed".formatted(notPlaced));
      parts.add("%,d suggested where nothing stood".formatted(suggested));
      if (added > 0) {
        parts.add("%,d letters added".formatted(added));
      }
      if (!unknown.isEmpty()) {
        parts.add("%,d letters unknown here".formatted(unknown.size()));
      }
      return String.join(", ", parts) + (stopped ? "; stopped before the end" : "");
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
        all.add("No value was placed in any letter: nothing was imported.");
      }
      unknown.forEach(name -> all.add("“%s” is not in this library.".formatted(name)));
      if (!passedOver.isEmpty()) {
        all.add("Not used: " + String.join(", ", passedOver) + ".");
      }
      all.addAll(unplaced);
      return all;
    }
  }
}
