/** The list of letters: searching it, importing letters into it, archive and trash. */
@NullMarked
package imr.ui.library;

import org.jspecify.annotations.NullMarked;
