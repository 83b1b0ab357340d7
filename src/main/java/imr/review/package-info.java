/**
 * Room: one letter on the desk. Pure: a session is an immutable value, each verb gives the next
 * one.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>Differences are paired here and not taken from {@code evaluate}</b> ({@link
 *       imr.review.Differences}). A comparison counts the citations of an item whichever entry they
 *       are in; to decide, the entries themselves must be paired, as they are when a run is used. A
 *       test over random records says that taking one side throughout gives that side's record.
 *   <li><b>A decision is a gesture with a remark</b> ({@link imr.review.Adjudication}). The remark
 *       tells that the difference is decided also where the value stays as it was, is undone with
 *       it, and is all that a program that was killed needs to go on.
 * </ul>
 */
@NullMarked
package imr.review;

import org.jspecify.annotations.NullMarked;
