package imr.store;

import imr.annotation.Headline;
import imr.ledger.Gesture;

/**
 * A gesture that somebody makes on a letter as it was read.
 *
 * @param on what it follows from
 * @param headline the letter as the library shows it after the gesture
 */
public record NextGesture(LoadedLetter on, Gesture gesture, Headline headline) {}
