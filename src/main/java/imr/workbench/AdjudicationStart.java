package imr.workbench;

import imr.annotation.PassId;
import java.time.Instant;
import java.util.Optional;

/**
 * That somebody began to adjudicate: from then on both records are seen, and the second one can't
 * be changed.
 *
 * @param by who opened it
 * @param gestures how many gestures the letter's own ledger had then
 * @param passGestures how many the second record had
 */
record AdjudicationStart(PassId pass, String by, Instant at, int gestures, int passGestures) {

  String text() {
    return "%s\n%d\n%d\n".formatted(by, gestures, passGestures);
  }

  /** Reads what {@link #text} wrote; empty for anything else. */
  static Optional<AdjudicationStart> read(PassId pass, Instant at, String text) {
    String[] lines = text.split("\n", -1);
    try {
      return lines.length < 3
          ? Optional.empty()
          : Optional.of(
              new AdjudicationStart(
                  pass, lines[0], at, Integer.parseInt(lines[1]), Integer.parseInt(lines[2])));
    } catch (NumberFormatException forged) {
      return Optional.empty();
    }
  }
}
