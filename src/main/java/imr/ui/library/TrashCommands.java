package imr.ui.library;

import imr.annotation.DisplayFormat;
import imr.search.Condition;
import imr.search.LetterProperty;
import imr.search.LetterQuery;
import imr.search.Match;
import imr.search.QuerySubject;
import imr.store.Availability;
import imr.store.LetterRow;
import imr.store.RestoreResult;
import imr.ui.backup.BackupCommands;
import imr.ui.kit.Command;
import imr.ui.kit.OverlayDialog;
import imr.ui.kit.OverlayDialog.Choice;
import imr.ui.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;

/**
 * Archives letters, moves them to the trash, restores them, and deletes them for good. Each is done
 * with the letters selected in the list, or with the letter under review where none is selected.
 */
public final class TrashCommands {
  private static final System.Logger LOG = System.getLogger(TrashCommands.class.getName());
  private static final String MENU = "Library";
  private static final String TITLE = "Trash";

  /** Of letters that are named before they're deleted for good. */
  private static final int NAMED = 200;

  private final Shell shell;
  private final Consumer<LetterQuery> find;
  private final Runnable toTheList;

  /**
   * @param find shows the letters that a query finds
   * @param toTheList gives the keyboard to the list
   */
  public TrashCommands(Shell shell, Consumer<LetterQuery> find, Runnable toTheList) {
    this.shell = shell;
    this.find = find;
    this.toTheList = toTheList;
  }

  public List<Command> verbs() {
    BooleanBinding idle = Bindings.not(shell.jobs().running());
    BooleanBinding any =
        idle.and(
            Bindings.createBooleanBinding(
                () -> !chosen().isEmpty(), shell.library().chosen(), shell.library().opened()));
    return List.of(
        Command.of("archive-letters", MENU, "Archive letters", "", any, this::archive),
        Command.of(
            "unarchive-letters", MENU, "Return letters from archive", "", any, this::unarchive),
        Command.of("show-archived", MENU, "Show archived letters", "", idle, this::showArchived),
        Command.of("trash-letters", MENU, "Move to trash", "", any, this::trash),
        Command.of("trash", MENU, "Trash…", "", idle, this::list),
        Command.of("empty-trash", MENU, "Empty trash…", "", idle, this::empty));
  }

  private List<LetterRow> chosen() {
    List<LetterRow> selected = List.copyOf(shell.library().chosen());
    Optional<String> open = shell.library().opened().get();
    return selected.isEmpty()
        ? shell.library().letters().stream().filter(r -> open.equals(Optional.of(r.id()))).toList()
        : selected;
  }

  private static List<String> ids(List<LetterRow> rows) {
    return rows.stream().map(LetterRow::id).toList();
  }

  private static String letters(List<LetterRow> rows) {
    return rows.size() == 1
        ? rows.getFirst().headline().title()
        : DisplayFormat.count(rows.size(), "letter");
  }

  private void archive() {
    move(
        chosen(),
        Availability.ARCHIVED,
        "Archived %s. To see archived letters, choose Library > Archive and trash.");
  }

  private void unarchive() {
    move(chosen(), Availability.LISTED, "Returned %s from the archive.");
  }

  private void trash() {
    move(
        chosen(),
        Availability.TRASHED,
        "Moved %s to the trash. To restore or delete for good, choose Library > Archive and"
            + " trash.");
  }

  /** The letter under review is closed meanwhile; where it's still listed, it's opened again. */
  private void move(List<LetterRow> rows, Availability to, String done) {
    boolean fromTheList = isInTheList();
    shell
        .jobs()
        .withNoLetterOpen(
            "Moving letters…",
            false,
            task -> {
              shell.workbench().move(ids(rows), to);
              return rows;
            },
            moved -> {
              shell.review().say(done.formatted(letters(moved)));
              if (fromTheList) {
                toTheList.run();
              }
            },
            this::failed);
  }

