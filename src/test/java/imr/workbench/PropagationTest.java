package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Headline;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.learn.Example;
import imr.ledger.Act;
import imr.ledger.Gesture;
import imr.letter.Span;
import imr.report.BatchWording;
import imr.review.CorrectionPattern;
import imr.review.FormRow;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.store.LoadedLetter;
import imr.workbench.Propagation.Fit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corrections that are made in other letters, too: where, how, and what they never count as. */
final class PropagationTest {
  private static final Target WRONG = LearningFixture.WRONG;
  private static final Background HERE = Background.onCallersThread();

  @TempDir private Path folder;

  /** Letters in which the same words are around the same suggestion, and some in which others. */
  private BatchLibrary library(int letters) {
    BatchLibrary library = new BatchLibrary(folder);
    library
        .workbench()
        .add(IntStream.rangeClosed(1, letters).mapToObj(LearningFixture::number).toList());
    return library;
  }

  private static CorrectionPattern pattern(BatchLibrary library, int at, Target target) {
    return CorrectionPattern.of(library.session(at), target).orElseThrow();
  }

  private static List<Fit> find(BatchLibrary library, int at, Target target) {
    return library
        .workbench()
        .propagation()
        .find(pattern(library, at, target), library.id(at), BatchLibrary.task());
  }

  private static BatchReport apply(BatchLibrary library, int at, Target target) {
    return library
        .workbench()
        .propagation()
        .apply(
            pattern(library, at, target),
            library.id(at),
            find(library, at, target),
            "Ana",
            HERE,
            BatchLibrary.task());
  }

  private static List<String> letters(List<Fit> fits) {
    return fits.stream().map(Fit::letter).toList();
  }

  @Test
  void itFitsWhereTheSameRuleSuggestedTheSameInTheSameWordsAndIsNotFinished() {
    try (BatchLibrary library = library(16)) {
      library.does(0, s -> s.correct(WRONG, "no surgery", BatchLibrary.BEN));
      LearningFixture.teach(library.workbench(), library.id(4), "Ben");
      List<Fit> fits = find(library, 0, WRONG);
      assertEquals(List.of(library.id(8), library.id(12)), letters(fits));
      assertEquals("no", fits.getFirst().was());
      assertEquals("no surgery", fits.getFirst().now());
      assertEquals("no surgery", fits.getFirst().sentence().value());
    }
  }

  @Test
  void aDigitMayDifferAroundItButNotAWord() {
    try (BatchLibrary library = library(9)) {
      Target age = Target.of(library.workbench().schema().field(LearningFixture.TREATMENTS).id());
      assertTrue(CorrectionPattern.of(library.session(0), age).isEmpty());
      Target injury =
          library.session(0).annotations().all().stream()
              .map(Annotation::target)
              .filter(t -> t.field().name().equals("mechanism"))
              .findFirst()
              .orElseThrow();
      library.does(
          0,
          s -> {
            String text = s.letter().text().canonical();
            int start = text.indexOf("while ");
            int end =
                s.annotations().at(injury).orElseThrow().evidence().orElseThrow().span().end();
            return s.assign(injury, new Span(start, end), BatchLibrary.BEN);
          });
      assertEquals(List.of(library.id(4), library.id(8)), letters(find(library, 0, injury)));
    }
  }

  @Test
  void aRejectionIsNoPattern() {
    try (BatchLibrary library = library(2)) {
      library.does(0, s -> s.strikeOut(WRONG, BatchLibrary.BEN));
      assertEquals(Optional.empty(), CorrectionPattern.of(library.session(0), WRONG));
    }
  }

  @Test
  void oneUndoTakesAllOfItBack() {
    try (BatchLibrary library = library(12)) {
      library.does(0, s -> s.correct(WRONG, "no surgery", BatchLibrary.BEN));
      AnnotationSet before = library.session(4).annotations();
      assertEquals(2, apply(library, 0, WRONG).changed());
      assertFalse(before.equals(library.session(4).annotations()));
      BatchRecord batch = library.bulk().done().getFirst();
      assertEquals(
          "2 letters updated: correction from another letter, to be reviewed",
          BatchWording.line(batch));
      assertEquals("Ana", batch.by());
      assertEquals(2, library.takeBack(batch).changed());
      assertEquals(before, library.session(4).annotations());
    }
  }

