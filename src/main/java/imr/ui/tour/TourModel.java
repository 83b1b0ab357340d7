package imr.ui.tour;

import imr.annotation.AnnotationSet;
import imr.annotation.Check;
import imr.annotation.Target;
import imr.review.ReviewSession;
import imr.ui.review.ReviewModel;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the tour is; it goes on by itself where the analyst has done what a step asks for. */
final class TourModel {
  static final List<TourStep> STEPS = List.of(TourStep.values());

  private final ReviewModel desk;
  private final ReadOnlyObjectWrapper<Optional<TourStep>> step =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<AnnotationSet> before = Optional.empty();

  TourModel(ReviewModel desk) {
    this.desk = desk;
    desk.session().addListener((o, was, is) -> looked(is));
    desk.chosen().addListener((o, was, is) -> chosen(is));
  }

  /** Empty while no tour is under way. */
  ReadOnlyObjectProperty<Optional<TourStep>> step() {
    return step.getReadOnlyProperty();
  }

  void start() {
    go(0);
  }

  /** The next step; after the last one the tour ends. */
  void next() {
    step.get().ifPresent(s -> go(STEPS.indexOf(s) + 1));
  }

  /** The step before; stays at the first. */
  void back() {
    step.get().ifPresent(s -> go(Math.max(0, STEPS.indexOf(s) - 1)));
  }

  void end() {
    step.set(Optional.empty());
  }

  private void go(int number) {
    before = desk.session().get().map(ReviewSession::annotations);
    step.set(number < STEPS.size() ? Optional.of(STEPS.get(number)) : Optional.empty());
  }

  /** True where the step asks for something that can be done on the letter as it is. */
  boolean asks() {
    return step.get()
        .filter(
            s ->
                switch (s) {
                  case DECIDE ->
                      desk.session().get().filter(r -> !r.finished()).isPresent()
                          && desk.chosen().get().isPresent();
                  case CHECKS -> !desk.checks().isEmpty() && !questioned(desk.chosen().get());
                  case LETTER, FORM, MORE -> false;
                })
        .isPresent();
  }

  private boolean questioned(Optional<Target> target) {
    return desk.checks().stream().map(Check::target).anyMatch(t -> target.equals(Optional.of(t)));
  }

  /** Once, and not for the letter that follows: that has other annotations too. */
  private void looked(Optional<ReviewSession> now) {
    boolean decided =
        step.get().equals(Optional.of(TourStep.DECIDE))
            && now.isPresent()
            && !now.map(ReviewSession::annotations).equals(before);
    if (decided) {
      // Later: by then the review screen has gone on to the next field.
      Platform.runLater(() -> step.get().filter(TourStep.DECIDE::equals).ifPresent(s -> next()));
    }
  }

  private void chosen(Optional<Target> target) {
    if (step.get().equals(Optional.of(TourStep.CHECKS)) && questioned(target)) {
      next();
    }
  }
}
