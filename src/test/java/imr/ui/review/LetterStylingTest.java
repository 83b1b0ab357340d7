package imr.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Target;
import imr.letter.DisplayText;
import imr.letter.Span;
import imr.review.Highlight;
import imr.review.ReviewFixture;
import imr.review.ReviewSession;
import imr.ui.kit.ColorPalette;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LetterStylingTest {
  private static final ReviewSession SESSION = ReviewFixture.withSuggestions();
  private static final DisplayText SHOWN = DisplayText.reading(SESSION.letter().text());
  private static final ColorPalette LIGHT = ColorPalette.ofLight();

  private static LetterStyling painting(
      List<Highlight> highlights, Optional<Target> chosen, List<Span> found) {
    Optional<Span> frame =
        highlights.stream()
            .filter(h -> chosen.filter(h.target()::equals).isPresent())
            .map(h -> SHOWN.toShown(h.span()))
            .findFirst();
    return LetterStyling.of(
        new LetterStyling.StylingInput(SHOWN, true, highlights, chosen, frame, found, LIGHT));
  }

  private static Span shown(String words) {
    return SHOWN.toShown(ReviewFixture.at(words));
  }

  @Test
  void theRunsCoverTheWholeTextWithoutGaps() {
    LetterStyling painting =
        painting(SESSION.highlights(), Optional.of(ReviewFixture.AGE), List.of());
    int end = 0;
    for (LetterStyling.StyledRun run : painting.runs()) {
      assertEquals(end, run.start());
      end = run.end();
    }
    assertEquals(SHOWN.shown().length(), end);
  }

  @Test
  void anotherChoiceChangesTheOldFrameAndTheNewOneAlone() {
    LetterStyling before =
        painting(SESSION.highlights(), Optional.of(ReviewFixture.AGE), List.of());
    LetterStyling after =
        painting(SESSION.highlights(), Optional.of(ReviewFixture.REQUEST), List.of());
    assertEquals(List.of(shown("52"), shown("Lumbar brace, one")), after.changedSince(before));
    assertEquals(List.of(), after.changedSince(after));
  }

  @Test
  void aDecisionChangesItsOwnWordsAlone() {
    LetterStyling before = painting(SESSION.highlights(), Optional.empty(), List.of());
    ReviewSession decided =
        SESSION.confirm(ReviewFixture.AGE, ReviewFixture.ANA).orElseThrow().after();
    LetterStyling after = painting(decided.highlights(), Optional.empty(), List.of());
    assertEquals(List.of(shown("52")), after.changedSince(before));
  }

  @Test
  void foundPlacesArePaintedAlsoAcrossOtherRuns() {
    LetterStyling before = painting(SESSION.highlights(), Optional.empty(), List.of());
    Span found = shown("a 52 year");
    LetterStyling after = painting(SESSION.highlights(), Optional.empty(), List.of(found));
    assertEquals(List.of(found), after.changedSince(before));
  }
}
