/** What every screen shares: the palette, commands with their keys, signs for states, dialogs. */
@NullMarked
package imr.ui.kit;

import org.jspecify.annotations.NullMarked;
