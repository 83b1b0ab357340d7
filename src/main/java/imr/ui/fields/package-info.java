/**
 * Where a project's own fields are made: the tree of groups and fields, the details of one, and
 * what is going to change, over a model of its own.
 */
@NullMarked
package imr.ui.fields;

import org.jspecify.annotations.NullMarked;
