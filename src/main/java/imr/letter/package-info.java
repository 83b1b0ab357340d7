/**
 * The frozen text of a letter, and spans, pages, sections, sentences, and words in it. This is the
 * lowest layer: it imports no other package and does no I/O.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Offsets inside the program are UTF-16 indices into the canonical text, as Java counts.
 *       Files (records as JSON, exports) use Unicode code points; {@link imr.letter.LetterText}
 *       converts both ways.
 *   <li>The canonical text never changes after import. Cleaning and reflowing produce separate
 *       texts with maps back to it.
 * </ul>
 */
@NullMarked
package imr.letter;

import org.jspecify.annotations.NullMarked;
