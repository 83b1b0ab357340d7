/**
 * A team's library on a PostgreSQL server, for several people at the same time. Start reading at
 * {@link imr.store.team.TeamStore} and the tables, {@code V1__team_library.sql}, which also say who
 * may do what: the rights are the server's.
 *
 * <p>Gestures are stored as the bytes that {@link imr.ledger.GestureCodec} makes of them, so a
 * ledger has the same hashes here and in a folder of one computer. A trigger reads the number, the
 * act, the author and the batch from the bytes and computes the hash, so that no column can say
 * anything else, and lets in the next number of its letter alone: of two people who write at the
 * same time, one is told of the other's gestures, and nothing is overwritten.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>Gestures as bytes, not as rows of changes.</b> One row and one statement per gesture,
 *       and nothing that could be read in two ways. Price: plain SQL can't ask for single values.
 *   <li><b>Texts as bytea.</b> The type text has no NUL, which a letter can have. The server
 *       compresses them.
 *   <li><b>A role's rights come from membership in three roles of the server</b>, named after the
 *       database, because roles belong to the whole server and two libraries may share one.
 *   <li><b>Plain INSERT with triggers, not functions.</b> What may be written can be read from the
 *       grants. The one exception hands out the queue's letters, because annotators must not delete
 *       its rows in another way.
 *   <li><b>One round trip per action.</b> The gesture and its letter's headline are two statements
 *       that are sent together outside a transaction, which makes them one by the protocol. The
 *       ledgers read last are remembered, so that nothing is read first; if somebody wrote
 *       meanwhile, the server refuses the number, and the ledger is read again.
 *   <li><b>Leases are advice.</b> They say who has a letter open, by the server's clock, and keep
 *       nobody from writing: a lease can end while its holder is cut off, and the numbers of
 *       gestures keep the history in order anyway.
 *   <li><b>Second annotators are blind by row security</b> on gestures, by a table that follows
 *       from the documents of rounds, second records, and adjudications. It starts when a person is
 *       named in the round or has begun the second record, and ends when the two are compared.
 *       Price: in a round for anyone, whoever hasn't begun can still read the first record by SQL;
 *       adjudicators always can; and a letter's headline (case number, outcome, how many fields are
 *       open) is in its row for everybody.
 *   <li><b>Actions that the server hasn't acknowledged are kept by {@code imr.workbench}</b>, in a
 *       file that is sealed with a secret of the library (as the search index is). Whoever has the
 *       file alone can't read it: the secret is on the server, and the program asks for it when it
 *       signs in. So no key lies on the disk, and nothing can be sent without signing in anyway.
 *   <li><b>One model for all, of the letters that it was learned from.</b> A computer takes it only
 *       if it would learn from exactly the same letters.
 * </ul>
 */
@NullMarked
package imr.store.team;

import org.jspecify.annotations.NullMarked;
