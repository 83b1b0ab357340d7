/**
 * Room: two annotation sets of one letter side by side. One comparison, three uses: an extractor
 * against gold is evaluation, an annotator against an annotator is agreement, and what is no match
 * tells which letters to adjudicate first. The rule is that of the schema page, "How agreement is
 * counted". Pure.
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 *   <li><b>Krippendorff's alpha is our own forty lines</b> ({@link imr.evaluate.Alpha}), tested
 *       with the three examples for values without an order that Krippendorff published. DKPro
 *       Agreement has it too, but takes lists of items; the intervals need it a thousand times for
 *       each field, over matrices of counts that are summed from the letters that were drawn.
 *   <li><b>Kappa and alpha have bootstrap intervals, F1 has Wilson's</b> ({@link
 *       imr.evaluate.Interval}). Both draw letters, not values. The lots are fixed, so that the
 *       same letters always give the same interval. With fewer than five letters there is none.
 * </ul>
 */
@NullMarked
package imr.evaluate;

import org.jspecify.annotations.NullMarked;
