/**
 * The schema and what can be said about a letter. A {@link imr.annotation.Schema} lists the fields,
 * a {@link imr.annotation.Target} is a place in the record, an {@link imr.annotation.Annotation} is
 * the answer at a target, an {@link imr.annotation.AnnotationSet} holds the annotations of one
 * letter, and a {@link imr.annotation.Change} leads from one set to the next.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li>The schema is data. Code refers to fields by {@link imr.annotation.Role}, not by id.
 *   <li>Everything is an immutable value. No I/O and no clock, so all layers above can share it
 *       freely.
 * </ul>
 */
@NullMarked
package imr.annotation;

import org.jspecify.annotations.NullMarked;
