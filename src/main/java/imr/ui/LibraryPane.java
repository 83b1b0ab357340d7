package imr.ui;

import imr.ui.library.LibraryView;
import imr.ui.shell.LibraryModel;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.layout.BorderPane;

/**
 * The library at the window's left side: shown unless it's turned off, and in a narrow window only
 * while it's asked for. An empty library isn't shown.
 */
final class LibraryPane {
  /** In a narrower window, in pixels of the design, the library is shown only when asked for. */
  private static final double ROOM_FOR_LIBRARY = 860;

  private final BorderPane root;
  private final ObservableDoubleValue room;
  private final LibraryModel library;
  private final LibraryView view;
  private final SimpleBooleanProperty shown = new SimpleBooleanProperty(true);
  private final SimpleBooleanProperty shownWhenNarrow = new SimpleBooleanProperty(false);

  /**
   * @param room the window's width, in pixels of the design
   */
  LibraryPane(BorderPane root, ObservableDoubleValue room, LibraryModel library, LibraryView view) {
    this.root = root;
    this.room = room;
    this.library = library;
    this.view = view;
    Bindings.isEmpty(library.letters()).and(library.read()).addListener((o, was, is) -> show());
    shown.addListener((o, was, is) -> show());
    shownWhenNarrow.addListener((o, was, is) -> show());
    room.addListener((o, was, is) -> show());
  }

  /** Shows or hides the library, as the window's width and the user want it. */
  void show() {
    boolean empty = library.read().get() && library.letters().isEmpty();
    root.setLeft(wanted().get() && !empty ? view : null);
  }

  boolean isShown() {
    return root.getLeft() != null;
  }

  /** Gives the keyboard to the list, which is shown for it. */
  void focus() {
    if (!isShown()) {
      fold();
    }
    view.focusList();
  }

  /** Hides what is shown, and shows what is hidden. */
  void fold() {
    wanted().set(!wanted().get());
  }

  private SimpleBooleanProperty wanted() {
    boolean wide = root.getScene() == null || room.get() >= ROOM_FOR_LIBRARY;
    return wide ? shown : shownWhenNarrow;
  }
}
