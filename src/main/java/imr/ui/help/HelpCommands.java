package imr.ui.help;

import imr.ui.appearance.Appearance;
import imr.ui.kit.Command;
import imr.ui.kit.KeyBindings;
import imr.ui.kit.ShortcutsDialog;
import imr.ui.shell.Shell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;

/**
 * The commands that explain the program: help, keys, what belongs in each field, the tour, about.
 */
public final class HelpCommands {
  private final Shell shell;
  private final Supplier<KeyBindings> keys;

  /**
   * @param keys all commands with their keys, asked for once the window is open
   */
  public HelpCommands(Shell shell, Supplier<KeyBindings> keys) {
    this.shell = shell;
    this.keys = keys;
  }

  /**
   * Returns the commands of the Help menu.
   *
   * @param tour begins the tour
   */
  public List<Command> verbs(ObservableBooleanValue always, Runnable tour) {
    return List.of(
        Command.of("help", "Help", "Help", "F1", always, this::showHelp),
        Command.of(
            "keyboard-shortcuts",
            "Help",
            "Keyboard shortcuts",
            "F12",
            always,
            () -> ShortcutsDialog.show(shell.overlay(), keys.get())),
        Command.of(
            "annotation-guide", "Help", "Annotation guide", "Shift+F1", always, this::showGuide),
        Command.of("tour", "Help", "Take the tour", "Shortcut+Shift+F1", always, tour));
  }

  public Command about(ObservableBooleanValue always) {
    return Command.of(
        "about", "Help", "About IMR Workbench", "Shortcut+F1", always, this::showAbout);
  }

  /** Begins with the article about what is on the screen. What is typed there waits. */
  private void showHelp() {
    if (shell.overlay().lookup("#help") != null) {
      shell.overlay().hide();
      return;
    }
    String article =
        HelpContext.article(
            shell.overlay(),
            Optional.ofNullable(shell.overlay().getScene())
                .flatMap(s -> Optional.ofNullable(s.getFocusOwner())));
    shell.view().commit();
    HelpPanel.show(shell.overlay(), keys.get().verbs(), shell.workbench().schema(), article);
  }

  private void showGuide() {
    ReadingDialog.show(
        shell.overlay(),
        "Annotation guide",
        "A highlight covers the letter's exact words, without spaces or closing punctuation at the"
            + " ends. If the letter doesn't state a field, mark it as not stated.",
        FieldGuide.of(shell.workbench().schema()));
  }

  private void showAbout() {
    ReadingDialog.show(
        shell.overlay(),
        "About IMR Workbench",
        Appearance.about(),
        Map.of("", Appearance.licenses()));
  }
}
