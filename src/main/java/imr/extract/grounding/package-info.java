/**
 * Grounding of imported predictions: each claim of a file becomes a suggestion with its location in
 * the letter, or is returned with a reason.
 *
 * <p>Start reading at {@link imr.extract.grounding.Grounding}. {@code Quotes} finds quotes
 * literally and normalized, {@code TypedWords} finds equivalent values, {@code Tokens} finds text
 * that differs in a few words. {@code Regions} limits where a field may occur, {@code Sequence}
 * chooses among several locations. Deterministic; no I/O.
 */
@NullMarked
package imr.extract.grounding;

import org.jspecify.annotations.NullMarked;
