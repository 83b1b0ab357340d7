/** The Learning screen: what the library's letters taught, and what it is worth. */
@NullMarked
package imr.ui.learn;

import org.jspecify.annotations.NullMarked;
