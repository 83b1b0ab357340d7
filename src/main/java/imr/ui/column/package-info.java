/**
 * One field over all letters: a list of its values with their sentences, in which many values are
 * decided at once.
 */
@NullMarked
package imr.ui.column;

import org.jspecify.annotations.NullMarked;
