/** The list of letters, and how letters come in. */
@NullMarked
package imr.ui.library;

import org.jspecify.annotations.NullMarked;
