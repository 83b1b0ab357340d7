package imr.ui.backup;

import imr.store.PassphrasePolicy;
import imr.store.RestoreResult;
import imr.ui.kit.OverlayDialog;
import imr.ui.kit.OverlayDialog.Choice;
import imr.ui.settings.Settings;
import imr.ui.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;

/** Sets, changes and removes the passphrase; a new one is typed twice. */
final class PassphraseDialog {
  private static final System.Logger LOG = System.getLogger(PassphraseDialog.class.getName());
  private static final String TITLE = "Passphrase";
  private static final String LOST =
      " If you lose the passphrase, no one can open the letters again. Store it in a safe place."
          + " Exports and the original letter files aren't encrypted.";

  private final Shell shell;

  PassphraseDialog(Shell shell) {
    this.shell = shell;
  }

  /** Asks for the passphrases that are needed. */
  void show() {
    ask("");
  }

  private void ask(String problem) {
    if (shell.workbench().maintenance().encrypted()) {
      askForBoth(problem);
    } else {
      askForNew(problem);
    }
  }

  private void askForNew(String problem) {
    PasswordField next = field("passphrase-next", "New passphrase");
    PasswordField again = field("passphrase-again", "Confirm new passphrase");
    OverlayDialog.showAt(
        shell.overlay(),
        next,
        TITLE,
        "A passphrase encrypts the letters, the journal of changes, and all backups. You enter it"
            + " each time you start the program. Use at least 8 characters; several words are best."
            + LOST,
        parts(problem, next, again),
        new Choice("Encrypt", () -> set(Optional.empty(), next, again)),
        new Choice("Cancel", () -> {}));
  }

  private void askForBoth(String problem) {
    PasswordField now = field("passphrase-now", "Current passphrase");
    PasswordField next = field("passphrase-next", "New passphrase");
    PasswordField again = field("passphrase-again", "Confirm new passphrase");
    OverlayDialog.showAt(
        shell.overlay(),
        now,
        TITLE,
        "The letters, the journal of changes, and all backups are encrypted." + LOST,
        parts(problem, now, next, again),
        new Choice("Change", () -> set(Optional.of(now.getText()), next, again)),
        new Choice("Remove", () -> change(Optional.of(now.getText()), Optional.empty())),
        new Choice("Cancel", () -> {}));
  }

  private static PasswordField field(String id, String words) {
    PasswordField field = new PasswordField();
    field.setId(id);
    field.setAccessibleText(words);
    return field;
  }

  /** With its words above: a prompt inside is gone once the field has the keyboard. */
  private static Node named(PasswordField field) {
    Label name = new Label(field.getAccessibleText());
    name.getStyleClass().add("muted");
    return new VBox(4, name, field);
  }

  private static List<Node> parts(String problem, PasswordField... fields) {
    List<Node> parts = new ArrayList<>();
    List.of(fields).forEach(f -> parts.add(named(f)));
    parts.add(strength(fields[fields.length - 2]));
    Label wrong = OverlayDialog.sentence(problem);
    wrong.getStyleClass().add("trouble");
    wrong.setId("passphrase-problem");
    if (!problem.isEmpty()) {
      parts.add(wrong);
    }
    return parts;
  }

  /** How strong the new passphrase is, while it is typed. */
  private static Label strength(PasswordField next) {
    Label label = OverlayDialog.sentence("");
    label.setId("passphrase-strength");
    label.textProperty().bind(next.textProperty().map(PassphraseDialog::strength));
    return label;
  }

  private static String strength(String words) {
    if (words.isEmpty()) {
      return "";
    }
    return PassphrasePolicy.problem(words)
        .orElseGet(
            () ->
                switch (PassphrasePolicy.strength(words)) {
                  case WEAK -> "Strength: weak. Add a word or two.";
                  case FAIR -> "Strength: fair";
                  case STRONG -> "Strength: strong";
                });
  }

  private void set(Optional<String> now, PasswordField next, PasswordField again) {
    if (next.getText().isEmpty()) {
      ask("Enter the new passphrase twice.");
    } else if (!next.getText().equals(again.getText())) {
      ask("The new passphrases don't match. Enter them again.");
    } else if (PassphrasePolicy.problem(next.getText()).isPresent()) {
      ask(PassphrasePolicy.problem(next.getText()).orElseThrow());
    } else {
      change(now, Optional.of(next.getText()));
    }
  }

  private void change(Optional<String> now, Optional<String> next) {
    shell
        .jobs()
        .withNoLetterOpen(
            next.isPresent() ? "Encrypting…" : "Decrypting…",
            false,
            t -> shell.workbench().maintenance().changePassphrase(now, next),
            outcome -> changed(outcome, now, next),
            this::brokenOff);
  }

  private void changed(RestoreResult outcome, Optional<String> now, Optional<String> next) {
    shell.settings().protect(shell.workbench().secretFor(Settings.SECRET));
    switch (outcome) {
      case RestoreResult.Done(var warnings) -> {
        shell.review().say(sentence(now, next));
        if (!warnings.isEmpty()) {
          OverlayDialog.show(
              shell.overlay(),
              TITLE,
              sentence(now, next),
              List.of(OverlayDialog.lines(warnings)),
              new Choice("Close", () -> {}));
        }
      }
      case RestoreResult.Refused(String sentence) -> ask(sentence);
    }
  }

  private static String sentence(Optional<String> now, Optional<String> next) {
    if (next.isEmpty()) {
      return "The letters, the journal, and the backups are no longer encrypted.";
    }
    return now.isPresent()
        ? "Passphrase changed. The old one no longer works."
        : "The letters, the journal, and the backups are encrypted. You'll enter the passphrase the"
            + " next time you start the program.";
  }

  private void brokenOff(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "a change of the passphrase failed", accident);
    OverlayDialog.show(
        shell.overlay(),
        TITLE,
        BackupCommands.BROKEN_OFF,
        List.of(),
        new Choice("Close", () -> {}));
  }
}
