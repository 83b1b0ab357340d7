package imr.ui.column;

import imr.annotation.DisplayFormat;
import imr.ui.kit.Command;
import imr.ui.review.PropagationModel;
import imr.ui.shell.Shell;
import imr.workbench.BatchReport;
import imr.workbench.Latest;
import imr.workbench.Propagation.Fit;
import java.util.List;

/** Makes the correction of the letter under review in other letters, too. */
public final class PropagationCommands {
  private static final System.Logger LOG = System.getLogger(PropagationCommands.class.getName());

  private final Shell shell;

  public PropagationCommands(Shell shell) {
    this.shell = shell;
    shell
        .view()
        .propagation()
        .from(
            new Latest<>(
                shell.background(),
                (offer, task) ->
                    shell.workbench().propagation().find(offer.pattern(), offer.from(), task)),
            this::notFound);
    shell.view().onPropagate(this::show);
  }

  public Command verb() {
    return shell.view().propagate();
  }

  private void show() {
    shell.view().commit();
    shell.review().whenSaved(this::open, () -> {});
  }

  private void open() {
    shell
        .view()
        .propagation()
        .wanted()
        .ifPresentOrElse(
            this::open,
            () ->
                shell
                    .review()
                    .say(
                        "Correct a suggestion first, or choose one that was corrected. Then you can"
                            + " make the same correction in other letters."));
  }

  private void open(PropagationModel.Offer offer) {
    PropagateDialog.show(
        shell.overlay(),
        new PropagateModel(
            shell.workbench(),
            shell.background(),
            offer.pattern(),
            offer.from(),
            fits -> apply(offer, fits),
            this::trouble));
  }

  private void apply(PropagationModel.Offer offer, List<Fit> fits) {
    shell
        .jobs()
        .withNoLetterOpen(
            "Changing letters…",
            true,
            task ->
                shell
                    .workbench()
                    .propagation()
                    .apply(
                        offer.pattern(),
                        offer.from(),
                        fits,
                        shell.annotator(),
                        shell.background(),
                        task),
            report -> shell.review().say(sentence(report)),
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
    shell
        .dialogs()
        .tell(
            "Same correction in other letters",
            "Couldn't read or write the library. Check the drive, and then try again. See the log"
                + " for details.",
            List.of());
  }
}
