package imr.ui.review;

import imr.annotation.Check;
import imr.annotation.Target;
import imr.review.ReviewOrder;
import imr.review.ReviewSession;
import imr.review.SuggestionConfidences;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What on the review screen wants the analyst's eyes, and in which order. */
final class AttentionQueue {
  private final ObjectProperty<ReviewOrder> order =
      new SimpleObjectProperty<>(new ReviewOrder(false, 0.95));
  private final ObjectProperty<SuggestionConfidences> chances =
      new SimpleObjectProperty<>(SuggestionConfidences.NONE);
  private final BooleanProperty chancesKnown = new SimpleBooleanProperty(true);
  private final Clock clock;
  private Optional<ReviewSession> session = Optional.empty();
  private List<Check> checks = List.of();

  AttentionQueue(Clock clock) {
    this.clock = clock;
  }

  /** How sure each suggestion of the letter is. */
  ObjectProperty<SuggestionConfidences> chances() {
    return chances;
  }

  /** False until the learned model has read the letter, where it reads letters. */
  BooleanProperty chancesKnown() {
    return chancesKnown;
  }

  ObjectProperty<ReviewOrder> order() {
    return order;
  }

  /** Looks at the session that is shown from now on. */
  void look(Optional<ReviewSession> now) {
    session = now;
    checks = now.map(s -> s.checks(LocalDate.now(clock))).orElse(List.of());
  }

  /** The checks that the record does not pass and that nobody has set aside. */
  List<Check> checks() {
    return checks;
  }

  Set<Target> questioned() {
    return checks.stream().map(Check::target).collect(Collectors.toSet());
  }

  Optional<Target> nextOpen(Optional<Target> from) {
    return session.flatMap(s -> s.nextOpen(from, order.get().with(chances.get()), questioned()));
  }

  /** The line of the next check after that of a line; the first again after the last. */
  Optional<Target> nextCheck(Optional<Target> from) {
    List<Target> lines =
        checks.stream()
            .map(Check::target)
            .filter(t -> session.flatMap(s -> s.form().at(t)).isPresent())
            .distinct()
            .toList();
    int at = from.map(lines::indexOf).orElse(-1);
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get((at + 1) % lines.size()));
  }
}
