package imr.workbench;

import imr.exchange.FormatLoss;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an export would write, and what its format cannot hold; worked out before anything is
 * written.
 *
 * @param letters how many can be written
 * @param values how many values they have
 * @param losses by kind, in the order of {@link FormatLoss}
 * @param differing values that differ from the text that they highlight
 * @param refused a sentence for each letter that cannot be written
 */
public record ExportReport(
    int letters, int values, Map<FormatLoss, Loss> losses, Loss differing, List<String> refused) {
  private static final Loss NONE = new Loss(0, 0);
  public static final ExportReport NOTHING = new ExportReport(0, 0, Map.of(), NONE, List.of());

  /** How many values, remarks or letters' texts are lost, and in how many letters. */
  public record Loss(int count, int letters) {
    /** {@code 310, in 60 letters}. */
    public String words() {
      return "%,d, in %s".formatted(count, ExportReport.count(letters, "letter"));
    }

    Loss plus(Loss other) {
      return new Loss(count + other.count, letters + other.letters);
    }
  }

  public ExportReport {
    losses = Collections.unmodifiableMap(new TreeMap<>(losses));
    refused = List.copyOf(refused);
  }

  /** One letter more. */
  public static ExportReport of(int values, Map<FormatLoss, Integer> losses, int differing) {
    Map<FormatLoss, Loss> all = new EnumMap<>(FormatLoss.class);
    losses.forEach((kind, count) -> all.put(kind, new Loss(count, 1)));
    return new ExportReport(
        1, values, all, differing > 0 ? new Loss(differing, 1) : NONE, List.of());
  }

  public static ExportReport refused(String sentence) {
    return new ExportReport(0, 0, Map.of(), NONE, List.of(sentence));
  }

  public ExportReport plus(ExportReport other) {
    Map<FormatLoss, Loss> all = new TreeMap<>(losses);
    other.losses.forEach((kind, loss) -> all.merge(kind, loss, Loss::plus));
    return new ExportReport(
        letters + other.letters,
        values + other.values,
        all,
        differing.plus(other.differing),
        Stream.concat(refused.stream(), other.refused.stream()).toList());
  }

  /** {@code 60 letters with 2,041 values}. */
  public String line() {
    return count(letters, "letter") + " with " + count(values, "value");
  }

  /** A line for each kind: {@code fields known to be absent: 310, in 60 letters}. */
  public List<String> lossLines() {
    return losses.entrySet().stream()
        .map(e -> e.getKey().what() + ": " + e.getValue().words())
        .toList();
  }

  /** What should be looked at before the letters are exported; empty where all is well. */
  public List<String> warnings() {
    return differing.count() == 0
        ? List.of()
        : List.of(differingSentence(differing.count(), differing.letters()));
  }

  /** {@code 2 values in 1 letter differ from their highlighted text.} */
  static String differingSentence(int values, int letters) {
    String differ = values == 1 ? "differs from its" : "differ from their";
    return "%s in %s %s highlighted text."
        .formatted(count(values, "value"), count(letters, "letter"), differ);
  }

  public static String count(int number, String of) {
    return number == 1 ? "1 " + of : "%,d %ss".formatted(number, of);
  }
}
