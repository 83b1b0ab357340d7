package imr.ui.tour;

import imr.store.LetterRow;
import imr.ui.kit.KeyPlaceholders;
import imr.ui.shell.Shell;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Subscription;

/** Offers the tour at the first letter, and begins it: with a letter under review. */
public final class TourInvitation {
  private final Shell shell;
  private final boolean practice;
  private final Runnable samples;
  private final Tour tour;
  private final TourOffer offer;
  private Subscription waiting = Subscription.EMPTY;

  /**
   * @param keys with the tour's own command
   * @param top holds what the last step shows
   * @param practice true in the practice library
   * @param samples imports the sample letters there; elsewhere opens the practice library
   */
  public TourInvitation(
      Shell shell, KeyPlaceholders keys, Node top, boolean practice, Runnable samples) {
    this.shell = shell;
    this.practice = practice;
    this.samples = samples;
    Tour.StepTargets places =
        new Tour.StepTargets(
            () -> Optional.of(shell.view().letterSide()),
            () -> Optional.of(shell.view().formSide()),
            shell.view()::chosenLine,
            () -> Optional.ofNullable(shell.view().formSide().lookup("#checks")),
            () -> Optional.ofNullable(top.lookup("#search")));
    this.tour =
        new Tour(shell.review(), shell.overlay().cards(), keys, places, shell.view()::focus);
    this.offer =
        new TourOffer(
            shell.settings(),
            shell.review(),
            shell.overlay().cards(),
            keys.of("Take the tour"),
            this::start);
    shell
        .overlay()
        .visibleProperty()
        .addListener(
            (o, was, is) -> {
              if (is) {
                tour.somethingElseOpened();
              }
            });
  }

  /**
   * Begins on the letter that is there, else on the first, else on the first sample letter; outside
   * of the practice library it leads there.
   */
  public void start() {
    offer.hide();
    shell.overlay().hide();
    if (!practice) {
      samples.run();
      return;
    }
    boolean opens =
        shell
            .library()
            .wanted()
            .or(() -> shell.library().letters().stream().findFirst().map(LetterRow::id))
            .filter(id -> shell.library().open(id, this::begin))
            .isPresent();
    if (!opens) {
      begin();
    }
  }

  private void begin() {
    if (shell.review().session().get().isPresent()) {
      tour.start();
    } else {
      whenALetterIsThere();
      samples.run();
    }
  }

  /** Later, so that the form stands before the tour speaks of it. */
  private void whenALetterIsThere() {
    waiting.unsubscribe();
    waiting =
        shell.review().session().subscribe((was, is) -> Platform.runLater(this::startWaiting));
  }

  private void startWaiting() {
    waiting.unsubscribe();
    offer.hide();
    tour.start();
  }
}
