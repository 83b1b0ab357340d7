package imr.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Target;
import imr.letter.ShownText;
import imr.letter.Span;
import imr.review.Desk;
import imr.review.Highlight;
import imr.review.ReviewSession;
import imr.ui.kit.Palette;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PaintingTest {
  private static final ReviewSession SESSION = Desk.withSuggestions();
  private static final ShownText SHOWN = ShownText.reading(SESSION.letter().text());
  private static final Palette LIGHT = Palette.ofLight();

  private static Painting painting(
      List<Highlight> highlights, Optional<Target> chosen, List<Span> found) {
    Optional<Span> frame =
        highlights.stream()
            .filter(h -> chosen.filter(h.target()::equals).isPresent())
            .map(h -> SHOWN.toShown(h.span()))
            .findFirst();
    return Painting.of(new Painting.Scene(SHOWN, true, highlights, chosen, frame, found, LIGHT));
  }

  private static Span shown(String words) {
    return SHOWN.toShown(Desk.at(words));
  }

  @Test
  void theRunsCoverTheWholeTextWithoutGaps() {
    Painting painting = painting(SESSION.highlights(), Optional.of(Desk.AGE), List.of());
    int end = 0;
    for (Painting.Run run : painting.runs()) {
      assertEquals(end, run.start());
      end = run.end();
    }
    assertEquals(SHOWN.shown().length(), end);
  }

  @Test
  void anotherChoiceChangesTheOldFrameAndTheNewOneAlone() {
    Painting before = painting(SESSION.highlights(), Optional.of(Desk.AGE), List.of());
    Painting after = painting(SESSION.highlights(), Optional.of(Desk.REQUEST), List.of());
    assertEquals(List.of(shown("52"), shown("Lumbar brace, one")), after.changedSince(before));
    assertEquals(List.of(), after.changedSince(after));
  }

  @Test
  void aDecisionChangesItsOwnWordsAlone() {
    Painting before = painting(SESSION.highlights(), Optional.empty(), List.of());
    ReviewSession decided = SESSION.confirm(Desk.AGE, Desk.ANA).orElseThrow().after();
    Painting after = painting(decided.highlights(), Optional.empty(), List.of());
    assertEquals(List.of(shown("52")), after.changedSince(before));
  }

  @Test
  void foundPlacesArePaintedAlsoAcrossOtherRuns() {
    Painting before = painting(SESSION.highlights(), Optional.empty(), List.of());
    Span found = shown("a 52 year");
    Painting after = painting(SESSION.highlights(), Optional.empty(), List.of(found));
    assertEquals(List.of(found), after.changedSince(before));
  }
}
