/**
 * Room: a letter becomes an annotation set of suggestions. Pure: same text and version, same
 * suggestions.
 */
@NullMarked
package imr.extract;

import org.jspecify.annotations.NullMarked;
