/** What every screen shares: the palette, verbs with their keys, signs for states, dialogs. */
@NullMarked
package imr.ui.kit;

import org.jspecify.annotations.NullMarked;
