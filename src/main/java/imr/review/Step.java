package imr.review;

import imr.annotation.Gesture;
import imr.annotation.Target;

/**
 * What a verb gives: the gesture to be kept, the session after it, and where the analyst's eye
 * should go.
 *
 * @param at the target that the gesture was about
 */
public record Step(Gesture gesture, ReviewSession after, Target at) {}
