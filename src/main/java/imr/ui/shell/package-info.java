/**
 * What the screens of a window share: its collaborators, the list of letters and which one is open,
 * and work that runs in the background.
 */
@NullMarked
package imr.ui.shell;

import org.jspecify.annotations.NullMarked;
