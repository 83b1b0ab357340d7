package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.extract.grounding.RuleBasedLookup;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A fictitious letter with suggestions, ready for review. */
public final class ReviewFixture {
  public static final String TEXT =
      """
      The patient is a 52 year old woman hurt on 03/14/2016. She was diagnosed as having
      lumbar strain and sacroiliac joint pain. Norco was prescribed. Pain was 6/10.

      Lumbar brace, one: Upheld

      Reviewer: Official Disability Guidelines (ODG), Low Back. The brace is not
      medically necessary. Norco is not at issue.
      """;

  public static final Provenance.Person ANA =
      new Provenance.Person("Ana", Instant.parse("2026-11-21T10:00:00Z"));
  public static final Provenance.Program RULES = new Provenance.Program("rules", "1", "test", 0.9);
  public static final Target AGE = Target.of(new FieldId("patient.age"));
  public static final Target SEX = Target.of(new FieldId("patient.sex"));
  public static final Target INJURY = Target.of(new FieldId("injury.date"));
  public static final Target MECHANISM = Target.of(new FieldId("injury.mechanism"));
  public static final Target DIAGNOSES = Target.of(new FieldId("clinical.diagnoses"));
  public static final Target ITEMS = Target.of(new FieldId("items"));
  public static final Target ITEM = ITEMS.entry("x1");
  public static final Target REQUEST = Target.of("x1", new FieldId("items.request"));
  public static final Target DECISION = Target.of("x1", new FieldId("items.decision"));
  public static final Target CITATION =
      Target.of("x1", new FieldId("items.reviewerCitations")).entry("x1r1");
  public static final Target GUIDELINE =
      Target.of("x1r1", new FieldId("items.reviewerCitations.guideline"));
  public static final Target FAMILY =
      Target.of("x1r1", new FieldId("items.reviewerCitations.family"));
  public static final Target SECTION =
      Target.of("x1r1", new FieldId("items.reviewerCitations.section"));

  private final Schema schema = SchemaFile.builtIn();
  private final ValueReader reader = new ValueReader(2026);
  private final Letter letter = Letter.of("made-up.txt", TEXT, true);
  private final List<Annotation> said = new ArrayList<>();

  private ReviewFixture() {}

  /** The letter with an extractor's suggestions. */
  public static ReviewSession withSuggestions() {
    return new ReviewFixture()
        .says(AGE, "52")
        .says(SEX, "woman")
        .says(INJURY, "03/14/2016")
        .says(DIAGNOSES.entry("v1"), "lumbar strain")
        .says(DIAGNOSES.entry("v2"), "sacroiliac joint pain")
        .entry(ITEM)
        .says(REQUEST, "Lumbar brace, one")
        .says(DECISION, "Upheld")
        .entry(CITATION)
        .says(GUIDELINE, "Official Disability Guidelines (ODG)")
        .says(FAMILY, "Official Disability Guidelines (ODG)")
        .says(SECTION, "Low Back")
        .session();
  }

  /** Returns the span of the first occurrence of words. */
  public static Span at(String words) {
    int start = TEXT.indexOf(words);
    return new Span(start, start + words.length());
  }

  private ReviewFixture says(Target target, String words) {
    Evidence evidence = new Evidence(at(words), words);
    Value value = reader.read(schema.field(target.field()), words);
    said.add(Annotation.suggested(target, Answer.stated(value, evidence), RULES));
    return this;
  }

  private ReviewFixture entry(Target target) {
    said.add(Annotation.suggested(target, new Answer.GroupEntry(), RULES));
    return this;
  }

  private ReviewSession session() {
    return ReviewSession.open(
        letter,
        schema,
        reader,
        new RuleBasedLookup(letter.text(), reader),
        suggested(AnnotationSet.of(said)));
  }

  /** Creates a ledger with a single gesture in which a program suggests everything. */
  public static Ledger suggested(AnnotationSet said) {
    List<Change> changes =
        said.all().stream()
            .map(a -> new Change(a.target(), Optional.empty(), Optional.of(a)))
            .toList();
    return Ledger.of(
        List.of(
            new Gesture(
                1,
                new Act.Suggest(),
                new Author.Program("rules", "1"),
                Instant.parse("2026-11-20T10:00:00Z"),
                changes)));
  }
}
