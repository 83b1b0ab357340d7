/**
 * Two people's records of one letter: rounds of double annotation, deciding between two records,
 * and how well people agree.
 */
@NullMarked
package imr.ui.adjudicate;

import org.jspecify.annotations.NullMarked;
