/**
 * Room: a letter becomes an annotation set of suggestions. Pure: same text and version, same
 * suggestions.
 *
 * <p>Start reading at {@link imr.extract.Extractor}, which takes a letter through its parts. {@code
 * Words} is a stretch of the letter as words, on which all rules work; {@code Draft} collects what
 * they say. {@code Items} reads the disputed items: {@code ItemSplitter} finds their labels, {@code
 * RequestParts} takes a request apart, {@code CitationReader} its sources. {@code Clinical} and
 * {@code SummaryDates} read the summary. What the rules know of the field's language lies in the
 * resource files beside them, each with its source and how to extend it; {@code confidence.txt}
 * says how often each rule was right on the gold letters.
 */
@NullMarked
package imr.extract;

import org.jspecify.annotations.NullMarked;
