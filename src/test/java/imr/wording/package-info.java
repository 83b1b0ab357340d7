/**
 * Holds the program's wording: what users read is plain American English, as far as a machine can
 * tell.
 */
@NullMarked
package imr.wording;

import org.jspecify.annotations.NullMarked;
