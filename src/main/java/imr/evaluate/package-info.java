/**
 * Compares two annotation sets of one letter. The same comparison is used for evaluation (extractor
 * against gold), agreement (annotator against annotator) and adjudication (the verdicts that aren't
 * matches). Implements the schema, "How agreement is counted". No I/O.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Krippendorff's alpha is our own forty lines</b> ({@link imr.evaluate.Alpha}), tested
 *       against the three examples for unordered values that Krippendorff published. DKPro
 *       Agreement has it too, but takes lists of items. The intervals need it a thousand times per
 *       field, over matrices of counts summed from the letters drawn.
 *   <li><b>Kappa and alpha have bootstrap intervals, F1 has Wilson's</b> ({@link
 *       imr.evaluate.ConfidenceInterval}). Bootstrap draws letters, not values. The random numbers
 *       are fixed, so that the same letters always give the same interval. With fewer than five
 *       letters there is none.
 * </ul>
 */
@NullMarked
package imr.evaluate;

import org.jspecify.annotations.NullMarked;
