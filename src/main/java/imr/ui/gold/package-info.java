/**
 * What is kept for good: a letter's history, in what way suggestions were corrected, gold sets.
 * Sheets on the window's overlay, each over a model of its own.
 */
@NullMarked
package imr.ui.gold;

import org.jspecify.annotations.NullMarked;
