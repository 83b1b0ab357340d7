/**
 * Rule-based extraction: reads a letter and suggests annotations. Deterministic; no I/O.
 *
 * <p>Start reading at {@link imr.extract.Extractor}, which processes a letter section by section.
 * {@code TokenizedText} is a tokenized part of the letter, on which all rules work; {@code
 * SuggestionBuilder} collects suggestions. {@code DisputedItems} reads the disputed items: {@code
 * ItemSplitter} finds their labels, {@code RequestParts} splits a request, {@code CitationReader}
 * reads its sources. {@code ClinicalFields} and {@code SummaryDates} read the summary. Domain
 * vocabulary is in resource files, each with its source and instructions for extending it. {@code
 * confidence.txt} contains the accuracy of each rule on the gold letters.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li>A section whose heading is missing is read anyway, but its rule names end in {@code
 *       -unheaded}. The confidence table doesn't contain those names, so they get a low confidence
 *       without a second table.
 *   <li>A drug that an item requests counts as taken only if the summary says so, under any name
 *       ({@code drug-names.txt}). A plan that requests it isn't proof. Cost: a drug first
 *       prescribed by that plan is missed.
 *   <li>Looking back or ahead is always bounded in words, and sentence ends are computed once.
 *       Extraction therefore takes linear time even for repeated words ({@code LinearTimeTest}).
 * </ul>
 */
@NullMarked
package imr.extract;

import org.jspecify.annotations.NullMarked;
