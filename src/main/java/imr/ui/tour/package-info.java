/** The practice library, and the first-use tour: a card beside each thing it explains. */
@NullMarked
package imr.ui.tour;

import org.jspecify.annotations.NullMarked;
