/**
 * Compares two annotation sets of one letter. The same comparison is used for evaluation (extractor
 * against gold), agreement (annotator against annotator) and adjudication (the verdicts that aren't
 * matches). Implements the schema, "How agreement is counted". No I/O.
 */
@NullMarked
package imr.evaluate;

import org.jspecify.annotations.NullMarked;
