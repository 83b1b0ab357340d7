/**
 * What is done to many letters in one step: looked at first, done with progress and a stop, taken
 * back. Start reading at {@link imr.ui.batch.BatchModel}.
 */
@NullMarked
package imr.ui.batch;

import org.jspecify.annotations.NullMarked;
