/** Planted errors: turned on and off, and how many of them annotators caught. */
@NullMarked
package imr.ui.plant;

import org.jspecify.annotations.NullMarked;
