/**
 * Reads a letter into an annotation set of suggestions. Pure: the same text and version give the
 * same suggestions.
 *
 * <p>Start reading at {@link imr.extract.Extractor}, which takes a letter through its parts. {@code
 * Words} is a stretch of the letter as words, on which all rules work; {@code Draft} collects what
 * they find. {@code Items} reads the disputed items: {@code ItemSplitter} finds their labels,
 * {@code RequestParts} takes a request apart, {@code CitationReader} its sources. {@code Clinical}
 * and {@code SummaryDates} read the summary. What the rules know of the field's language lies in
 * the resource files beside them, each with its source and how to extend it; {@code confidence.txt}
 * says how often each rule was right on the gold letters.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li>A part whose heading is lost is read anyway, but its rules' names end in {@code -unheaded},
 *       which the table of confidences doesn't have: low confidence, no second table.
 *   <li>A drug that an item asks for counts as taken only where the summary says so, by whatever
 *       name ({@code drug-names.txt}); a plan that asks for it is no proof. Price: a drug first
 *       prescribed by that plan is missed.
 *   <li>Every look back or ahead has a bound in words, and ends of sentences are worked out once,
 *       so that the time stays linear for any repeated word ({@code LinearTimeTest}).
 * </ul>
 */
@NullMarked
package imr.extract;

import org.jspecify.annotations.NullMarked;
