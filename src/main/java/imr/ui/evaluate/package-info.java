/**
 * Prediction files, and the evaluation screen: metrics in the model, a tab in the view for each way
 * to look at them. An error opens its letter at the value.
 */
@NullMarked
package imr.ui.evaluate;

import org.jspecify.annotations.NullMarked;
