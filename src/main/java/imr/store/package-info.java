/**
 * The store: letters, and the ledger of everything that was ever done to them. The only package
 * that sees SQL. {@link imr.store.Store} is the contract; {@link imr.store.LocalStore} keeps it
 * with an embedded H2 database in a folder, which the rest of this page is about, and {@code
 * imr.store.team} with a PostgreSQL server. One suite of tests, {@code StoreContract}, runs against
 * both. Start reading there and at the tables, {@code migrations/V1__letters_and_ledger.sql}.
 *
 * <p>The folder has the database ({@code store.mv.db}), beside it the journal of gestures ({@code
 * store.journal}, see {@link imr.store.Journal}), {@code store.key} where a passphrase was set, and
 * {@code backups}. A gesture is in the journal before it is in the database, and is acknowledged
 * when it is in both and both can still be reached by their paths. Gold sets and other documents
 * are too, the database first. Opening compares the two ({@link imr.store.Reconciliation}); where
 * the database is lost or lacks something, it is rebuilt from everything that can be read ({@link
 * imr.store.Rebuild}). New files take the place of old ones all at once ({@link
 * imr.store.FileSwap}).
 *
 * <p>Rows are added and never changed, except for the letter's headline. The current annotations of
 * a letter come from going through its ledger, some fifty rows that lie side by side; so there is
 * no second copy that could disagree, importing writes each thing once, and any earlier state can
 * be read by stopping early.
 *
 * <h2>Order, and what can be lost</h2>
 *
 * <p>Each letter that comes in, each gesture and each document takes the next number of one
 * sequence ({@link imr.store.LedgerPosition}). The journal's records, the gestures' rows and the
 * backups' manifests have it. Which backup is the newest, which ones go, and whether a store is
 * older than its backup are questions of that sequence, never of a clock.
 *
 * <p>The journal goes back to the oldest of the three newest backups that were whole when they were
 * read once more; before that is known, it forgets nothing and no backup goes. So every gesture
 * that was acknowledged is in the database, and also either in the journal or in three backups. It
 * follows that nothing acknowledged is lost while the database is whole, or the journal and one of
 * those three. Beyond that, the union of all files that can be read is taken, letter by letter. The
 * result is compared with how much the journal and the manifests say there was, so that a loss is
 * told even where no file says what was lost.
 *
 * <p>Letters are archived and trashed by documents ({@link imr.store.AvailabilityHistory}), so that
 * nothing is lost by it. Deleting for good is the one thing that takes rows away: all else is
 * poured into new files ({@link imr.store.LetterPurge}), and nothing older stays.
 *
 * <p>Damage that the start does not look for (it looks at the numbers of letters and gestures, at
 * the journal, and at the ten letters that came last) is noticed when a letter is read, because
 * every text, file and gesture has its hash, and by a whole check. Letters that nobody touched and
 * no backup has are not in the journal: where the database loses them they are named, and their
 * files are to be imported again.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>Sequence in the journal's frames and the gestures' rows.</b> A clock that is set can
 *       make an old backup look new. Price: 8 bytes a record and a row.
 *   <li><b>Three backups before anything is forgotten, each read once more.</b> Price: a backup
 *       reads three database files, and the journal holds a few hours more.
 *   <li><b>Restoring a backup "as it was" abandons what came later by its numbers</b> ({@link
 *       imr.store.AbandonedEntries}), so that a rebuild does not bring it back. Gestures from
 *       before migration 7 have no number and are never abandoned: rather one too many than one too
 *       few.
 *   <li><b>A database is looked at before H2 opens it</b> ({@link imr.store.ObjectCheck}). H2 runs
 *       a statement for each object of a file. The list of statements is compared with the ones
 *       that the migrations lead to; nothing else of H2's can be switched off so thoroughly. Price:
 *       some milliseconds an opening, and a list that each migration must extend (a test says so).
 *   <li><b>Argon2id for the passphrase, 64 MiB, 3 passes</b> (RFC 9106's second choice, with one
 *       lane), instead of PBKDF2 with 600,000 rounds: graphics cards try PBKDF2 some thousand times
 *       faster than a computer, Argon2id hardly. Bouncy Castle is there already. Old key files open
 *       and are rewritten at once, those of the backups too. Price: 64 MiB while unlocking.
 *   <li><b>Tried and left:</b> changes keyed by letter, gesture and target (a fifth slower to
 *       import than ids in a row, for its index); names and rules written out in each row (a sixth
 *       slower, an eighth larger); texts and files inside the rows (faster by a fifth, but files of
 *       60 kB then take nearly twice the space).
 * </ul>
 */
@NullMarked
package imr.store;

import org.jspecify.annotations.NullMarked;
