package imr.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.annotation.Check;
import imr.annotation.Checks;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests that the checks worked out from those before an action are those of the whole record. */
final class ChecksAfterActionsTest {
  private static final LocalDate TODAY = LocalDate.of(2017, 3, 1);

  private final Set<String> seen = new HashSet<>();
  private int changed;

  @Test
  void afterAnyActionsTheChecksAreThoseOfTheWholeRecord() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      ReviewSession session = ReviewFixture.withSuggestions();
      Checks checks = checksOf(session);
      for (int action = 0; action < 12; action++) {
        ReviewSession next = RandomExtractionUpdateTest.worked(session, random);
        next = random.nextInt(4) == 0 ? undone(next) : next;
        Checks after = checks.after(next.annotations(), TODAY);
        List<Check> whole = wholly(next);
        assertEquals(whole, after.found(), "seed " + seed + ", action " + action);
        whole.forEach(c -> seen.add(c.id()));
        changed += checks.found().equals(whole) ? 0 : 1;
        session = next;
        checks = after;
      }
    }
    assertTrue(changed > 60, changed + " times the checks changed");
    assertTrue(seen.size() > 4, seen::toString);
  }

  private static ReviewSession undone(ReviewSession session) {
    return session.undo(ReviewFixture.ANA).map(SessionStep::after).orElse(session);
  }

  private static Checks checksOf(ReviewSession session) {
    return Checks.in(session.schema(), session.annotations(), session.letter().text(), TODAY);
  }

  private static List<Check> wholly(ReviewSession session) {
    return Checks.of(session.schema(), session.annotations(), session.letter().text(), TODAY);
  }

  @Test
  void anotherRecordAndAnotherDayAreCheckedAsIfFromTheStart() {
    ReviewSession session = ReviewFixture.withSuggestions();
    Checks none = checksOf(session).after(AnnotationSet.empty(), TODAY);
    assertEquals(
        Checks.of(session.schema(), AnnotationSet.empty(), session.letter().text(), TODAY),
        none.found());
    assertEquals(wholly(session), none.after(session.annotations(), TODAY).found());
    LocalDate before = LocalDate.of(2015, 1, 1);
    assertEquals(
        Checks.of(session.schema(), session.annotations(), session.letter().text(), before),
        checksOf(session).after(session.annotations(), before).found());
  }

  @Test
  void aSessionHasTheSameChecksAfterEachActionAsOneThatIsOpenedThen() {
    Random random = new Random(24);
    ReviewSession session = ReviewFixture.withSuggestions();
    for (int action = 0; action < 60; action++) {
      session.checks(TODAY);
      session = RandomExtractionUpdateTest.worked(session, random);
      assertEquals(
          session.in(new imr.annotation.PassId("again", "Ana")).checks(TODAY),
          session.checks(TODAY));
    }
  }
}
