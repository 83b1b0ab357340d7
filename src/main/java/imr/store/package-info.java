/**
 * Room: letters and the ledger of what was ever said of them, in an embedded H2 database. The only
 * room that sees SQL. Start reading at {@link imr.store.Store} and the tables, {@code
 * migrations/V1__letters_and_ledger.sql}.
 *
 * <p>Rows are added and never changed, but for the letter's headline. What stands in a letter is
 * found by going through its ledger, some fifty rows that lie side by side; so there is no second
 * copy that could disagree, importing writes each thing once, and any earlier state can be had by
 * stopping early.
 *
 * <p>Tried and left: changes keyed by letter, gesture and place (a fifth slower to import than ids
 * in a row, for its index); names and rules written out in each row (a sixth slower, an eighth
 * larger); texts and files inside the rows (faster by a fifth, but files of 60 kB then take nearly
 * twice the room).
 */
@NullMarked
package imr.store;

import org.jspecify.annotations.NullMarked;
