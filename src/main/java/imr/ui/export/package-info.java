/** Exports to files of other formats, with what each format loses, and project files. */
@NullMarked
package imr.ui.export;

import org.jspecify.annotations.NullMarked;
