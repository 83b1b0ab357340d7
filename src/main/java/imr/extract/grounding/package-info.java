/**
 * Grounding of imported predictions: each claim of a file becomes a suggestion with its location in
 * the letter, or is returned with a reason.
 *
 * <p>Start reading at {@link imr.extract.grounding.ClaimGrounder}. {@code QuoteFinder} finds quotes
 * literally and normalized, {@code TypedValueFinder} finds equivalent values, {@code FuzzyMatcher}
 * finds text that differs in a few words. {@code FieldRegions} limits where a field may occur,
 * {@code LocationChooser} chooses among several locations. Deterministic; no I/O.
 */
@NullMarked
package imr.extract.grounding;

import org.jspecify.annotations.NullMarked;
