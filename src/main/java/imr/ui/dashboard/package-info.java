/** The dashboard: how far the work is, as plots that can be taken along. */
@NullMarked
package imr.ui.dashboard;

import org.jspecify.annotations.NullMarked;
