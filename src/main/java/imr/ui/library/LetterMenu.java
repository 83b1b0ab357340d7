package imr.ui.library;

import imr.store.LetterRow;
import imr.ui.kit.Command;
import imr.ui.shell.LibraryModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The context menu of the letters selected in the list. */
final class LetterMenu extends ContextMenu {
  private final LibraryModel model;

  LetterMenu(LibraryModel model, Runnable review, List<Command> ofOne, List<Command> ofSome) {
    this.model = model;
    setId("letter-menu");
    List<MenuItem> single =
        new ArrayList<>(List.of(item("review-letter", "Go to the form", review)));
    ofOne.forEach(c -> single.add(named(c)));
    single.add(new SeparatorMenuItem());
    getItems().setAll(single);
    getItems().add(item("copy-case-number", "Copy case number", this::copy));
    getItems().add(new SeparatorMenuItem());
    ofSome.forEach(c -> getItems().add(named(c)));
    setOnShowing(e -> single.forEach(i -> i.setVisible(model.chosen().size() == 1)));
  }

  private static MenuItem item(String id, String label, Runnable action) {
    MenuItem item = new MenuItem(label);
    item.setId("letter-menu-" + id);
    item.setOnAction(e -> action.run());
    return item;
  }

  private static MenuItem named(Command command) {
    MenuItem item = command.menuItem();
    item.setId("letter-menu-" + command.id().value());
    return item;
  }

  private void copy() {
    ClipboardContent content = new ClipboardContent();
    content.putString(
        model.chosen().stream()
            .map(LetterRow::headline)
            .map(h -> h.title())
            .collect(Collectors.joining("\n")));
    Clipboard.getSystemClipboard().setContent(content);
  }
}
