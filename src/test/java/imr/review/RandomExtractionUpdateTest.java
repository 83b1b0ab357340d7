package imr.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Gesture;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that people's decisions are unchanged by any new extraction. */
final class RandomExtractionUpdateTest {
  private static final int GESTURES = 25;
  private static final int RUNS = 4;

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void afterAnyGesturesAndAnyRunThePromisesHold(int seed) {
    Random random = new Random(seed);
    ReviewSession session = ReviewFixture.withSuggestions();
    for (int run = 2; run < 2 + RUNS; run++) {
      session = worked(session, random);
      SamplePredictions found = found("" + run, random, session.schema().fields());
      ReviewSession renewed = found.after(session);
      decisionsStand(session.annotations(), renewed.annotations());
      suggestionsAreTheNewRuns(renewed.annotations(), renewed, "" + run);
      nothingIsSuggestedTwice(renewed);
      newIdsAreNew(session, renewed.annotations());
      assertTrue(renewed.annotations().holdsIn(renewed.letter().text()));
      assertTrue(found.into(renewed).isEmpty(), "the same run again changes something");
      ReviewSession next = worked(renewed, random);
      assertEquals(undone(next), undone(SamplePredictions.reopened(next)));
      session = next;
    }
  }

  /** Applies some random actions of a person. */
  static ReviewSession worked(ReviewSession start, Random random) {
    ReviewSession session = start;
    for (int i = 0; i < GESTURES; i++) {
      session = gesture(session, random).map(SessionStep::after).orElse(session);
    }
    return session;
  }

