/**
 * Room: two annotation sets of one letter side by side. One comparison, three uses: an extractor
 * against gold is evaluation, an analyst against an analyst is agreement, and the verdicts that are
 * no match are the adjudicator's work list. The rule is that of the schema page, "How agreement is
 * counted". Pure.
 */
@NullMarked
package imr.evaluate;

import org.jspecify.annotations.NullMarked;
