package imr.store;

import imr.annotation.Headline;
import java.time.Instant;

/**
 * A letter as the library lists it.
 *
 * @param added when its first gesture was made
 * @param gestures the number of its last gesture, at least 1
 */
public record LetterRow(
    String id, String name, Headline headline, boolean recognised, Instant added, int gestures) {}