  private static Optional<SessionStep> gesture(ReviewSession session, Random random) {
    List<Target> targets =
        session.form().rows().stream().flatMap(r -> Form.target(r).stream()).toList();
    Target target = targets.get(random.nextInt(targets.size()));
    Field field = session.schema().field(target.field());
    Span span = span(random);
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> session.confirm(target, ReviewFixture.ANA);
      case 4, 5 -> session.assign(target, span, ReviewFixture.ANA);
      case 6 ->
          field.isGroup()
              ? session.add(target.whole(), Optional.empty(), ReviewFixture.ANA)
              : session.correct(
                  target,
                  ReviewFixture.TEXT.substring(span.start(), span.end()),
                  ReviewFixture.ANA);
      case 7, 8 -> session.strikeOut(target, ReviewFixture.ANA);
      case 9 -> session.absent(target, ReviewFixture.ANA);
      case 10 -> session.undo(ReviewFixture.ANA);
      default -> session.redo(ReviewFixture.ANA);
    };
  }

  /**
   * Returns a few consecutive words, with little variety so that runs and people often choose the
   * same.
   */
  private static Span span(Random random) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < ReviewFixture.TEXT.length(); i++) {
      boolean wordBefore = i > 0 && !Character.isWhitespace(ReviewFixture.TEXT.charAt(i - 1));
      if (!wordBefore && !Character.isWhitespace(ReviewFixture.TEXT.charAt(i))) {
        starts.add(i);
      }
    }
    int start = starts.get(random.nextInt(starts.size()));
    int end = start;
    for (int words = 1 + random.nextInt(3);
        words > 0 && end < ReviewFixture.TEXT.length();
        words--) {
      end =
          ReviewFixture.TEXT.indexOf(' ', end + 1) < 0
              ? end
              : ReviewFixture.TEXT.indexOf(' ', end + 1);
    }
    return end > start ? new Span(start, end) : new Span(start, start + 1);
  }

  /** Creates a program's results: often the original suggestions, sometimes anything. */
  static SamplePredictions found(String version, Random random, List<Field> fields) {
    if (random.nextInt(3) == 0) {
      return SamplePredictions.again(version);
    }
    SamplePredictions run = new SamplePredictions(version);
    fill(run, Target.LETTER, fields, random);
    return run;
  }

  private static void fill(
      SamplePredictions run, String subject, List<Field> fields, Random random) {
    for (Field field : fields) {
      Target whole = Target.of(subject, field.id());
      int count = field.many() ? random.nextInt(4) : random.nextInt(2);
      if (count == 0 && random.nextBoolean()) {
        run.absent(whole);
      } else if (field.many()) {
        entries(run, whole, field, count, random);
      } else if (count == 1) {
        Optional<Target> base = field.sameSpanAs().map(b -> Target.of(subject, b));
        Optional<Span> own =
            base.flatMap(b -> run.set().at(b)).flatMap(RandomExtractionUpdateTest::span);
        run.says(whole, own.orElse(span(random)));
      }
    }
  }

  /**
   * Creates distinct entries as a program does: lists by value and span, groups by their first
   * span.
   */
  private static void entries(
      SamplePredictions run, Target whole, Field field, int count, Random random) {
    Set<String> said = new HashSet<>();
    for (int i = 0; i < count; i++) {
      String id = whole.subject() + "w" + field.id().path() + i;
      Span span = span(random);
      if (!said.add(normal(span)) || !said.add(span.toString())) {
        continue;
      }
      if (field.isGroup()) {
        run.entry(whole.entry(id));
        Field first = field.fields().getFirst();
        if (random.nextInt(5) > 0) {
          run.says(Target.of(id, first.id()), span);
        }
        fill(run, id, field.fields().subList(1, field.fields().size()), random);
      } else {
        run.says(whole.entry(id), span);
      }
    }
  }

  private static String normal(Span span) {
    return ReviewFixture.TEXT
        .substring(span.start(), span.end())
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }

  private static void decisionsStand(AnnotationSet before, AnnotationSet after) {
    before.all().stream()
        .filter(a -> a.status() != Status.SUGGESTED)
        .forEach(a -> assertEquals(Optional.of(a), after.at(a.target())));
    assertEquals(
        before.all().stream().filter(a -> a.status() != Status.SUGGESTED).count(),
        after.all().stream().filter(a -> a.status() != Status.SUGGESTED).count());
  }

  /** Excludes those inside rejected entries, and codes that belong to a person's choice. */
  private static void suggestionsAreTheNewRuns(
      AnnotationSet after, ReviewSession session, String version) {
    after.all().stream()
        .filter(a -> a.status() == Status.SUGGESTED && !struckOut(after, a.target().subject()))
        .filter(a -> !touchedInside(after, a))
        .filter(a -> session.schema().field(a.target().field()).sameSpanAs().isEmpty())
        .forEach(a -> assertEquals(version, ((Provenance.Program) a.provenance()).version()));
    after.all().stream()
        .map(a -> a.target().subject())
        .filter(subject -> !subject.equals(Target.LETTER))
        .forEach(subject -> assertTrue(after.owner(subject).isPresent()));
  }

  private static boolean touchedInside(AnnotationSet set, Annotation head) {
    return head.target().isEntry()
        && set.within(head.target().entry()).stream().anyMatch(a -> a.status() != Status.SUGGESTED);
  }

  private static boolean struckOut(AnnotationSet set, String subject) {
    return set.owner(subject)
        .filter(o -> !set.at(o).orElseThrow().counts() || struckOut(set, o.subject()))
        .isPresent();
  }

  private static void nothingIsSuggestedTwice(ReviewSession session) {
    AnnotationSet set = session.annotations();
    for (Annotation one : set.all()) {
      if (one.status() != Status.SUGGESTED || !one.target().isEntry()) {
        continue;
      }
      for (Annotation other : set.entries(one.target().subject(), one.target().field())) {
        boolean two = !other.target().equals(one.target());
        assertFalse(two && same(session, one, other), () -> one + " and " + other);
      }
    }
  }

  private static boolean same(ReviewSession session, Annotation one, Annotation other) {
    if (session.schema().field(one.target().field()).isGroup()) {
      Optional<Annotation> request = first(session, one);
      return request
              .filter(r -> r.status() == Status.SUGGESTED)
              .flatMap(RandomExtractionUpdateTest::span)
              .isPresent()
          && request
              .flatMap(RandomExtractionUpdateTest::span)
              .equals(first(session, other).flatMap(RandomExtractionUpdateTest::span));
    }
    Optional<String> value = one.value().flatMap(Value::known);
    return span(one).equals(span(other))
        || other
            .value()
            .flatMap(Value::known)
            .filter(v -> value.filter(v::equalsIgnoreCase).isPresent())
            .isPresent();
  }

  private static Optional<Annotation> first(ReviewSession session, Annotation head) {
    Field group = session.schema().field(head.target().field());
    return session
        .annotations()
        .at(Target.of(head.target().entry(), group.fields().getFirst().id()));
  }

  private static Optional<Span> span(Annotation annotation) {
    return annotation.evidence().map(Evidence::span);
  }

  private static void newIdsAreNew(ReviewSession before, AnnotationSet after) {
    Set<String> ever =
        before.ledger().gestures().stream()
            .flatMap(g -> g.changes().stream())
            .map(c -> c.target().entry())
            .collect(Collectors.toSet());
    after.all().stream()
        .filter(a -> before.annotations().at(a.target()).isEmpty() && a.target().isEntry())
        .forEach(a -> assertFalse(ever.contains(a.target().entry())));
  }

  /** Returns the annotations after undoing and redoing everything. */
  private static List<AnnotationSet> undone(ReviewSession start) {
    ReviewSession session = start;
    while (session.toUndo().isPresent()) {
      session = session.undo(ReviewFixture.ANA).orElseThrow().after();
    }
    ReviewSession back = session;
    while (session.toRedo().isPresent()) {
      session = session.redo(ReviewFixture.ANA).orElseThrow().after();
    }
    assertEquals(
        start.ledger().gestures().stream().map(Gesture::number).toList(),
        session.ledger().gestures().stream()
            .map(Gesture::number)
            .limit(start.history().last())
            .toList());
    return List.of(back.annotations(), session.annotations());
  }
}
