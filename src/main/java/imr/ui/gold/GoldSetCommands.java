package imr.ui.gold;

import imr.annotation.Revision;
import imr.annotation.Target;
import imr.review.ReviewSession;
import imr.ui.kit.Command;
import imr.ui.kit.SaveFilePrompt;
import imr.ui.shell.Shell;
import imr.workbench.OtherLedger;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;

/** The commands that look at what is kept for good: history, corrections, gold sets. */
public final class GoldSetCommands {
  private static final System.Logger LOG = System.getLogger(GoldSetCommands.class.getName());

  private final Shell shell;

  public GoldSetCommands(Shell shell) {
    this.shell = shell;
  }

  public List<Command> verbs(ObservableBooleanValue always) {
    ObservableBooleanValue open =
        Bindings.createBooleanBinding(
            () -> shell.review().session().get().isPresent(), shell.review().session());
    return List.of(
        Command.of(
            "letter-history", "Letter", "Letter history…", "Shortcut+H", open, this::showHistory),
        Command.of("gold-sets", "Quality", "Gold sets…", "Shortcut+Alt+G", always, this::showGold),
        Command.of(
            "corrections",
            "Quality",
            "Corrections…",
            "Shortcut+Alt+C",
            always,
            this::showCorrections));
  }

  /** What the store knows of a letter beyond what is under review. */
  private record Kept(List<Revision> revisions, List<OtherLedger> others) {}

  private void showHistory() {
    shell.view().commit();
    shell.review().whenSaved(this::readHistory, this::readHistory);
  }

  private void readHistory() {
    shell
        .review()
        .session()
        .get()
        .ifPresent(
            session -> {
              String id = session.letter().id();
              shell
                  .background()
                  .run(
                      t ->
                          session.pass().isPresent()
                              ? new Kept(List.of(), List.of())
                              : new Kept(
                                  shell.workbench().revisions(id),
                                  shell.workbench().otherLedgers(id)),
                      kept -> showHistory(session, kept),
                      this::trouble);
            });
  }

  private void showHistory(ReviewSession session, Kept kept) {
    Optional<Target> chosen = shell.review().chosen().get();
    HistoryDialog.show(
        shell.overlay(),
        new HistoryModel(session, kept.revisions(), kept.others(), ZoneId.systemDefault()),
        chosen);
  }

  private void showGold() {
    shell.view().commit();
    GoldSetsDialog.show(
        shell.overlay(),
        new GoldModel(
            shell.workbench().gold(),
            shell.workbench()::quality,
            shell.background(),
            shell::annotator,
            this::trouble),
        (name, text) -> save("Export", name, text));
  }

  private void showCorrections() {
    shell.view().commit();
    CorrectionsDialog.show(
        shell.overlay(),
        new CorrectionsModel(shell.workbench(), shell.background(), this::trouble),
        csv -> save("Export corrections", "corrections.csv", csv));
  }

  private void save(String title, String name, String text) {
    new SaveFilePrompt(shell.stage(), shell.dialogs(), shell.review())
        .save(title, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void trouble(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "the store could not be read", accident);
    shell
        .dialogs()
        .tell(
            "Couldn't read the library",
            "Couldn't read or write the library. Check the drive, and then try again. See the log"
                + " for details.",
            List.of());
  }
}
