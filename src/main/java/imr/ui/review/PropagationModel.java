package imr.ui.review;

import imr.annotation.Annotation;
import imr.annotation.Target;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.review.CorrectionPattern;
import imr.review.ReviewSession;
import imr.workbench.Latest;
import imr.workbench.Propagation.Fit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/**
 * Whether the correction that was just made on the review screen fits in other letters, too. Looked
 * for in the background, once the annotator has paused.
 */
public final class PropagationModel {
  private static final Duration PAUSE = Duration.millis(600);

  /**
   * A correction that fits in other letters.
   *
   * @param target where it was made
   * @param said what was said there then
   */
  public record Offer(
      CorrectionPattern pattern,
      String from,
      Target target,
      Optional<Annotation> said,
      List<Fit> fits) {
    public Offer {
      fits = List.copyOf(fits);
    }

    long letters() {
      return fits.stream().map(Fit::letter).distinct().count();
    }
  }

  private final ReviewModel desk;
  private final ReadOnlyObjectWrapper<Optional<Offer>> offer =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final PauseTransition pause = new PauseTransition(PAUSE);
  private Optional<Latest<Offer, List<Fit>>> finding = Optional.empty();
  private Consumer<Throwable> failed = _ -> {};
  private String letter = "";
  private int seen;

  PropagationModel(ReviewModel desk) {
    this.desk = desk;
    desk.session().addListener((o, was, is) -> look(is));
  }

  /**
   * Where corrections are looked for.
   *
   * @param finder finds the letters in which an offer's correction fits
   * @param accident takes what goes wrong
   */
  public void from(Latest<Offer, List<Fit>> finder, Consumer<Throwable> accident) {
    finding = Optional.of(finder);
    failed = accident;
  }

  ReadOnlyObjectProperty<Optional<Offer>> offer() {
    return offer.getReadOnlyProperty();
  }

  /** The correction on the chosen line, else the one that is offered. */
  public Optional<Offer> wanted() {
    return desk.session()
        .get()
        .flatMap(s -> desk.chosen().get().flatMap(t -> offer(s, t, List.of())))
        .or(offer::get);
  }

  private static Optional<Offer> offer(ReviewSession session, Target target, List<Fit> fits) {
    return CorrectionPattern.of(session, target)
        .map(
            p ->
                new Offer(
                    p, session.letter().id(), target, session.annotations().at(target), fits));
  }

  private void look(Optional<ReviewSession> session) {
    String now = session.map(s -> s.letter().id()).orElse("");
    int last = session.map(s -> s.ledger().last()).orElse(0);
    if (!now.equals(letter)) {
      letter = now;
      seen = last;
      forget();
    }
    session.filter(s -> s.ledger().last() > seen).ifPresent(this::acted);
    seen = last;
  }

  private void acted(ReviewSession session) {
    Gesture gesture = session.ledger().gestures().getLast();
    Optional<Target> corrected = corrected(gesture);
    boolean stale =
        offer.get().filter(o -> !session.annotations().at(o.target()).equals(o.said())).isPresent();
    if (stale || corrected.isPresent()) {
      forget();
    }
    corrected.ifPresent(this::lookSoon);
  }

  private static Optional<Target> corrected(Gesture gesture) {
    boolean corrects =
        gesture.act() instanceof Act.Correct
            || gesture.act() instanceof Act.SelectText
            || gesture.act() instanceof Act.Adopt
            || gesture.act() instanceof Act.MoveHighlight;
    return corrects
            && gesture.author() instanceof Author.Person
            && gesture.act() instanceof Act.AtTarget at
        ? Optional.of(at.target())
        : Optional.empty();
  }

  private void lookSoon(Target target) {
    pause.setOnFinished(e -> find(target));
    pause.playFromStart();
  }

  private void find(Target target) {
    desk.session().get().flatMap(s -> offer(s, target, List.of())).ifPresent(this::find);
  }

  private void find(Offer of) {
    finding.ifPresent(f -> f.ask(of, fits -> found(of, fits), failed));
  }

  private void found(Offer of, List<Fit> fits) {
    if (!fits.isEmpty()) {
      offer.set(Optional.of(new Offer(of.pattern(), of.from(), of.target(), of.said(), fits)));
    }
  }

  private void forget() {
    pause.stop();
    finding.ifPresent(Latest::drop);
    offer.set(Optional.empty());
  }
}
