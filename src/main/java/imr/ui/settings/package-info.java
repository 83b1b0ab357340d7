/** The user's preferences, and the file that keeps them from one start to the next. */
@NullMarked
package imr.ui.settings;

import org.jspecify.annotations.NullMarked;
