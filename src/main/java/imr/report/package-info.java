/**
 * Figures put into words, tables, and charts: what the windows and the command line both show of
 * the use cases' results. Knows no window; {@code imr.exchange} writes the files.
 */
@NullMarked
package imr.report;

import org.jspecify.annotations.NullMarked;
