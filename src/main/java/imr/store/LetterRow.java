package imr.store;

import imr.annotation.Headline;
import java.time.Instant;

/**
 * A letter as the library lists it.
 *
 * @param added when its first gesture was made
 * @param gestures the number of its last gesture, at least 1
 * @param archived true where it is listed only when somebody asks for archived letters
 */
public record LetterRow(
    String id,
    String name,
    Headline headline,
    boolean recognised,
    Instant added,
    int gestures,
    boolean archived) {

  /** A letter that isn't archived. */
  public LetterRow(
      String id, String name, Headline headline, boolean recognised, Instant added, int gestures) {
    this(id, name, headline, recognised, added, gestures, false);
  }

  /** The same letter, archived. */
  public LetterRow inArchive() {
    return new LetterRow(id, name, headline, recognised, added, gestures, true);
  }

  /** The letter after one more gesture. */
  public LetterRow after(Headline next) {
    return new LetterRow(id, name, next, recognised, added, gestures + 1, archived);
  }
}
