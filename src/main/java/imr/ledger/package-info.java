/**
 * Everything that was ever done to a letter, as typed data. A {@link imr.ledger.Gesture} is one
 * action: its {@link imr.ledger.Act} says what kind of action, its {@link imr.ledger.Author} who
 * took it, and its changes what became of each target. A {@link imr.ledger.Ledger} is the gestures
 * of one letter in order; the letter's annotations are computed from it and from nothing else. What
 * a person reads about a gesture is worded by the screens and never stored.
 *
 * <h2>One encoding</h2>
 *
 * {@link imr.ledger.GestureRow} is a gesture as it is stored: the changes without what was there
 * before, because the earlier gestures tell that. {@link imr.ledger.GestureCodec} turns it into
 * bytes, which the journal keeps and of which the hash is made. The database and the project file
 * store the same parts under names of their own, and get the parts of acts and annotations from
 * {@link imr.ledger.ActRow} and {@link imr.ledger.AnnotationRow}.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>Gestures of the first format keep their words.</b> Until version 8 of the store, a
 *       gesture had a sentence ({@code confirm age}) instead of an act, and a string as its author.
 *       Both went into its hash, and the sentence held the label that a field had at the time, so
 *       that it can't be computed again. Such a gesture carries them as {@link
 *       imr.ledger.FirstForm}, in memory and wherever it is stored, and its hash is computed as
 *       before: nothing that was hashed once changes. {@link imr.ledger.FirstFormReader} maps it to
 *       a typed act when it is read; no other code looks at the words. Rewriting old gestures with
 *       new hashes would have been simpler to read, but no old backup, journal or project file
 *       could have been compared with the store any more. The price is one optional component of
 *       {@code Gesture}, and two columns that are empty in new rows.
 *   <li><b>The encoding of changes is that of the first hash.</b> The two formats differ in what
 *       comes before the changes. The price is some bytes for words such as {@code known}.
 *   <li><b>A batch is recognized by a {@link imr.ledger.BatchId}, not by time and author.</b>
 *       Batches of the first format have none; they are found by time and author, as before.
 *   <li><b>An undo of a first-format gesture out of order doesn't name the gesture</b> ({@code take
 *       back: flag}); it becomes {@code Undo(0)}. It is an ordinary action for undo and redo, as it
 *       was when it was made.
 * </ul>
 */
@NullMarked
package imr.ledger;

import org.jspecify.annotations.NullMarked;
