package imr.ui;

import imr.annotation.DisplayFormat;
import imr.store.LetterRow;
import imr.store.Sharing;
import imr.store.StoreFailedException;
import imr.ui.kit.Command;
import imr.ui.kit.OverlayDialog;
import imr.ui.kit.OverlayDialog.Choice;
import imr.ui.shell.Shell;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;

/** The commands of a team library's queue, which hands each letter to one person. */
final class QueueCommands {
  static final String TITLE = "Add letters to queue";
  private static final System.Logger LOG = System.getLogger(QueueCommands.class.getName());
  private static final String GROUP = "Letter";

  private final Shell shell;
  private final Optional<Sharing> sharing;

  QueueCommands(Shell shell) {
    this.shell = shell;
    this.sharing = shell.workbench().sharing();
  }

  /** Disabled in a library that only this program uses. */
  List<Command> verbs() {
    ObservableBooleanValue shared =
        new ReadOnlyBooleanWrapper(sharing.isPresent()).getReadOnlyProperty();
    return List.of(
        Command.of(
            "next-from-queue",
            GROUP,
            "Next letter from queue",
            "Shortcut+Alt+Q",
            shared,
            () -> saved(this::next)),
        Command.of(
            "add-to-queue", GROUP, TITLE + "…", "Shortcut+Alt+Shift+Q", shared, this::count));
  }

  private void saved(Runnable then) {
    shell.view().commit();
    shell
        .review()
        .whenSaved(
            then,
            () ->
                shell
                    .review()
                    .say(
                        "Your last changes aren't saved yet. Save them first, and then try"
                            + " again."));
  }

  private void next() {
    String me = shell.annotator();
    run(_ -> shell.workbench().nextFromQueue(me), this::open);
  }

  private void open(Optional<String> letter) {
    if (letter.isEmpty()) {
      shell.review().say("No letters are waiting in the queue.");
    } else if (!shell.library().open(letter.get(), shell.view()::focus)) {
      // The list doesn't have a letter yet that somebody has just imported.
      shell.library().refresh(() -> shell.library().open(letter.get(), shell.view()::focus));
    }
  }

  private void count() {
    run(Sharing::waiting, this::ask);
  }

  /** Several that are selected come first; a single one is as a rule just the one that is open. */
  private void ask(int waiting) {
    List<String> chosen = ids(shell.library().chosen());
    List<String> shown = ids(shell.library().shown());
    boolean all = shown.size() == shell.library().letters().size();
    List<Choice> choices = new ArrayList<>();
    if (!shown.isEmpty()) {
      choices.add(
          choice((all ? "Add all letters" : "Add all letters in the list") + " (%,d)", shown));
    }
    if (!chosen.isEmpty()) {
      choices.add(
          chosen.size() > 1 ? 0 : choices.size(), choice("Add selected letters (%,d)", chosen));
    }
    if (waiting > 0) {
      choices.add(new Choice("Empty the queue", this::empty));
    }
    choices.add(new Choice("Cancel", () -> {}));
    OverlayDialog.show(
        shell.overlay(),
        TITLE,
        "Each annotator who chooses Letter > Next letter from queue gets one letter that nobody"
            + " else"
            + " gets, and it's assigned to them. %s waiting now."
                .formatted(waiting == 1 ? "1 letter is" : "%,d letters are".formatted(waiting)),
        List.of(),
        choices.toArray(Choice[]::new));
  }

  private static List<String> ids(List<LetterRow> rows) {
    return rows.stream().map(LetterRow::id).toList();
  }

  private Choice choice(String words, List<String> letters) {
    return new Choice(words.formatted(letters.size()), () -> fill(letters));
  }

  private void fill(List<String> letters) {
    run(
        queue -> queue.enqueue(letters),
        added ->
            shell
                .review()
                .say("Added %s to the queue.".formatted(DisplayFormat.count(added, "letter"))));
  }

  private void empty() {
    run(
        Sharing::emptyQueue,
        gone ->
            shell
                .review()
                .say("Removed %s from the queue.".formatted(DisplayFormat.count(gone, "letter"))));
  }

  private <T> void run(Function<Sharing, T> question, Consumer<T> then) {
    sharing.ifPresent(s -> shell.background().run(_ -> question.apply(s), then, this::refused));
  }

  private void refused(Throwable trouble) {
    LOG.log(Level.WARNING, "the queue could not be used", trouble);
    shell
        .review()
        .say(
            trouble instanceof StoreFailedException failed && failed.sentence().isPresent()
                ? failed.sentence().get()
                : "Couldn't use the queue. See the log for details.");
  }
}
