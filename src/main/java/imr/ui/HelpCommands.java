package imr.ui;

import imr.ui.help.Context;
import imr.ui.help.HelpPanel;
import imr.ui.kit.Command;
import imr.ui.kit.Dialogs;
import imr.ui.kit.Keys;
import imr.ui.kit.Overlay;
import imr.ui.kit.ShortcutsDialog;
import imr.ui.review.ReviewView;
import imr.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;

/** The verbs that explain the program: help, keys, what belongs in each field, the tour, about. */
final class HelpCommands {
  private final Overlay overlay;
  private final Dialogs dialogs;
  private final Workbench workbench;
  private final ReviewView view;
  private final Supplier<Keys> keys;

  /**
   * @param keys all verbs with their keys, asked for once the window stands
   */
  HelpCommands(
      Overlay overlay, Dialogs dialogs, Workbench workbench, ReviewView view, Supplier<Keys> keys) {
    this.overlay = overlay;
    this.dialogs = dialogs;
    this.workbench = workbench;
    this.view = view;
    this.keys = keys;
  }

  /**
   * @param tour begins the tour
   */
  List<Command> verbs(ObservableBooleanValue always, Runnable tour) {
    return List.of(
        Command.of("help", "Help", "Help", "F1", always, this::showHelp),
        Command.of(
            "keyboard-shortcuts",
            "Help",
            "Keyboard shortcuts",
            "F12",
            always,
            () -> ShortcutsDialog.show(overlay, keys.get())),
        Command.of(
            "annotation-guide", "Help", "Annotation guide", "Shift+F1", always, this::showGuide),
        Command.of("tour", "Help", "Take the tour", "Shortcut+Shift+F1", always, tour));
  }

  Command about(ObservableBooleanValue always) {
    return Command.of(
        "about", "Help", "About IMR Workbench", "Shortcut+F1", always, this::showAbout);
  }

  /** Begins with the article about what is on the screen. What is typed there waits. */
  private void showHelp() {
    if (overlay.lookup("#help") != null) {
      overlay.hide();
      return;
    }
    String article =
        Context.article(
            overlay,
            Optional.ofNullable(overlay.getScene())
                .flatMap(s -> Optional.ofNullable(s.getFocusOwner())));
    view.commit();
    HelpPanel.show(overlay, keys.get().verbs(), workbench.schema(), article);
  }

  private void showGuide() {
    dialogs.guide(
        "Annotation guide",
        "A highlight covers the letter's exact words, without spaces or closing punctuation at the"
            + " ends. If the letter doesn't state a field, mark it as not stated.",
        FieldGuide.of(workbench.schema()));
  }

  private void showAbout() {
    dialogs.read("About IMR Workbench", Appearance.about(), Appearance.licences());
  }
}
