/**
 * Room: records and files. Turns annotation sets, letters and the schema into files of many forms
 * and back, one class a form. Offsets leave this room in the unit that the form wants, which for
 * our own JSON is code points. The only room that sees Jackson, FastCSV, fastexcel and uimaj.
 *
 * <p>A form that letters leave in is a {@link imr.exchange.Format}, one that others' values come in
 * a {@link imr.exchange.PredictionFormat}; {@link imr.exchange.Formats} and {@link
 * imr.exchange.PredictionFormats} list them all.
 */
@NullMarked
package imr.exchange;

import org.jspecify.annotations.NullMarked;
