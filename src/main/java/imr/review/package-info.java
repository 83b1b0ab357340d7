/**
 * The logic of reviewing a letter: sessions, forms, actions, undo, and merging of predictions and
 * extractions.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>A session is an immutable value. Each action returns the next session and the gesture to
 *       store.
 *   <li>No I/O and no clock; times are passed in.
 * </ul>
 */
@NullMarked
package imr.review;

import org.jspecify.annotations.NullMarked;
