package imr.store;

import imr.letter.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a backup's folder says of it: lines of text, the last one the hash of those before.
 *
 * @param stored what the journal accounted for when the copy began
 * @param place the journal's last record then
 * @param sha256 of the database's file, in hex
 * @param position how far the ledger was then; its sequence is 0 where an earlier version made the
 *     backup
 */
record Manifest(
    Instant made,
    StoreCounts stored,
    String place,
    long bytes,
    String sha256,
    LedgerPosition position) {
  /** From the oldest state of the store to the newest, whatever the clock said then. */
  static final Comparator<Manifest> BY_AGE =
      Comparator.comparingLong((Manifest m) -> m.position().sequence())
          .thenComparingLong(m -> m.stored().entries())
          .thenComparing(Manifest::made);

  private static final String FILE = "backup.txt";

  /** So many lines said something before documents were counted. */
  private static final long MOST_BYTES = 1 << 20;

  private static final int FIRST_VERSIONS = 7;

  private List<String> lines() {
    return List.of(
        "A backup of the IMR Workbench's store",
        made.toString(),
        String.valueOf(stored.letters()),
        String.valueOf(stored.gestures()),
        place,
        String.valueOf(bytes),
        sha256,
        String.valueOf(stored.documents()),
        String.valueOf(position.sequence()),
        position.abandoned().text());
  }

  /** The same backup in another file. */
  Manifest with(long otherBytes, String otherSha256) {
    return new Manifest(made, stored, place, otherBytes, otherSha256, position);
  }

  /** True for the same state of the store. */
  boolean isOf(Manifest other) {
    return made.equals(other.made) && place.equals(other.place);
  }

  /** What the store is known to have had when the backup was made; by earlier versions, nothing. */
  Optional<ExpectedContents> promise() {
    return position.sequence() > 0
        ? Optional.of(new ExpectedContents(position.sequence(), stored))
        : Optional.empty();
  }

  private static String hash(List<String> lines) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.bytes(bytes));
  }

  void write(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    PrivateDisk.makeFile(file);
    Files.writeString(file, String.join("\n", lines()) + "\n" + hash(lines()) + "\n");
    PrivateDisk.sync(file);
  }

  /** What stands in a folder; empty where it is no backup's, or not what was written. */
  static Optional<Manifest> read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file);
      int last = lines.size() - 1;
      return last >= FIRST_VERSIONS && hash(lines.subList(0, last)).equals(lines.get(last))
          ? Optional.of(of(lines))
          : Optional.empty();
    } catch (IOException | NumberFormatException | DateTimeException none) {
      return Optional.empty();
    }
  }

  private static Manifest of(List<String> lines) {
    int counted = lines.size() - 1;
    LedgerPosition position =
        counted > FIRST_VERSIONS + 2
            ? new LedgerPosition(
                Long.parseLong(lines.get(FIRST_VERSIONS + 1)),
                AbandonedEntries.of(lines.get(FIRST_VERSIONS + 2)))
            : LedgerPosition.START;
    return new Manifest(
        Instant.parse(lines.get(1)),
        new StoreCounts(
            Integer.parseInt(lines.get(2)),
            Integer.parseInt(lines.get(3)),
            counted > FIRST_VERSIONS ? Integer.parseInt(lines.get(FIRST_VERSIONS)) : 0),
        lines.get(4),
        Long.parseLong(lines.get(5)),
        lines.get(6),
        position);
  }
}