  /**
   * In random sessions, what is propagated is never a person's, never decided, and changes no
   * letter's progress; what programs suggested is told as before.
   */
  @Test
  void whatIsPropagatedNeverCountsAsReviewed() {
    long seed = Long.getLong("seed", 20_261_130L);
    Random random = new Random(seed);
    try (BatchLibrary library = library(24)) {
      int propagated = 0;
      for (int round = 0; round < 60; round++) {
        int at = random.nextInt(24);
        act(library, at, random);
        List<Target> corrected = corrected(library.session(at));
        if (!corrected.isEmpty()) {
          Target target = corrected.get(random.nextInt(corrected.size()));
          propagated += propagates(library, at, target, "seed " + seed + ", round " + round);
        }
        if (random.nextInt(6) == 0 && !library.bulk().done().isEmpty()) {
          library.takeBack(library.bulk().done().getFirst());
        }
      }
      assertTrue(propagated > 10, propagated + " letters");
    }
  }

  private static void act(BatchLibrary library, int at, Random random) {
    ReviewSession session = library.session(at);
    List<FormRow.Blank> open = session.form().open();
    if (open.isEmpty() || session.finished()) {
      return;
    }
    FormRow.Blank blank = open.get(random.nextInt(open.size()));
    String text = session.letter().text().canonical();
    int start = text.indexOf(' ', random.nextInt(text.length() / 2)) + 1;
    Span words = new Span(start, text.indexOf(' ', start + 3));
    Optional<SessionStep> step =
        switch (random.nextInt(4)) {
          case 0 -> session.confirm(blank.target(), BatchLibrary.BEN);
          case 1 -> session.assign(blank.target(), words, BatchLibrary.BEN);
          case 2 -> session.correct(WRONG, "no surgery", BatchLibrary.BEN);
          default ->
              session.reach(blank.target(), imr.letter.WordSpans.Edge.END, 1, BatchLibrary.BEN);
        };
    step.ifPresent(
        s -> library.workbench().keep(library.id(at), s.gesture(), s.after().headline()));
  }

  private static List<Target> corrected(ReviewSession session) {
    return session.annotations().all().stream()
        .filter(a -> a.status() == Status.CORRECTED)
        .map(Annotation::target)
        .filter(t -> CorrectionPattern.of(session, t).isPresent())
        .toList();
  }

  private static int propagates(BatchLibrary library, int at, Target target, String where) {
    Map<String, Headline> headlines = new HashMap<>();
    Map<String, AnnotationSet> suggested = new HashMap<>();
    Map<String, Long> decided = new HashMap<>();
    for (String id : library.ids()) {
      LoadedLetter kept = library.store().kept(id);
      headlines.put(id, library.workbench().open(id).headline());
      suggested.put(id, kept.ledger().byProgram());
      decided.put(id, kept.annotations().all().stream().filter(Annotation::decided).count());
    }
    int changed = apply(library, at, target).changed();
    List<String> touched = new ArrayList<>();
    for (String id : library.ids()) {
      LoadedLetter kept = library.store().kept(id);
      Headline was = Optional.ofNullable(headlines.get(id)).orElseThrow();
      Headline now = library.workbench().open(id).headline();
      assertEquals(was.state(), now.state(), where);
      assertEquals(was.open(), now.open(), where);
      assertEquals(was.total(), now.total(), where);
      assertEquals(suggested.get(id), kept.ledger().byProgram(), where);
      assertEquals(
          decided.get(id),
          kept.annotations().all().stream().filter(Annotation::decided).count(),
          where);
      assertTrue(kept.annotations().holdsIn(kept.letter().text()), where);
      Gesture last = kept.ledger().gestures().getLast();
      if (last.act() instanceof Act.Propagate) {
        touched.add(id);
        propagatedIsASuggestion(kept, where);
      }
    }
    return Math.min(changed, touched.size());
  }

  private static void propagatedIsASuggestion(LoadedLetter kept, String where) {
    Gesture last = kept.ledger().gestures().getLast();
    assertEquals(Act.Propagate.PROGRAM, last.author(), where);
    assertTrue(last.batch().isPresent(), where);
    assertFalse(last.byPerson(), where);
    AnnotationSet gold = DecidedRecord.of(kept.annotations());
    Example example = Example.of(kept.letter(), kept.ledger(), false);
    kept.annotations().all().stream()
        .filter(
            a ->
                a.provenance() instanceof Provenance.Program p
                    && p.name().equals(Act.Propagate.PROGRAM.name()))
        .forEach(
            a -> {
              assertEquals(Status.SUGGESTED, a.status(), where);
              assertEquals(Optional.empty(), gold.at(a.target()), where);
              assertFalse(example.suggested().at(a.target()).equals(Optional.of(a)), where);
            });
  }
}
