package imr.ui.batch;

import imr.report.BatchWording;
import imr.store.LetterRow;
import imr.store.Sharing;
import imr.ui.kit.Command;
import imr.ui.shell.Shell;
import imr.workbench.BatchAction;
import imr.workbench.BatchReport;
import imr.workbench.Predictions;
import imr.workbench.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/**
 * The commands for many letters: for those selected in the list where they are several, else for
 * all that the list shows. No letter is open while they are at work.
 */
public final class BatchCommands {
  private static final System.Logger LOG = System.getLogger(BatchCommands.class.getName());
  private static final String MENU = "Library";

  private final Shell shell;
  private final Consumer<List<BatchModel.Scope>> export;

  /**
   * @param export asks in which form the letters of one of several choices are to be exported
   */
  public BatchCommands(Shell shell, Consumer<List<BatchModel.Scope>> export) {
    this.shell = shell;
    this.export = export;
  }

  public List<Command> verbs() {
    BooleanBinding can =
        Bindings.not(shell.jobs().running())
            .and(
                Bindings.createBooleanBinding(
                    () -> !shell.library().shown().isEmpty(), shell.library().shownRows()));
    return List.of(
        command(
            "finish-letters",
            "Finish letters…",
            can,
            () -> show("Finish letters", new BatchAction.Finish())),
        command(
            "flag-letters",
            "Flag letters…",
            can,
            () -> show("Flag letters", new BatchAction.Flag())),
        command(
            "unflag-letters",
            "Remove flags…",
            can,
            () -> show("Remove flags", new BatchAction.Unflag())),
        command("assign-letters", "Assign letters…", can, this::assign),
        command(
            "rerun-extraction-on-letters",
            "Rerun extraction on letters…",
            can,
            () -> show("Rerun extraction", new BatchAction.ExtractAgain())),
        command("export-letters", "Export letters…", can, () -> export.accept(scopes())),
        Command.of(
            "use-predictions",
            "File",
            "Use predictions as annotations…",
            "",
            can,
            () -> onceSaved(this::useRun)),
        command("undo-batch-action", "Undo batch action…", can, this::undo));
  }

  private Command command(String id, String label, BooleanBinding can, Runnable action) {
    return Command.of(id, MENU, label, "", can, () -> onceSaved(action));
  }

  /** Once all that was typed is on disk: it is to be looked at, too. */
  private void onceSaved(Runnable action) {
    shell.view().commit();
    shell.review().whenSaved(action, () -> {});
  }

  private void show(String title, BatchAction verb) {
    BatchDialog.show(shell.overlay(), model(), title, scopes(), verb);
  }

  private void assign() {
    shell.background().run(_ -> people(), this::assign, this::unread);
  }

  private void assign(List<String> people) {
    BatchDialog.assign(shell.overlay(), model(), scopes(), people);
  }

  /** Everybody of the team, or else those who annotated on this computer. */
  private List<String> people() {
    return shell
        .workbench()
        .sharing()
        .map(Sharing::people)
        .orElseGet(() -> shell.settings().current().annotators());
  }

  private void useRun() {
    String me = shell.annotator();
    BatchDialog.useRun(shell.overlay(), model(), () -> runs(shell.workbench().predictions(), me));
  }

  private static List<BatchModel.RunChoice> runs(Predictions predictions, String me) {
    return predictions.runs().stream()
        .map(
            run ->
                new BatchModel.RunChoice(
                    run.name(),
                    predictions.source(run.name()),
                    Predictions.person(run).orElse(me),
                    () -> predictions.letters(run.name())))
        .toList();
  }

  private void undo() {
    BatchDialog.undo(shell.overlay(), model());
  }

  private BatchModel model() {
    return new BatchModel(
        shell.workbench()::bulk,
        shell.background(),
        this::onClearDesk,
        shell::annotator,
        this::unread);
  }

  /** Several that are selected come first; a single one is as a rule just the one under review. */
  private List<BatchModel.Scope> scopes() {
    List<String> chosen = shell.library().chosen().stream().map(LetterRow::id).toList();
    List<String> shown = shell.library().shown().stream().map(LetterRow::id).toList();
    boolean all = shown.size() == shell.library().letters().size();
    List<BatchModel.Scope> scopes = new ArrayList<>();
    scopes.add(
        new BatchModel.Scope(
            (all ? "All letters" : "All letters in the list") + " (%,d)".formatted(shown.size()),
            shown));
    if (!chosen.isEmpty()) {
      scopes.add(
          chosen.size() > 1 ? 0 : 1,
          new BatchModel.Scope("Selected letters (%,d)".formatted(chosen.size()), chosen));
    }
    return scopes;
  }

  private boolean onClearDesk(
      Function<Task, BatchReport> work, Consumer<BatchReport> done, Consumer<Throwable> brokenOff) {
    if (shell.jobs().running().get()) {
      shell.review().say("Another task is running. Try again when it finishes.");
      return false;
    }
    shell
        .jobs()
        .withNoLetterOpen(
            "Changing letters…",
            true,
            work,
            report -> {
              shell
                  .review()
                  .say(
                      report.verb() instanceof BatchAction.UndoBatch
                          ? BatchWording.line(report) + "."
                          : BatchWording.line(report)
                              + ". To undo it, choose Library > Undo batch action.");
              done.accept(report);
            },
            brokenOff);
    return true;
  }

  private void unread(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "many letters could not be worked on", accident);
    shell
        .dialogs()
        .tell(
            "Batch action",
            "Couldn't read or write the library. Check the drive, and then try again. See the log"
                + " for details.",
            List.of());
  }
}
