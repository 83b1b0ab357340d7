/**
 * Ground floor: what can be said of a letter. The schema is data ({@link imr.annotation.Schema}); a
 * {@link imr.annotation.Target} is one blank on the form, an {@link imr.annotation.Annotation} what
 * somebody says there, an {@link imr.annotation.AnnotationSet} all that is said of one letter, and
 * a {@link imr.annotation.Change} a step from one to the next. Everything here is an immutable
 * value; nothing does input or output or asks for the time.
 */
@NullMarked
package imr.annotation;

import org.jspecify.annotations.NullMarked;
