/**
 * Presents results as text, tables, and charts for both the UI and the command line. Independent of
 * windows; {@code imr.exchange} writes the files.
 */
@NullMarked
package imr.report;

import org.jspecify.annotations.NullMarked;
