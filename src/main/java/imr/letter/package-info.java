/**
 * Ground floor: one letter's frozen text, and places in it.
 *
 * <p>Every offset inside the program is an index into the canonical text as Java counts it (UTF-16
 * units). At the rim (records as JSON, exports) offsets are Unicode code points; {@link
 * imr.letter.LetterText} converts both ways. Sees nothing of the other rooms, does no input or
 * output.
 */
@NullMarked
package imr.letter;

import org.jspecify.annotations.NullMarked;
