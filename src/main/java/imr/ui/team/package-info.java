/** The dialog that signs in to a team library. */
@NullMarked
package imr.ui.team;

import org.jspecify.annotations.NullMarked;
