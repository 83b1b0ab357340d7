/** Room: a file becomes a letter, or a refusal that says why. The only room that sees PDFBox. */
@NullMarked
package imr.intake;

import org.jspecify.annotations.NullMarked;
