/**
 * Works the real window without a person: the smoke test of an installed program, the rehearsal
 * that fills the class cache, and the demonstration that {@code mvn} gives on a machine without a
 * desktop. Nothing in the windows depends on it; each class is a {@link imr.ui.WindowDriver}.
 */
@NullMarked
package imr.demo;

import org.jspecify.annotations.NullMarked;
