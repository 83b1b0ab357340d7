/**
 * The complete history of each letter as typed data. A {@link imr.ledger.Gesture} is one action:
 * its {@link imr.ledger.Act} is the kind of action, its {@link imr.ledger.Author} is the person or
 * program, and its changes are the effects on each target. A {@link imr.ledger.Ledger} holds the
 * gestures of one letter in order. The letter's annotations are computed from it and from nothing
 * else. Descriptions of gestures for people are produced by the UI and never stored.
 *
 * <h2>One encoding</h2>
 *
 * {@link imr.ledger.GestureRow} is the stored form of a gesture. It omits the annotations before
 * its changes, because they follow from earlier gestures. {@link imr.ledger.GestureCodec} encodes
 * it as bytes for the journal and for the hash. The database and the project file store the same
 * parts under their own names, using {@link imr.ledger.ActRow} and {@link
 * imr.ledger.AnnotationRow}.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>Gestures in the first format keep their description.</b> Up to version 8 of the store, a
 *       gesture had a description ({@code confirm age}) instead of an act, and a string as its
 *       author. Both are part of its hash. Because the description contains the field label of that
 *       time, it can't be recomputed. Such a gesture keeps both as {@link
 *       imr.ledger.LegacyDescription}, in memory and in storage, and its hash is computed as
 *       before, so no existing hash changes. {@link imr.ledger.LegacyDescriptionReader} derives a
 *       typed act when the gesture is read; no other code looks at the description. Rewriting old
 *       gestures with new hashes would have been simpler, but then no old backup, journal, or
 *       project file could be compared with the store. The cost is one optional component of {@code
 *       Gesture} and two columns that are empty in new rows.
 *   <li><b>Changes are encoded as in the first hash.</b> The two formats differ only in what
 *       precedes the changes. The cost is a few bytes for words such as {@code known}.
 *   <li><b>Batches are identified by a {@link imr.ledger.BatchId}, not by time and author.</b>
 *       Batches in the first format don't have one; they are still found by time and author.
 *   <li><b>An out-of-order undo in the first format doesn't name the gesture</b> ({@code take back:
 *       flag}). It is read as {@code Undo(0)}, which undo and redo treat as an ordinary action, as
 *       they did then.
 * </ul>
 */
@NullMarked
package imr.ledger;

import org.jspecify.annotations.NullMarked;
