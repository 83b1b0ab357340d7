/**
 * Room: records and files. Turns annotation sets, letters and the schema into files of many forms
 * and back, one class a form. Offsets leave this room in the unit that the form wants, which for
 * our own JSON is code points. The only room that sees Jackson.
 */
@NullMarked
package imr.exchange;

import org.jspecify.annotations.NullMarked;
