package imr.evaluate;

import imr.annotation.FieldId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Compares two runs on the same gold, over the letters that both were measured on.
 *
 * @param fields those with values, in schema order
 * @param letters in the order of the first run
 */
public record RunComparison(
    CountChange total, Map<FieldId, CountChange> fields, List<LetterChange> letters) {
  public RunComparison {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    letters = List.copyOf(letters);
  }

  /** How the second run compares to the first. */
  public enum Trend {
    BETTER("better"),
    WORSE("worse"),
    SAME("same");

    private final String word;

    Trend(String word) {
      this.word = word;
    }

    /** Returns the word for display. */
    public String word() {
      return word;
    }
  }

  /** The counts of the first and second run. */
  public record CountChange(Count first, Count second) {
    private static final CountChange NONE = new CountChange(Count.NOTHING, Count.NOTHING);

    private CountChange plus(CountChange other) {
      return new CountChange(first.plus(other.first), second.plus(other.second));
    }

    /**
     * Returns better if there are fewer errors. Missed and spurious values are errors; a match that
     * isn't strict counts as both.
     */
    public Trend trend() {
      int more = Long.compare(errors(second), errors(first));
      return more == 0 ? Trend.SAME : more < 0 ? Trend.BETTER : Trend.WORSE;
    }

    /** Returns the number of errors in the second run minus that in the first. */
    public long errors() {
      return errors(second) - errors(first);
    }

    private static long errors(Count count) {
      return count.gold() + count.predicted() - 2 * count.strict();
    }

    /** Returns the difference in strict F1, from -1 to 1; empty if either run has none. */
    public OptionalDouble f1() {
      OptionalDouble before = first.strictRates().f1();
      OptionalDouble after = second.strictRates().f1();
      return before.isPresent() && after.isPresent()
          ? OptionalDouble.of(after.getAsDouble() - before.getAsDouble())
          : OptionalDouble.empty();
    }
  }

  /**
   * A letter in both runs.
   *
   * @param fields those with values, in schema order
   */
  public record LetterChange(
      String letter, String name, CountChange all, Map<FieldId, CountChange> fields) {
    public LetterChange {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /**
   * Compares two runs.
   *
   * @throws IllegalArgumentException if they use different schemas
   */
  public static RunComparison of(Measurements first, Measurements second) {
    if (!first.schema().id().equals(second.schema().id())) {
      throw new IllegalArgumentException("two schemas");
    }
    Map<String, Map<FieldId, Count>> others = new HashMap<>();
    for (int i = 0; i < second.letters().size(); i++) {
      others.put(second.letters().get(i).letter(), second.counts().get(i));
    }
    List<LetterChange> letters = new ArrayList<>();
    for (int i = 0; i < first.letters().size(); i++) {
      ComparedLetter letter = first.letters().get(i);
      Map<FieldId, Count> other = others.get(letter.letter());
      if (other != null) {
        letters.add(ofLetter(first, letter, first.counts().get(i), other));
      }
    }
    return over(letters, first);
  }

  private static LetterChange ofLetter(
      Measurements measured,
      ComparedLetter letter,
      Map<FieldId, Count> first,
      Map<FieldId, Count> second) {
    Set<FieldId> named = new LinkedHashSet<>(first.keySet());
    named.addAll(second.keySet());
    Map<FieldId, CountChange> fields = new LinkedHashMap<>();
    measured
        .schema()
        .all()
        .filter(f -> named.contains(f.id()))
        .forEach(
            f ->
                fields.put(
                    f.id(),
                    new CountChange(
                        first.getOrDefault(f.id(), Count.NOTHING),
                        second.getOrDefault(f.id(), Count.NOTHING))));
    return new LetterChange(letter.letter(), letter.name(), sum(fields), fields);
  }

  private static CountChange sum(Map<FieldId, CountChange> fields) {
    return fields.values().stream().reduce(CountChange.NONE, CountChange::plus);
  }

  private static RunComparison over(List<LetterChange> letters, Measurements measured) {
    Map<FieldId, CountChange> sums = new HashMap<>();
    letters.forEach(l -> l.fields().forEach((f, c) -> sums.merge(f, c, CountChange::plus)));
    Map<FieldId, CountChange> fields = new LinkedHashMap<>();
    measured
        .schema()
        .all()
        .filter(f -> sums.containsKey(f.id()))
        .forEach(f -> fields.put(f.id(), sums.getOrDefault(f.id(), CountChange.NONE)));
    return new RunComparison(sum(fields), fields, letters);
  }

  /** Returns the number of letters with a trend. */
  public long letters(Trend trend) {
    return letters.stream().filter(l -> l.all().trend() == trend).count();
  }

  /** Returns the number of fields with a trend. */
  public long fields(Trend trend) {
    return fields.values().stream().filter(c -> c.trend() == trend).count();
  }
}
