package imr.extract;

import imr.letter.Span;
import java.util.Optional;

/**
 * A source that the administrator or the reviewer relied on.
 *
 * @param family MTUS, ACOEM, ODG, or other
 * @param form how it was read: {@code mtus}, {@code mtus-further}, {@code mtus-undated}, {@code
 *     odg}, {@code acoem}, {@code other}
 */
public record Citation(
    Span guideline, String family, Optional<Span> section, Optional<Span> pages, String form) {}