  private boolean isInTheList() {
    Node owner = shell.view().letterSide().getScene().getFocusOwner();
    return owner != null && "library".equals(owner.getId());
  }

  private void showArchived() {
    shell.view().commit();
    find.accept(
        new LetterQuery(
            List.of(
                Condition.of(
                    new QuerySubject.PropertySubject(LetterProperty.ARCHIVED),
                    new Match.Keyword("yes")))));
  }

  private void list() {
    shell.view().commit();
    shell
        .background()
        .run(
            t -> shell.workbench().trash(),
            trash -> {
              if (trash.isEmpty()) {
                say("The trash is empty.");
              } else {
                TrashDialog.show(shell.overlay(), trash, this::restore, this::confirm);
              }
            },
            this::failed);
  }

  private void restore(List<LetterRow> rows) {
    move(rows, Availability.LISTED, "Restored %s from the trash.");
  }

  private void empty() {
    shell.view().commit();
    shell
        .background()
        .run(
            t -> shell.workbench().trash(),
            trash -> {
              if (trash.isEmpty()) {
                say("The trash is empty.");
              } else {
                confirm(trash);
              }
            },
            this::failed);
  }

  private void confirm(List<LetterRow> rows) {
    shell
        .background()
        .run(
            t -> shell.workbench().gold().namesWith(ids(rows)),
            sets -> confirm(rows, sets),
            this::failed);
  }

  /** Says what goes, what can't be undone, and what stays elsewhere, before anything is deleted. */
  private void confirm(List<LetterRow> rows, List<String> goldSets) {
    String what = DisplayFormat.count(rows.size(), "letter");
    List<Node> parts =
        new ArrayList<>(
            List.of(
                OverlayDialog.lines(
                    rows.stream()
                        .limit(NAMED)
                        .map(r -> r.headline().title() + " (" + r.name() + ")")
                        .toList())));
    if (rows.size() > NAMED) {
      parts.add(
          OverlayDialog.sentence(
              "… and " + DisplayFormat.count(rows.size() - NAMED, "more letter")));
    }
    parts.add(
        OverlayDialog.sentence(
            "Older backups in this library are deleted, too, and a new one is created. Copies"
                + " elsewhere aren't touched: exported files, project files, and backups that you"
                + " copied to another drive."));
    if (!goldSets.isEmpty()) {
      parts.add(
          OverlayDialog.sentence(
              "These gold sets lose letters: " + String.join(", ", goldSets) + "."));
    }
    OverlayDialog.warn(
        shell.overlay(),
        "Delete for good",
        ("You're about to delete %s for good, with the text, the original file, all values, notes,"
                + " and history. You can't undo this.")
            .formatted(what),
        parts,
        new Choice("Delete %s for good".formatted(what), () -> delete(rows)),
        new Choice("Cancel", () -> {}));
  }

  private void delete(List<LetterRow> rows) {
    shell
        .jobs()
        .withNoLetterOpen(
            "Deleting letters…",
            false,
            t -> shell.workbench().maintenance().deleteForGood(ids(rows)),
            outcome -> deleted(outcome, rows),
            this::failed);
  }

  private void deleted(RestoreResult outcome, List<LetterRow> rows) {
    switch (outcome) {
      case RestoreResult.Done(var remarks) -> {
        String done = "Deleted %s for good.".formatted(DisplayFormat.count(rows.size(), "letter"));
        shell.review().say(done);
        if (!remarks.isEmpty()) {
          say(done + " " + String.join(" ", remarks));
        }
      }
      case RestoreResult.Refused(String sentence) -> say(sentence);
    }
  }

  private void say(String sentence) {
    OverlayDialog.show(shell.overlay(), TITLE, sentence, List.of(), new Choice("Close", () -> {}));
  }

  private void failed(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "letters could not be moved or deleted", accident);
    say(BackupCommands.BROKEN_OFF);
  }
}
