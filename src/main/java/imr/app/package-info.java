/** Door: main, command line, settings, wiring. The only room that sees picocli. */
@NullMarked
package imr.app;

import org.jspecify.annotations.NullMarked;
