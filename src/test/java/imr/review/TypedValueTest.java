package imr.review;

import static imr.review.ReviewFixture.ANA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Check;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.extract.Extractor;
import imr.extract.grounding.RuleBasedLookup;
import imr.letter.Letter;
import imr.letter.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that a typed value and its highlight are decided together. */
final class TypedValueTest {
  private static final String TEXT =
      """
      CLINICAL CASE SUMMARY

      This is a 51 year old male roofer who slipped from a ladder on October 31, 2016. He was seen
      again on 12/01/2016. His diagnoses include lumbar strain and cervical radiculitis. Pain was 4
      out of 10 and later 7/10. He turned 52 in May. Utilization review denied the visits on
      December 1, 2016.

      IMR ISSUES, DECISIONS AND RATIONALES

      Twelve (12) physical therapy sessions for the lumbar spine: Upheld

      Claims Administrator guideline: The claims administrator did not cite any medical evidence.

      MAXIMUS guideline: Decision based on MTUS Low Back Complaints 2004, Section(s): Physical
      Methods, page 301. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG),
      Low Back.

      Decision rationale: Only 6 of the sessions were attended. The request is not medically
      necessary.
      """;

  private static final Schema SCHEMA = SchemaFile.builtIn();
  private static final ValueReader READER = new ValueReader(2026);
  private static final Letter LETTER = Letter.of("made-up.txt", TEXT, true);
  private static final Target AGE = Target.of(new FieldId("patient.age"));
  private static final Target INJURY = Target.of(new FieldId("injury.date"));
  private static final FieldId CITES = new FieldId("items.reviewerCitations");

  private final ReviewSession session = session();

  private static ReviewSession session() {
    AnnotationSet found = new Extractor(SCHEMA, READER).extract(LETTER);
    return ReviewSession.open(
        LETTER,
        SCHEMA,
        READER,
        new RuleBasedLookup(LETTER.text(), READER),
        ReviewFixture.suggested(found));
  }

  private static Optional<Evidence> words(String words, int from) {
    int start = TEXT.indexOf(words, from);
    return Optional.of(new Evidence(new Span(start, start + words.length()), words));
  }

  private static Annotation typed(ReviewSession session, Target target, String words) {
    return after(session, target, words).annotations().at(target).orElseThrow();
  }

  private static ReviewSession after(ReviewSession session, Target target, String words) {
    return session.correct(target, words, ANA).orElseThrow().after();
  }

  private Target item(String field) {
    String item =
        session
            .annotations()
            .counted(Target.LETTER, new FieldId("items"))
            .getFirst()
            .target()
            .entry();
    return Target.of(item, new FieldId("items." + field));
  }

  @Test
  void theHighlightMovesToWhereTheLetterHasTheTypedValue() {
    Annotation now = typed(session, AGE, "52");
    assertEquals(Optional.of(Value.of("52")), now.value());
    assertEquals(words("52", 0), now.evidence());
  }

