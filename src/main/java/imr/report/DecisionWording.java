package imr.report;

import imr.annotation.DisplayFormat;
import imr.ledger.DecisionCounts;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What decisions made of values, in words. */
public final class DecisionWording {
  private DecisionWording() {}

  /** {@code 12 values confirmed, 3 fields marked as not stated}. */
  public static String of(DecisionCounts counts) {
    return Stream.of(
            part(counts.confirmed(), "value", "confirmed"),
            part(counts.corrected(), "value", "corrected"),
            part(counts.added(), "value", "added"),
            part(counts.rejected(), "value", "rejected"),
            part(counts.notStated(), "field", "marked as not stated"))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> part(int count, String noun, String done) {
    return count == 0
        ? Optional.empty()
        : Optional.of(DisplayFormat.count(count, noun) + " " + done);
  }
}
