/** Signing in to a team library, and following what others do in it. */
@NullMarked
package imr.ui.team;

import org.jspecify.annotations.NullMarked;
