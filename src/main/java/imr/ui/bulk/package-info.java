/**
 * What is done to many letters in one go: looked at first, done with progress and a stop, taken
 * back. Start reading at {@link imr.ui.bulk.BulkModel}.
 */
@NullMarked
package imr.ui.bulk;

import org.jspecify.annotations.NullMarked;
