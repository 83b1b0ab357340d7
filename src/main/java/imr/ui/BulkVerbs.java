package imr.ui;

import imr.store.LetterRow;
import imr.ui.bulk.BulkModel;
import imr.ui.bulk.BulkSheet;
import imr.ui.kit.Dialogs;
import imr.ui.kit.Overlay;
import imr.ui.kit.Verb;
import imr.ui.library.ImportModel;
import imr.ui.library.LibraryModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Background;
import imr.workbench.BulkReport;
import imr.workbench.BulkVerb;
import imr.workbench.Settings;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/**
 * The verbs for many letters: for those selected in the list where they are several, else for all
 * that the list shows. The desk is clear while they are at work.
 */
final class BulkVerbs {
  private static final System.Logger LOG = System.getLogger(BulkVerbs.class.getName());
  private static final String MENU = "Library";

  private final Workbench workbench;
  private final Settings settings;
  private final Background background;
  private final ReviewView view;
  private final ReviewModel desk;
  private final LibraryModel library;
  private final ImportModel runs;
  private final ClearDesk clearDesk;
  private final ExportVerbs exports;
  private final Overlay overlay;
  private final Dialogs dialogs;

  BulkVerbs(
      Workbench workbench,
      Settings settings,
      Background background,
      ReviewView view,
      ReviewModel desk,
      LibraryModel library,
      ImportModel runs,
      ClearDesk clearDesk,
      ExportVerbs exports,
      Overlay overlay,
      Dialogs dialogs) {
    this.workbench = workbench;
    this.settings = settings;
    this.background = background;
    this.view = view;
    this.desk = desk;
    this.library = library;
    this.runs = runs;
    this.clearDesk = clearDesk;
    this.exports = exports;
    this.overlay = overlay;
    this.dialogs = dialogs;
  }

  List<Verb> verbs() {
    BooleanBinding can = Bindings.not(runs.running()).and(Bindings.isNotEmpty(library.shown()));
    return List.of(
        verb("Finish these letters…", can, () -> show("Finish letters", new BulkVerb.Finish())),
        verb("Flag these letters…", can, () -> show("Flag letters", new BulkVerb.Flag())),
        verb(
            "Take these letters' flags away…",
            can,
            () -> show("Take flags away", new BulkVerb.Unflag())),
        verb("Assign these letters…", can, this::assign),
        verb(
            "Extract these letters again…",
            can,
            () -> show("Extract letters again", new BulkVerb.ExtractAgain())),
        verb("Export these letters…", can, this::export),
        verb("Undo what was done to many letters…", can, this::undo));
  }

  private Verb verb(String label, BooleanBinding can, Runnable action) {
    return Verb.of(MENU, label, "", can, () -> onceSaved(action));
  }

  /** Once all that was typed is on disk: it is to be looked at, too. */
  private void onceSaved(Runnable action) {
    view.commit();
    desk.whenSaved(action, () -> {});
  }

  private void show(String title, BulkVerb verb) {
    BulkSheet.show(overlay, model(), title, scopes(), verb);
  }

  private void assign() {
    BulkSheet.assign(overlay, model(), scopes(), settings.current().annotators());
  }

  private void undo() {
    BulkSheet.undo(overlay, model());
  }

  private void export() {
    exports.beginWith(scopes());
  }

  private BulkModel model() {
    return new BulkModel(
        workbench::bulk,
        background,
        this::onClearDesk,
        () -> settings.current().annotator(),
        this::unread);
  }

  /** Several that are selected come first; a single one is as a rule just the one on the desk. */
  private List<BulkModel.Scope> scopes() {
    List<String> chosen = library.chosen().stream().map(LetterRow::id).toList();
    List<String> shown = library.shown().stream().map(LetterRow::id).toList();
    boolean all = shown.size() == library.letters().size();
    List<BulkModel.Scope> scopes = new ArrayList<>();
    scopes.add(
        new BulkModel.Scope(
            (all ? "All letters of the library" : "All letters that the list shows")
                + " (%,d)".formatted(shown.size()),
            shown));
    if (!chosen.isEmpty()) {
      scopes.add(
          chosen.size() > 1 ? 0 : 1,
          new BulkModel.Scope("Selected in the list (%,d)".formatted(chosen.size()), chosen));
    }
    return scopes;
  }

  private boolean onClearDesk(
      Function<Task, BulkReport> work, Consumer<BulkReport> done, Consumer<Throwable> brokenOff) {
    if (runs.running().get()) {
      desk.say("Something else is at work on the letters. Try again when it has ended.");
      return false;
    }
    clearDesk.run(
        "Changing letters…",
        true,
        work,
        report -> {
          desk.say(
              report.verb() instanceof BulkVerb.TakeBack
                  ? report.line() + "."
                  : report.line()
                      + ". “Undo what was done to many letters” (Library) takes it back.");
          done.accept(report);
        },
        brokenOff);
    return true;
  }

  private void unread(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "many letters could not be worked on", accident);
    dialogs.tell(
        "Many letters",
        "The library could not be read or written. Check the drive, then try again; the log has the"
            + " details.",
        List.of());
  }
}
