package imr.ui;

import imr.annotation.DisplayFormat;
import imr.ui.column.PropagateDialog;
import imr.ui.column.PropagateModel;
import imr.ui.kit.Command;
import imr.ui.kit.Dialogs;
import imr.ui.kit.Overlay;
import imr.ui.review.PropagationModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Background;
import imr.workbench.BatchReport;
import imr.workbench.Propagation.Fit;
import imr.workbench.Workbench;
import java.util.List;
import java.util.function.Supplier;

/** Makes the correction of the letter under review in other letters, too. */
final class PropagationCommands {
  private static final System.Logger LOG = System.getLogger(PropagationCommands.class.getName());

  private final Workbench workbench;
  private final Background background;
  private final ReviewModel desk;
  private final ReviewView view;
  private final ClearDesk clearDesk;
  private final Overlay overlay;
  private final Dialogs dialogs;
  private final Supplier<String> me;

  PropagationCommands(
      Workbench workbench,
      Background background,
      ReviewModel desk,
      ReviewView view,
      ClearDesk clearDesk,
      Overlay overlay,
      Dialogs dialogs,
      Supplier<String> me) {
    this.workbench = workbench;
    this.background = background;
    this.desk = desk;
    this.view = view;
    this.clearDesk = clearDesk;
    this.overlay = overlay;
    this.dialogs = dialogs;
    this.me = me;
    view.propagation()
        .from(
            (pattern, from, then) ->
                background.run(
                    task -> workbench.propagation().find(pattern, from, task),
                    then,
                    this::notFound));
    view.onPropagate(this::show);
  }

  Command verb() {
    return view.propagate();
  }

  private void show() {
    view.commit();
    desk.whenSaved(this::open, () -> {});
  }

  private void open() {
    view.propagation()
        .wanted()
        .ifPresentOrElse(
            this::open,
            () ->
                desk.say(
                    "Correct a suggestion first, or choose one that was corrected. Then you can"
                        + " make the same correction in other letters."));
  }

  private void open(PropagationModel.Offer offer) {
    PropagateDialog.show(
        overlay,
        new PropagateModel(
            workbench,
            background,
            offer.pattern(),
            offer.from(),
            fits -> apply(offer, fits),
            this::trouble));
  }

  private void apply(PropagationModel.Offer offer, List<Fit> fits) {
    clearDesk.run(
        "Changing letters…",
        true,
        task ->
            workbench
                .propagation()
                .apply(offer.pattern(), offer.from(), fits, me.get(), background, task),
        report -> desk.say(sentence(report)),
        this::trouble);
  }

  private static String sentence(BatchReport report) {
    return "Made the same correction in "
        + DisplayFormat.count(report.changed(), "letter")
        + ". "
        + report
            .brokenOff()
            .orElse(
                "The values still need review. To undo it, choose Library > Undo batch action.");
  }

  private void notFound(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "no letters could be looked for", accident);
  }

  private void trouble(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "a correction could not be made elsewhere", accident);
    dialogs.tell(
        "Same correction in other letters",
        "Couldn't read or write the library. Check the drive, and then try again. See the log for"
            + " details.",
        List.of());
  }
}
