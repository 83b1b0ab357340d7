/**
 * The window, which wires the screens together; each screen is a subpackage. The only packages that
 * use JavaFX, ControlsFX, and RichTextFX. Two classes per screen: the view builds nodes and
 * observes, the model holds read-only properties and never imports {@code javafx.scene}. A screen's
 * commands are beside it and get their collaborators in one {@link imr.ui.shell.Shell}.
 */
@NullMarked
package imr.ui;

import org.jspecify.annotations.NullMarked;
