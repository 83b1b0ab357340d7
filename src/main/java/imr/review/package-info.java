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
 *   <li><b>Differences are paired here and not taken from {@code evaluate}</b> ({@link
 *       imr.review.Differences}). A comparison counts the citations of an item whichever entry they
 *       are in; to decide, the entries themselves must be paired, as they are when a run is used. A
 *       test over random records shows that taking one side throughout gives that side's record.
 *   <li><b>A decision is a gesture with a remark</b> ({@link imr.review.Adjudication}). The remark
 *       marks a difference as decided even if the value stays the same, is undone with it, and is
 *       all that a program that was killed needs to continue.
 * </ul>
 */
@NullMarked
package imr.review;

import org.jspecify.annotations.NullMarked;
