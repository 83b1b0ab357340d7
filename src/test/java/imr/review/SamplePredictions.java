package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.extract.grounding.RuleBasedLookup;
import imr.ledger.Author;
import imr.ledger.Ledger;
import imr.letter.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Results of a version of a program for the letter of {@link ReviewFixture}, with ids of their own.
 */
final class SamplePredictions {
  static final Instant LATER = Instant.parse("2026-11-22T10:00:00Z");

  private final Schema schema = SchemaFile.builtIn();
  private final ValueReader reader = new ValueReader(2026);
  private final Provenance.Program by;
  private final List<Annotation> said = new ArrayList<>();

  SamplePredictions(String version) {
    this.by = new Provenance.Program("rules", version, "test", 0.8);
  }

  /** Creates the same results as the original suggestions, but with this version and other ids. */
  static SamplePredictions again(String version) {
    return new SamplePredictions(version)
        .says(ReviewFixture.AGE, "52")
        .says(ReviewFixture.SEX, "woman")
        .says(ReviewFixture.INJURY, "03/14/2016")
        .says(ReviewFixture.DIAGNOSES.entry("n1"), "lumbar strain")
        .says(ReviewFixture.DIAGNOSES.entry("n2"), "sacroiliac joint pain")
        .item("y1")
        .citation("y1", "y1c1");
  }

  SamplePredictions item(String id) {
    return entry(ReviewFixture.ITEMS.entry(id))
        .says(Target.of(id, ReviewFixture.REQUEST.field()), "Lumbar brace, one")
        .says(Target.of(id, ReviewFixture.DECISION.field()), "Upheld");
  }

  SamplePredictions citation(String item, String id) {
    return entry(Target.of(item, ReviewFixture.CITATION.field()).entry(id))
        .says(
            Target.of(id, ReviewFixture.GUIDELINE.field()), "Official Disability Guidelines (ODG)")
        .says(Target.of(id, ReviewFixture.FAMILY.field()), "Official Disability Guidelines (ODG)")
        .says(Target.of(id, ReviewFixture.SECTION.field()), "Low Back");
  }

  SamplePredictions says(Target target, String words) {
    return says(target, ReviewFixture.at(words));
  }

  SamplePredictions says(Target target, Span span) {
    Evidence evidence = new Evidence(span, ReviewFixture.TEXT.substring(span.start(), span.end()));
    Field field = schema.field(target.field());
    Value read = reader.read(field, evidence.quote());
    Value value = read instanceof Value.Unread ? new Value.Unreal() : read;
    return add(target, Answer.stated(value, evidence));
  }

  SamplePredictions entry(Target target) {
    return add(target, new Answer.GroupEntry());
  }

  SamplePredictions absent(Target target) {
    return add(target, new Answer.Absent());
  }

  SamplePredictions without(Target target) {
    said.removeIf(a -> a.target().equals(target));
    return this;
  }

  private SamplePredictions add(Target target, Answer answer) {
    said.add(Annotation.suggested(target, answer, by));
    return this;
  }

  AnnotationSet set() {
    return AnnotationSet.of(said);
  }

  /** Returns an annotation of the run as if it were at another target. */
  Optional<Annotation> at(Target target, Target as) {
    return set().at(target).map(a -> new Annotation(as, a.answer(), a.status(), a.provenance()));
  }

  Optional<SessionStep> into(ReviewSession session) {
    return ExtractionUpdate.of(session, set(), new Author.Program("rules", by.version()), LATER);
  }

  /** Returns the session after merging the run; the same session if nothing changes. */
  ReviewSession after(ReviewSession session) {
    return into(session).map(SessionStep::after).orElse(session);
  }

  /** Returns the session after a restart, restored from its ledger. */
  static ReviewSession reopened(ReviewSession session) {
    return ReviewSession.open(
        session.letter(),
        session.schema(),
        new ValueReader(2026),
        new RuleBasedLookup(session.letter().text(), new ValueReader(2026)),
        Ledger.of(session.ledger().gestures()));
  }
}
