/**
 * Top floor: the windows. The only rooms that see JavaFX, ControlsFX and RichTextFX. Two classes a
 * screen: the view builds nodes and observes, the model holds read-only properties and the user's
 * verbs and never imports {@code javafx.scene}.
 */
@NullMarked
package imr.ui;

import org.jspecify.annotations.NullMarked;
