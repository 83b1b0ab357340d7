package imr.ui;

import imr.store.LetterRow;
import imr.ui.kit.KeyWords;
import imr.ui.kit.Overlay;
import imr.ui.library.LibraryModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.ui.tour.Offer;
import imr.ui.tour.Tour;
import imr.workbench.Settings;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Subscription;

/** Offers the tour at the first letter, and begins it: with a letter on the desk. */
final class Welcome {
  private final ReviewModel desk;
  private final LibraryModel library;
  private final boolean practice;
  private final Runnable samples;
  private final Overlay overlay;
  private final Tour tour;
  private final Offer offer;
  private Subscription waiting = Subscription.EMPTY;

  /**
   * @param keys with the tour's own verb
   * @param top holds what the last step shows
   * @param practice true in the practice library
   * @param samples imports the sample letters there; elsewhere opens the practice library
   */
  Welcome(
      Settings settings,
      ReviewModel desk,
      ReviewView view,
      LibraryModel library,
      Overlay overlay,
      KeyWords keys,
      Node top,
      boolean practice,
      Runnable samples) {
    this.desk = desk;
    this.library = library;
    this.overlay = overlay;
    this.practice = practice;
    this.samples = samples;
    Tour.Places places =
        new Tour.Places(
            () -> Optional.of(view.letterSide()),
            () -> Optional.of(view.formSide()),
            view::chosenLine,
            () -> Optional.ofNullable(view.formSide().lookup("#checks")),
            () -> Optional.ofNullable(top.lookup("#search")));
    this.tour = new Tour(desk, overlay.cards(), keys, places, view::focus);
    this.offer = new Offer(settings, desk, overlay.cards(), keys.of("Take the tour"), this::start);
    overlay
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
  void start() {
    offer.hide();
    overlay.hide();
    if (!practice) {
      samples.run();
      return;
    }
    boolean opens =
        library
            .wanted()
            .or(() -> library.letters().stream().findFirst().map(LetterRow::id))
            .filter(id -> library.open(id, this::begin))
            .isPresent();
    if (!opens) {
      begin();
    }
  }

  private void begin() {
    if (desk.session().get().isPresent()) {
      tour.start();
    } else {
      whenALetterIsThere();
      samples.run();
    }
  }

  /** Later, so that the form stands before the tour speaks of it. */
  private void whenALetterIsThere() {
    waiting.unsubscribe();
    waiting = desk.session().subscribe((was, is) -> Platform.runLater(this::startWaiting));
  }

  private void startWaiting() {
    waiting.unsubscribe();
    offer.hide();
    tour.start();
  }
}
