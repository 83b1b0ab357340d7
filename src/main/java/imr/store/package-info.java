/**
 * Room: letters and the ledger of what was ever said of them, in an embedded H2 database. The only
 * room that sees SQL. Start reading at {@link imr.store.Store} and the tables, {@code
 * migrations/V1__letters_and_ledger.sql}.
 *
 * <p>In the folder stand the database ({@code store.mv.db}), beside it the journal of gestures
 * ({@code store.journal}, see {@link imr.store.Journal}), {@code store.key} where a passphrase was
 * set, and {@code backups}. A gesture is in the journal before it is in the database, and is
 * acknowledged when it is in both. Gold sets and other documents are too, the database first.
 * Opening holds the two against each other ({@link imr.store.Reconciliation}); where the database
 * is lost or lacks something, it is made anew from the newest whole backup, what can be read of it,
 * and the journal ({@link imr.store.Rebuild}). New files take the place of old ones all at once
 * ({@link imr.store.Swap}).
 *
 * <p>Rows are added and never changed, but for the letter's headline. What stands in a letter is
 * found by going through its ledger, some fifty rows that lie side by side; so there is no second
 * copy that could disagree, importing writes each thing once, and any earlier state can be had by
 * stopping early.
 *
 * <p>Damage that the start does not look for (it looks at the numbers of letters and gestures, at
 * the journal, and at the ten letters that came last) is noticed when a letter is read, because
 * every text, file and gesture has its hash, and by a whole check. Letters that nobody touched and
 * no backup has are not in the journal: where the database loses them they are named, and their
 * files are to be imported again.
 *
 * <p>Tried and left: changes keyed by letter, gesture and place (a fifth slower to import than ids
 * in a row, for its index); names and rules written out in each row (a sixth slower, an eighth
 * larger); texts and files inside the rows (faster by a fifth, but files of 60 kB then take nearly
 * twice the room).
 */
@NullMarked
package imr.store;

import org.jspecify.annotations.NullMarked;
