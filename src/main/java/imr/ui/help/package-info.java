/** Help inside the program: articles, the fields' guide and the keys, found by one search. */
@NullMarked
package imr.ui.help;

import org.jspecify.annotations.NullMarked;
