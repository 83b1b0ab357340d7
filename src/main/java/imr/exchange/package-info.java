/**
 * Room: records and files. Turns annotation sets, letters and the schema into files of many forms
 * and back, one class a form. Offsets leave this room in the unit that the form wants, which for
 * our own JSON is code points. The only room that sees Jackson, FastCSV and fastexcel.
 *
 * <p>A form that letters leave in is a {@link imr.exchange.Format}; {@link imr.exchange.Formats}
 * lists them all.
 */
@NullMarked
package imr.exchange;

import org.jspecify.annotations.NullMarked;
