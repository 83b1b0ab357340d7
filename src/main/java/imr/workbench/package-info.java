/**
 * Landing: the steps from a file to the gold record as a handful of short methods, which the
 * command line and the windows both call, and the one class that knows threads.
 */
@NullMarked
package imr.workbench;

import org.jspecify.annotations.NullMarked;
