/**
 * Room: letters, annotations and the ledger of changes in an embedded H2 database. The only room
 * that sees SQL.
 */
@NullMarked
package imr.store;

import org.jspecify.annotations.NullMarked;
