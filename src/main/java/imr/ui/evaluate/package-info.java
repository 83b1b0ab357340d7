/**
 * Room: the evaluation as a screen. What is measured stands in the model, the view has a tab for
 * each way to look at it; an error leads to its place on the desk.
 */
@NullMarked
package imr.ui.evaluate;

import org.jspecify.annotations.NullMarked;
