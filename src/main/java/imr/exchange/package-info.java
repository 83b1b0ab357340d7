/**
 * Import and export: converts annotation sets, letters, and the schema to files in many formats and
 * back, one class per format. An export format is a {@link imr.exchange.Format}, an import format a
 * {@link imr.exchange.PredictionFormat}; {@link imr.exchange.Formats} and {@link
 * imr.exchange.PredictionFormats} list them.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>Offsets are converted to the unit of each format. Our own JSON uses code points.
 *   <li>Only this package uses Jackson, FastCSV, fastexcel, and uimaj.
 *   <li>Foreign files are untrusted: their size is limited, and no message quotes a letter.
 * </ul>
 */
@NullMarked
package imr.exchange;

import org.jspecify.annotations.NullMarked;
