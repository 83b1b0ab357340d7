package imr.ui;

import imr.annotation.Revision;
import imr.annotation.Target;
import imr.review.ReviewSession;
import imr.ui.gold.CorrectionsDialog;
import imr.ui.gold.CorrectionsModel;
import imr.ui.gold.GoldModel;
import imr.ui.gold.GoldSetsDialog;
import imr.ui.gold.HistoryDialog;
import imr.ui.gold.HistoryModel;
import imr.ui.kit.Command;
import imr.ui.kit.Dialogs;
import imr.ui.kit.Overlay;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Background;
import imr.workbench.OtherLedger;
import imr.workbench.Workbench;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.stage.Stage;

/** The verbs that look at what is kept for good: history, corrections, gold sets. */
final class GoldSetCommands {
  private static final System.Logger LOG = System.getLogger(GoldSetCommands.class.getName());

  private final Stage stage;
  private final Workbench workbench;
  private final Background background;
  private final ReviewView view;
  private final ReviewModel desk;
  private final Overlay overlay;
  private final Dialogs dialogs;
  private final Supplier<String> person;

  GoldSetCommands(
      Stage stage,
      Workbench workbench,
      Background background,
      ReviewView view,
      ReviewModel desk,
      Overlay overlay,
      Dialogs dialogs,
      Supplier<String> person) {
    this.stage = stage;
    this.workbench = workbench;
    this.background = background;
    this.view = view;
    this.desk = desk;
    this.overlay = overlay;
    this.dialogs = dialogs;
    this.person = person;
  }

  List<Command> verbs(ObservableBooleanValue always) {
    ObservableBooleanValue open =
        Bindings.createBooleanBinding(() -> desk.session().get().isPresent(), desk.session());
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

  /** What the store knows of a letter beyond what lies on the desk. */
  private record Kept(List<Revision> revisions, List<OtherLedger> others) {}

  private void showHistory() {
    view.commit();
    desk.whenSaved(this::readHistory, this::readHistory);
  }

  private void readHistory() {
    desk.session()
        .get()
        .ifPresent(
            session -> {
              String id = session.letter().id();
              background.run(
                  t ->
                      session.pass().isPresent()
                          ? new Kept(List.of(), List.of())
                          : new Kept(workbench.revisions(id), workbench.otherLedgers(id)),
                  kept -> showHistory(session, kept),
                  this::trouble);
            });
  }

  private void showHistory(ReviewSession session, Kept kept) {
    Optional<Target> chosen = desk.chosen().get();
    HistoryDialog.show(
        overlay,
        new HistoryModel(session, kept.revisions(), kept.others(), ZoneId.systemDefault()),
        chosen);
  }

  private void showGold() {
    view.commit();
    GoldSetsDialog.show(
        overlay,
        new GoldModel(
            workbench.gold(), workbench::quality, background, person, this::trouble),
        (name, text) -> save("Export", name, text));
  }

  private void showCorrections() {
    view.commit();
    CorrectionsDialog.show(
        overlay,
        new CorrectionsModel(workbench, background, this::trouble),
        csv -> save("Export corrections", "corrections.csv", csv));
  }

  private void save(String title, String name, String text) {
    new SavedFile(stage, dialogs, desk).save(title, name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void trouble(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "the store could not be read", accident);
    dialogs.tell(
        "Couldn't read the library",
        "Couldn't read or write the library. Check the drive, and then try again. See the log for"
            + " details.",
        List.of());
  }
}
