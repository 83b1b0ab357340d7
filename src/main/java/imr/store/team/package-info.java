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
 *   <li><b>Gestures as bytes, not as rows of changes.</b> One row and one statement a gesture, and
 *       nothing that could be read in two ways. Price: plain SQL can't ask for single values.
 *   <li><b>Texts as bytea.</b> The type text has no NUL, which a letter can have. The server
 *       compresses them.
 *   <li><b>The role's rights come from membership in three roles of the server</b>, named after the
 *       database, because roles belong to the whole server and two libraries may share one.
 *   <li><b>Plain INSERT with triggers, not functions.</b> What may be written can be read from the
 *       grants. Price: the headline is a second statement, in the same transaction.
 *   <li><b>One round trip more for a conflict, none more without one.</b> The last ledgers that
 *       were read are remembered; if nobody wrote meanwhile, the server takes the gesture, and else
 *       its number is taken.
 * </ul>
 */
@NullMarked
package imr.store.team;

import org.jspecify.annotations.NullMarked;
