/** How the window looks: theme, colors, size of text, motion. */
@NullMarked
package imr.ui.appearance;

import org.jspecify.annotations.NullMarked;
