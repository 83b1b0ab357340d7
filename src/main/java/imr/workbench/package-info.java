/**
 * Landing: the steps from a file to the gold record as a handful of short methods, which the
 * command line and the windows both call, and the one class that knows threads.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>A second record is a ledger of its own, a document per gesture</b> ({@link
 *       imr.workbench.SecondLedgers}). Documents are journaled, counted, backed up, encrypted, and
 *       deleted with their letter already, so that nothing in the store had to learn of second
 *       records. A column for the record in every table of gestures and changes would have saved
 *       space, but each of the store's reads, hashes, and rebuilds would have had to say which
 *       record it means. The price is a gesture's JSON in place of rows, and that a second record
 *       is read whole when it is first asked for.
 *   <li><b>Blindness is a question of who is at the screen</b> ({@link
 *       imr.workbench.ViewerAccess}), asked where letters are listed, and not a copy of the
 *       library. One place answers it for the list, search, figures, exports, batch actions, and
 *       learning. It isn't a protection against somebody who uses another name or the command line.
 *   <li><b>Opening a letter for adjudication is written down</b>, with how many gestures either
 *       record had. From then on both are seen and the second can't be changed; agreement is
 *       measured on the records as they were, whatever is decided later.
 *   <li><b>Version 13 of the store makes the kind of a document plain text.</b> An enumeration
 *       would have to be extended by a migration for each new kind.
 * </ul>
 */
@NullMarked
package imr.workbench;

import org.jspecify.annotations.NullMarked;
