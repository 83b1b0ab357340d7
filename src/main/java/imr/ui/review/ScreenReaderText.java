package imr.ui.review;

import imr.annotation.Annotation;
import imr.letter.Span;
import imr.review.ReviewSession;
import imr.ui.kit.StateIcons;
import java.util.Optional;

/** What a screen reader is told of the letter's text. */
final class ScreenReaderText {
  private ScreenReaderText() {}

  /**
   * The chosen highlight: "Selected: Diagnoses, lumbar radiculopathy, confirmed, line 12"; lines
   * are the letter's own, from 1. Empty where nothing is chosen.
   */
  static String chosen(ReviewModel model) {
    Optional<ReviewSession> session = model.session().get();
    Optional<Annotation> said =
        session.flatMap(s -> model.chosen().get().flatMap(s.annotations()::at));
    return RowNames.of(model)
        .map(
            name ->
                "Selected: "
                    + name
                    + said.flatMap(Annotation::evidence).map(e -> ", " + e.quote()).orElse("")
                    + ", "
                    + StateIcons.spoken(said, model.chances().get())
                    + session
                        .flatMap(s -> said.flatMap(a -> line(s, a)))
                        .map(l -> ", line " + l)
                        .orElse(", not in the text"))
        .orElse("");
  }

  private static Optional<Long> line(ReviewSession session, Annotation said) {
    String text = session.letter().text().canonical();
    return said.evidence()
        .map(e -> e.span())
        .map(Span::start)
        .filter(start -> start <= text.length())
        .map(start -> 1 + text.substring(0, start).chars().filter(c -> c == '\n').count());
  }
}
