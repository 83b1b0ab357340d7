package imr.ui;

import imr.ui.backup.ClosingBackup;
import imr.ui.shell.NextLibrary;
import imr.ui.shell.Shell;
import imr.ui.team.TeamAccess;
import java.util.List;
import java.util.function.Consumer;

/** Closes the window once everything is on disk, for good or to open another library. */
final class WindowCloser {
  private final Shell shell;
  private final TeamAccess access;
  private final Runnable beforeClosing;
  private final Runnable closed;
  private final Consumer<Throwable> accident;
  private final ClosingBackup backup;
  private NextLibrary next = NextLibrary.NONE;

  /**
   * @param beforeClosing writes what else isn't on disk yet
   * @param closed called just before the window goes
   */
  WindowCloser(
      Shell shell,
      TeamAccess access,
      Runnable beforeClosing,
      Runnable closed,
      Consumer<Throwable> accident) {
    this.shell = shell;
    this.access = access;
    this.beforeClosing = beforeClosing;
    this.closed = closed;
    this.accident = accident;
    this.backup =
        new ClosingBackup(
            shell.workbench().maintenance()::backup, shell.background(), shell.overlay());
  }

  /** What is to be opened now that the window has closed. */
  NextLibrary next() {
    return next;
  }

  /** Has another library opened once everything is on disk and the window has closed. */
  void changeTo(NextLibrary other) {
    afterDialog(() -> change(other));
  }

  /** Closes a dialog that changes letters, and waits until its changes are saved. */
  private void afterDialog(Runnable then) {
    if (!shell.jobs().isDialogWriting()) {
      then.run();
      return;
    }
    shell.jobs().afterDialog(then);
    while (shell.overlay().isVisible()) {
      shell.overlay().hide();
    }
  }

  private void change(NextLibrary other) {
    next = other;
    shell.view().commit();
    beforeClosing.run();
    // A library on this computer may not be seen again before the program ends.
    shell
        .review()
        .whenSaved(other == NextLibrary.TEAM ? this::backUp : this::leave, this::leaveUnsaved);
  }

  /** Leaves once a backup is made; a team library's are made on its server. */
  private void backUp() {
    if (shell.workbench().maintenance().isHere()) {
      backup.begin(this::leaveBackedUp);
    } else {
      leaveBackedUp();
    }
  }

  /**
   * Keeps what is typed, waits until it is on disk, makes a backup, remembers the window's place
   * and closes; asks first where something cannot be written.
   */
  void close() {
    afterDialog(this::closeNow);
  }

  private void closeNow() {
    shell.view().commit();
    beforeClosing.run();
    shell.review().whenSaved(this::backUp, this::leaveUnsaved);
  }

  /** Looks once more: something may have been typed before the window was closed to it. */
  private void leaveBackedUp() {
    shell.review().whenSaved(this::leave, this::leaveUnsaved);
  }

  private void leaveUnsaved() {
    boolean kept = shell.workbench().keepsUnsent();
    boolean leave =
        shell
            .dialogs()
            .ask(
                "Couldn't save your work",
                kept
                    ? "The team library can't be reached. Your last changes are on this computer,"
                        + " encrypted. They're saved when you open the team library again."
                    : "Your last changes couldn't be written to disk. If you close now, you lose"
                        + " them.",
                List.of(),
                kept ? "Close" : "Close and lose changes",
                "Cancel");
    if (leave) {
      leave();
    } else {
      next = NextLibrary.NONE;
      shell.background().run(_ -> abandoned(), _ -> {}, accident);
    }
  }

  private NextLibrary abandoned() {
    access.abandon();
    return NextLibrary.NONE;
  }

  private void leave() {
    shell.library().keepClosed();
    closed.run();
    shell.stage().hide();
  }
}
