package imr.workbench;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that was done to many letters in one go, as the store keeps it. Which letters it was is
 * read from their ledgers: the gestures of that author and time.
 *
 * @param name of its own, for good
 * @param did what became of the letters: {@code flagged}
 * @param meant how many were to be changed
 * @param by the person who did it
 * @param author as the gestures are signed: the person, or the program that extracted
 * @param at the time that all its gestures bear; no other has the same
 * @param ended how many were changed; empty where it was broken off, by a kill or a full disk
 * @param last the last time that it was taken back or done again
 */
public record BatchRecord(
    String name,
    String did,
    int meant,
    String by,
    String author,
    Instant at,
    Optional<Integer> ended,
    Optional<Later> last) {

  /**
   * That it was taken back, or done again.
   *
   * @param back true where it was taken back, false where it was done again
   * @param letters how many were to be changed then
   */
  public record Later(boolean back, int letters, String by, Instant at) {}

  /** {@code 12 letters flagged}. */
  public String line() {
    return ended
        .map(n -> BatchActions.letters(n) + " " + did)
        .orElse("Up to " + BatchActions.letters(meant) + " " + did + ", interrupted");
  }

  /** True where the last thing done with it was to take it back. */
  public boolean takenBack() {
    return last.filter(Later::back).isPresent();
  }

  BatchRecord endedWith(int changed) {
    return new BatchRecord(name, did, meant, by, author, at, Optional.of(changed), last);
  }

  BatchRecord later(Later later) {
    return new BatchRecord(name, did, meant, by, author, at, ended, Optional.of(later));
  }
}
