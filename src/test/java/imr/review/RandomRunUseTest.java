package imr.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.ledger.Act;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that adopting a run never overwrites a person's decision. */
final class RandomRunUseTest {
  private static final Provenance.Person CLEO =
      new Provenance.Person("Cleo", Instant.parse("2026-11-22T08:00:00Z"));

  static IntStream seeds() {
    return IntStream.range(0, 120);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyDecisionStandsAndEveryValueIsCountedAndOneUndoPutsAllBack(int seed) {
    Random random = new Random(seed);
    ReviewSession session =
        RandomExtractionUpdateTest.worked(ReviewFixture.withSuggestions(), random);
    AnnotationSet before = session.annotations();
    AnnotationSet said =
        RandomExtractionUpdateTest.found("2", random, session.schema().fields()).set();
    RunUse.Outcome outcome = RunUse.of(session, said, "week 3", CLEO);
    RunUse.Counts counts = outcome.counts();
    assertEquals(values(said), counts.used() + counts.kept() + counts.unread(), counts::toString);
    assertEquals(counts.used() > 0, outcome.step().isPresent());
    ReviewSession after = outcome.step().map(SessionStep::after).orElse(session);
    before.all().stream()
        .filter(a -> a.status() != Status.SUGGESTED && a.counts())
        .forEach(a -> assertEquals(Optional.of(a), after.annotations().at(a.target())));
    assertTrue(after.annotations().holdsIn(after.letter().text()));
    after.annotations().all().stream()
        .filter(a -> before.at(a.target()).filter(a::equals).isEmpty())
        .filter(a -> a.status() != Status.SUGGESTED)
        .forEach(a -> assertEquals(CLEO, a.provenance()));
    if (outcome.step().isPresent()) {
      assertEquals(new Act.UseRun(counts.used(), "week 3"), outcome.step().get().gesture().act());
      assertEquals(before, after.undo(CLEO).orElseThrow().after().annotations());
      RunUse.Outcome again = RunUse.of(after, said, "week 3", CLEO);
      assertEquals(Optional.empty(), again.step().map(SessionStep::gesture));
      assertEquals(values(said), again.counts().kept() + again.counts().unread());
    }
  }

  private static int values(AnnotationSet said) {
    return (int)
        said.all().stream()
            .map(Annotation::answer)
            .filter(a -> !(a instanceof Answer.GroupEntry))
            .count();
  }
}
