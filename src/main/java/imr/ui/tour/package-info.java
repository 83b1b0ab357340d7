/** The first-use tour: a card beside each thing it speaks of, while the desk stays usable. */
@NullMarked
package imr.ui.tour;

import org.jspecify.annotations.NullMarked;
