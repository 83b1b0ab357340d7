/** Letters and records into files of other forms: what, in which form, what is lost by it. */
@NullMarked
package imr.ui.export;

import org.jspecify.annotations.NullMarked;
