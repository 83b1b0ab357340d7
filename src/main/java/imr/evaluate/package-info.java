/** Room: two annotation sets side by side: verdicts, scores, agreement. Pure. */
@NullMarked
package imr.evaluate;

import org.jspecify.annotations.NullMarked;