  @Test
  void aValueThatTheLetterDoesNotHaveHasNoHighlight() {
    Annotation now = typed(session, AGE, "71");
    assertEquals(Optional.of(Value.of("71")), now.value());
    assertEquals(Optional.empty(), now.evidence());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "December 01, 2016 | 2016-12-01 | 12/01/2016",
        "12/1/16 | 2016-12-01 | 12/01/2016",
        "2016-12-01 | 2016-12-01 | 12/01/2016",
      })
  void aDateIsFoundHoweverTheLetterWritesIt(String typed, String value, String quote) {
    Annotation now = typed(session, INJURY, typed);
    assertEquals(Optional.of(Value.of(value)), now.value());
    assertEquals(words(quote, 0), now.evidence());
  }

  @Test
  void ofSeveralPlacesTheNearestIsTakenAndTheOthersAreOneKeyAway() {
    ReviewSession after = after(session, INJURY, "12/01/2016");
    List<Span> places = after.places(INJURY);
    assertEquals(
        List.of("12/01/2016", "December 1, 2016"),
        places.stream().map(LETTER.text()::quote).toList());
    ReviewSession turned = after.turn(INJURY, 1, ANA).orElseThrow().after();
    assertEquals(
        words("December 1, 2016", 0), turned.annotations().at(INJURY).orElseThrow().evidence());
    assertEquals(
        Optional.of(Value.of("2016-12-01")), turned.annotations().at(INJURY).orElseThrow().value());
  }

  @Test
  void aPainScoreIsFoundInOtherWords() {
    Target score =
        session.annotations().counted("", new FieldId("clinical.painScores")).getLast().target();
    assertEquals(words("4\nout of 10", 0), typed(session, score, "4/10").evidence());
  }

  @Test
  void aTextTakesTheLettersOwnWords() {
    Target diagnosis =
        session.annotations().counted("", new FieldId("clinical.diagnoses")).getFirst().target();
    Annotation now = typed(session, diagnosis, "CERVICAL  radiculitis");
    assertEquals(Optional.of(Value.of("cervical radiculitis")), now.value());
    assertEquals(words("cervical radiculitis", 0), now.evidence());
  }

  @Test
  void aQuantityStaysWithinItsItemsRequest() {
    assertEquals(words("Twelve (12)", 0), typed(session, item("quantity"), "12").evidence());
    assertEquals(
        Optional.empty(),
        typed(session, item("quantity"), "6")
            .evidence()
            .filter(e -> e.span().start() < TEXT.indexOf("Decision rationale")));
  }

  @Test
  void anImpossibleDateKeepsTheTypedWordsAndStaysOpen() {
    ReviewSession after = after(session, INJURY, "20/03/2017");
    Annotation now = after.annotations().at(INJURY).orElseThrow();
    assertEquals(Optional.of(new Value.Unread("20/03/2017")), now.value());
    assertEquals(Optional.empty(), now.evidence());
    assertTrue(after.form().open().stream().anyMatch(b -> b.target().equals(INJURY)));
    assertEquals(session.annotations(), after.undo(ANA).orElseThrow().after().annotations());
  }

  @Test
  void aDateThatIsPutRightIsLinkedNearWhereTheHighlightWas() {
    ReviewSession wrong = after(session, INJURY, "31/31/2016");
    assertEquals(words("October 31, 2016", 0), typed(wrong, INJURY, "10/31/2016").evidence());
  }

  @Test
  void aCodeThatTheLetterDoesNotSayHasNoHighlight() {
    Target decision = item("decision");
    assertEquals(words("Upheld", 0), session.annotations().at(decision).orElseThrow().evidence());
    assertEquals(Optional.empty(), typed(session, decision, "modified").evidence());
  }

  @Test
  void noTypedValueIsEverQuestionedForItsHighlight() {
    ReviewSession now = session;
    for (String typed : List.of("52", "71", "51")) {
      now = after(now, AGE, typed);
      assertEquals(List.of(), differing(now));
    }
    for (String typed : List.of("12/01/2016", "1/2/2003", "October 31, 2016")) {
      now = after(now, INJURY, typed);
      assertEquals(List.of(), differing(now));
    }
  }

  private static List<Check> differing(ReviewSession session) {
    return session.checks(LocalDate.of(2026, 11, 29)).stream()
        .filter(c -> c.id().equals("highlight-differs"))
        .toList();
  }

  @Test
  void aTakenValueThatDiffersFromItsHighlightIsQuestioned() {
    Evidence there = session.annotations().at(AGE).orElseThrow().evidence().orElseThrow();
    ReviewSession after =
        session.take(AGE, Answer.stated(Value.of("71"), there), ANA).orElseThrow().after();
    assertEquals(
        List.of(
            new Check("highlight-differs", "Age 71 differs from the highlighted text “51”.", AGE)),
        differing(after));
  }

  @Test
  void oneSelectionFillsAWholeCitation() {
    String item = item("decision").subject();
    ReviewSession bare = without(session, item);
    String words = "MTUS Low Back Complaints 2004, Section(s): Physical\nMethods, page 301";
    Span selected = words(words, 0).orElseThrow().span();
    SessionStep step = bare.assign(Target.of(item, CITES), selected, ANA).orElseThrow();
    Target extracted = session.annotations().counted(item, CITES).getFirst().target();
    assertEquals(parts(session, extracted.entry()), parts(step.after(), step.at().entry()));
    assertEquals(bare.annotations(), step.after().undo(ANA).orElseThrow().after().annotations());
  }

  @Test
  void aSelectionThatCitesTwoSourcesGivesTwoCitations() {
    String item = item("decision").subject();
    int from = TEXT.indexOf("Decision based on MTUS");
    Span selected = new Span(from, TEXT.indexOf("Low Back.", from) + 9);
    ReviewSession after =
        without(session, item).assign(Target.of(item, CITES), selected, ANA).orElseThrow().after();
    assertEquals(
        List.of("MTUS", "ODG"),
        after.annotations().counted(item, CITES).stream()
            .map(a -> parts(after, a.target().entry()).get(1))
            .toList());
  }

  @Test
  void theFamilyFollowsTheGuideline() {
    String item = item("decision").subject();
    SessionStep added =
        without(session, item).add(Target.of(item, CITES), Optional.empty(), ANA).orElseThrow();
    Target guideline = Target.of(added.at().entry(), CITES.child("guideline"));
    Target family = Target.of(added.at().entry(), CITES.child("family"));
    Span odg = words("Official Disability Guidelines (ODG)", 0).orElseThrow().span();
    ReviewSession after = added.after().assign(guideline, odg, ANA).orElseThrow().after();
    assertEquals(
        Optional.of(Value.of("ODG")), after.annotations().at(family).orElseThrow().value());
    Span mtus = words("MTUS Low Back Complaints 2004", 0).orElseThrow().span();
    ReviewSession moved = after.assign(guideline, mtus, ANA).orElseThrow().after();
    assertEquals(
        Optional.of(Value.of("MTUS")), moved.annotations().at(family).orElseThrow().value());
  }

  @Test
  void aCitationWithoutAGuidelineIsOpen() {
    String item = item("decision").subject();
    SessionStep added =
        without(session, item).add(Target.of(item, CITES), Optional.empty(), ANA).orElseThrow();
    Target guideline = Target.of(added.at().entry(), CITES.child("guideline"));
    assertTrue(added.after().form().open().stream().anyMatch(b -> b.target().equals(guideline)));
  }

  private static ReviewSession without(ReviewSession session, String item) {
    ReviewSession now = session;
    for (Annotation head : session.annotations().counted(item, CITES)) {
      now = now.strikeOut(head.target(), ANA).orElseThrow().after();
    }
    return now;
  }

  private static List<String> parts(ReviewSession session, String citation) {
    return List.of("guideline", "family", "section", "pages").stream()
        .flatMap(p -> session.annotations().at(Target.of(citation, CITES.child(p))).stream())
        .map(a -> a.value().orElseThrow().shown())
        .toList();
  }
}
