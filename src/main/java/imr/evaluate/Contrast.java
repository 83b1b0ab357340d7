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
 * Two runs over the same gold side by side, over the letters that both were measured on.
 *
 * @param fields those that a value is in, in the schema's order
 * @param letters in the first run's order
 */
public record Contrast(Change total, Map<FieldId, Change> fields, List<OfLetter> letters) {
  public Contrast {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    letters = List.copyOf(letters);
  }

  /** What became of it in the second run. */
  public enum Trend {
    BETTER("better"),
    WORSE("worse"),
    SAME("same");

    private final String word;

    Trend(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** The counts of the first run and of the second. */
  public record Change(Count first, Count second) {
    private static final Change NONE = new Change(Count.NOTHING, Count.NOTHING);

    private Change plus(Change other) {
      return new Change(first.plus(other.first), second.plus(other.second));
    }

    /** Better with fewer errors: values missed or spurious, a match that is not strict is both. */
    public Trend trend() {
      int more = Long.compare(errors(second), errors(first));
      return more == 0 ? Trend.SAME : more < 0 ? Trend.BETTER : Trend.WORSE;
    }

    /** How many errors the second run has more; below 0 where it has fewer. */
    public long errors() {
      return errors(second) - errors(first);
    }

    private static long errors(Count count) {
      return count.gold() + count.predicted() - 2 * count.strict();
    }

    /** By how much strict F1 grew, -1 to 1; empty where one of the two has none. */
    public OptionalDouble f1() {
      OptionalDouble before = first.strictRates().f1();
      OptionalDouble after = second.strictRates().f1();
      return before.isPresent() && after.isPresent()
          ? OptionalDouble.of(after.getAsDouble() - before.getAsDouble())
          : OptionalDouble.empty();
    }
  }

  /**
   * One letter in both runs.
   *
   * @param fields those that a value is in, in the schema's order
   */
  public record OfLetter(String letter, String name, Change all, Map<FieldId, Change> fields) {
    public OfLetter {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /** Refused with an exception when the two are not by one schema. */
  public static Contrast of(Measured first, Measured second) {
    if (!first.schema().id().equals(second.schema().id())) {
      throw new IllegalArgumentException("two schemas");
    }
    Map<String, Map<FieldId, Count>> others = new HashMap<>();
    for (int i = 0; i < second.letters().size(); i++) {
      others.put(second.letters().get(i).letter(), second.counts().get(i));
    }
    List<OfLetter> letters = new ArrayList<>();
    for (int i = 0; i < first.letters().size(); i++) {
      Compared letter = first.letters().get(i);
      Map<FieldId, Count> other = others.get(letter.letter());
      if (other != null) {
        letters.add(ofLetter(first, letter, first.counts().get(i), other));
      }
    }
    return over(letters, first);
  }

  private static OfLetter ofLetter(
      Measured measured, Compared letter, Map<FieldId, Count> first, Map<FieldId, Count> second) {
    Set<FieldId> named = new LinkedHashSet<>(first.keySet());
    named.addAll(second.keySet());
    Map<FieldId, Change> fields = new LinkedHashMap<>();
    measured
        .schema()
        .all()
        .filter(f -> named.contains(f.id()))
        .forEach(
            f ->
                fields.put(
                    f.id(),
                    new Change(
                        first.getOrDefault(f.id(), Count.NOTHING),
                        second.getOrDefault(f.id(), Count.NOTHING))));
    return new OfLetter(letter.letter(), letter.name(), sum(fields), fields);
  }

  private static Change sum(Map<FieldId, Change> fields) {
    return fields.values().stream().reduce(Change.NONE, Change::plus);
  }

  private static Contrast over(List<OfLetter> letters, Measured measured) {
    Map<FieldId, Change> sums = new HashMap<>();
    letters.forEach(l -> l.fields().forEach((f, c) -> sums.merge(f, c, Change::plus)));
    Map<FieldId, Change> fields = new LinkedHashMap<>();
    measured
        .schema()
        .all()
        .filter(f -> sums.containsKey(f.id()))
        .forEach(f -> fields.put(f.id(), sums.getOrDefault(f.id(), Change.NONE)));
    return new Contrast(sum(fields), fields, letters);
  }

  /** How many letters went which way. */
  public long letters(Trend trend) {
    return letters.stream().filter(l -> l.all().trend() == trend).count();
  }

  /** How many fields went which way. */
  public long fields(Trend trend) {
    return fields.values().stream().filter(c -> c.trend() == trend).count();
  }
}
