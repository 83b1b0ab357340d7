/**
 * The entry point: main, command line, settings, and wiring of all components.
 *
 * <p>Decisions: only this package uses picocli. Starting the window doesn't load it, because that
 * takes a third of a second.
 */
@NullMarked
package imr.app;

import org.jspecify.annotations.NullMarked;
