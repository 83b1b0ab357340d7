package imr.extract.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Annotation;
import imr.annotation.Claim;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.UnlocatedClaim;
import imr.annotation.UnlocatedClaim.Reason;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.letter.LetterText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClaimGrounderTest {
  private static final LetterText LETTER =
      new LetterText(
          """
          Case Number: CM16-0004711 Date Assigned:\s
          03/02/2016\s
          Date of Injury: 12/01/2014\s
          Decision Date: 03/02/2016\s
          \s
          CLINICAL CASE SUMMARY\s
          𝒩ote: the patient is a 47 year old female kite maker who complains of neck pain. She was \
          diagnosed as having loom shoulder, neck pain and “ferry” knee with click-
          ing of the joint. Treatment to date has included ther-
          apy by hand, Norco 7.5/325mg and a harness that was worn with care on market days. Pain \
          was rated 7 out of 10. On October 5, 2016, the request was non-certified by Utilization \
          Review. The worker was off for twelve weeks.
          \s
          IMR ISSUES, DECISIONS AND RATIONALES\s
          What was found is set out here.\s
          \s
          Twelve (12) massage sessions for the neck: Upheld\s
          \s
          Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004, Page(s): 58
          - 60.\s
          \s
          MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004.\s
          \s
          Decision rationale: The massage was given before. It is not medically necessary.\s
          \s
          Left wrist harness: Overturned\s
          \s
          MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004.\s
          \s
          Decision rationale: The harness helps. It is medically necessary.\s
          """);
  private static final ClaimSource SOMEBODY = new ClaimSource("somebody", "2");
  private final ClaimGrounder grounding =
      new ClaimGrounder(GroundingTrial.SCHEMA, new ValueReader(2026));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          clinical.diagnoses  | loom shoulder                  | -          | loom shoulder        | exact
          clinical.diagnoses  | LOOM   SHOULDER,               | -          | loom shoulder        | normalised
          clinical.diagnoses  | "ferry" knee                   | -          | “ferry” knee         | normalised
          clinical.treatments | therapy by hand                | -          | ther-~apy by hand    | normalised
          clinical.diagnoses  | with clicking of the joint     | -          | with click-~ing of the joint | normalised
          clinical.diagnoses  | loom shoulders                 | -          | -                    | -
          clinical.diagnoses  | loom shoul                     | -          | -                    | -
          clinical.diagnoses  | Twelve (12) massage            | -          | -                    | -
          review.urDates      | -                              | 2016-10-05 | October 5, 2016      | type
          review.urDates      | 10/05/2016                     | -          | October 5, 2016      | type
          review.urDates      | -                              | 2016-10-06 | -                    | -
          patient.age         | -                              | 47         | 47                   | exact
          patient.age         | forty-seven                    | 47         | 47                   | type
          patient.sex         | -                              | female     | female               | exact
          clinical.painScores | -                              | 7/10       | 7 out of 10          | type
          injury.date         | -                              | 2014-12-01 | 12/01/2014           | type
          injury.date         | -                              | 2014       | -                    | -
          injury.mechanism    | a harness that was tied with care on market days | - | a harness that was worn with care on market days | tokens
          injury.mechanism    | some harness that was worn with care on market days | - | a harness that was worn with care on market days | tokens
          injury.mechanism    | a harness that was never worn with care on market days | - | -   | -
          injury.mechanism    | off for thirteen weeks in 2014 | -          | -                    | -
          injury.mechanism    | a kite that was lost on the roof of a mill | - | -               | -
          """)
  void aClaimStandsWhereTheLetterHasItOrNowhere(
      String field, String quote, String value, String words, String rule) {
    Target target = Target.of(new FieldId(field));
    Target at = GroundingTrial.SCHEMA.field(target.field()).many() ? target.entry("x") : target;
    GroundingResult grounded =
        ground(Claims.of(at, Optional.ofNullable(quote), Optional.ofNullable(value)));
    assertEquals(Optional.ofNullable(words).map(w -> w.replace('~', '\n')), quoteAt(grounded, at));
    assertEquals(Optional.ofNullable(rule), ruleAt(grounded, at));
    assertEquals(words == null ? 1 : 0, grounded.unplaced().size());
  }

  @Test
  void ofSeveralPlacesTheOneInTheListIsTaken() {
    Target diagnoses = Target.of(new FieldId("clinical.diagnoses"));
    GroundingResult grounded = ground(quote(diagnoses.entry("a"), "neck pain"));
    assertEquals(
        LETTER.canonical().indexOf("neck pain and"),
        Claims.place(grounded.annotations(), diagnoses.entry("a")).orElseThrow().start());
  }

  @Test
  void ofTwoEqualDatesEachStandsBehindItsLabel() {
    Target assigned = Target.of(new FieldId("case.dateAssigned"));
    Target decided = Target.of(new FieldId("case.decisionDate"));
    GroundingResult grounded =
        ground(
            Claims.of(decided, Optional.empty(), Optional.of("2016-03-02")),
            Claims.of(assigned, Optional.empty(), Optional.of("2016-03-02")));
    assertEquals(LETTER.canonical().indexOf("03/02/2016"), start(grounded, assigned));
    assertEquals(LETTER.canonical().lastIndexOf("03/02/2016"), start(grounded, decided));
  }

  @Test
  void whatBelongsToAnItemStandsInItsStretch() {
    List<Claim> claims = new ArrayList<>();
    item(claims, "items[0]", "Twelve (12) massage sessions for the neck", "not-necessary");
    item(claims, "items[1]", "Left wrist harness", "necessary");
    GroundingResult grounded = ground(claims.toArray(Claim[]::new));
    assertEquals(List.of(), grounded.unplaced());
    String text = LETTER.canonical();
    Target second = Target.of("items[1].reviewerCitations[0]", citation("guideline"));
    assertEquals(text.lastIndexOf("MTUS Knee"), start(grounded, second));
    Target first = Target.of("items[0].reviewerCitations[0]", citation("guideline"));
    assertEquals(text.indexOf("MTUS Knee", text.indexOf("MAXIMUS")), start(grounded, first));
    assertEquals(
        Optional.of("not medically necessary"), quoteAt(grounded, item("items[0]", "conclusion")));
    assertEquals(
        Optional.of("medically necessary"), quoteAt(grounded, item("items[1]", "conclusion")));
    assertEquals(Optional.of("same-span"), ruleAt(grounded, item("items[1]", "category")));
  }

  private static void item(List<Claim> claims, String id, String request, String conclusion) {
    claims.add(entry(Target.of(new FieldId("items")).entry(id)));
    claims.add(quote(item(id, "request"), request));
    claims.add(value(item(id, "conclusion"), conclusion));
    claims.add(quote(item(id, "treatment"), request.split(" ", -1)[2]));
    claims.add(value(item(id, "category"), "other"));
    String citation = id + ".reviewerCitations[0]";
    claims.add(entry(item(id, "reviewerCitations").entry(citation)));
    claims.add(quote(Target.of(citation, citation("guideline")), "mtus knee complaints 2004"));
  }

  @Test
  void offsetsAreBelievedOnlyWhereTheWordsStandAndAUnitMixUpIsSaid() {
    int index = LETTER.canonical().indexOf("loom shoulder");
    int codePoints = LETTER.toCodePoints(index);
    int bytes =
        LETTER
            .canonical()
            .substring(0, index)
            .getBytes(java.nio.charset.StandardCharsets.UTF_8)
            .length;
    assertEquals(Optional.of("given"), placedBy(codePoints));
    assertEquals(Optional.of("given-utf16"), placedBy(index));
    assertEquals(Optional.of("given-bytes"), placedBy(bytes));
    assertEquals(Optional.of("exact"), placedBy(3));
    assertEquals(Optional.of("exact"), placedBy(1_000_000));
  }

  private Optional<String> placedBy(int start) {
    Target at = Target.of(new FieldId("clinical.diagnoses")).entry("x");
    Claim claim =
        new Claim(
            at,
            Optional.of("loom shoulder"),
            Optional.of(new Claim.CodePointRange(start, start + 13)),
            Optional.empty(),
            false,
            OptionalDouble.of(0.9));
    GroundingResult grounded = ground(claim);
    assertEquals(Optional.of("loom shoulder"), quoteAt(grounded, at));
    return ruleAt(grounded, at);
  }

  @Test
  void theAuthorsOwnValueHoldsAndWhatTheFieldCannotHaveIsRefused() {
    Target date = Target.of(new FieldId("injury.date"));
    Claim other = Claims.of(date, Optional.of("12/01/2014"), Optional.of("2014-12-02"));
    assertEquals(
        Optional.of(Value.of("2014-12-02")),
        ground(other).annotations().at(date).flatMap(Annotation::value));
    Claim none = Claims.of(date, Optional.of("12/01/2014"), Optional.of("in winter"));
    assertEquals(List.of(new UnlocatedClaim(none, Reason.UNREADABLE)), ground(none).unplaced());
  }

  @Test
  void whatIsSaidTwiceOrBelongsNowhereIsGivenBackWithTheReason() {
    Target age = Target.of(new FieldId("patient.age"));
    Claim again = value(age, "47");
    Claim homeless = value(item("items[7]", "decision"), "upheld");
    Claim unknown = value(Target.of(new FieldId("patient.hat")), "red");
    Claim empty =
        Claims.of(Target.of(new FieldId("patient.sex")), Optional.empty(), Optional.empty());
    assertEquals(
        List.of(Reason.SAID_TWICE, Reason.NO_OWNER, Reason.NO_FIELD, Reason.NOTHING_SAID),
        ground(value(age, "47"), again, homeless, unknown, empty).unplaced().stream()
            .map(UnlocatedClaim::reason)
            .toList());
  }

  @Test
  void anItemOfWhichNothingIsFoundIsNone() {
    Target item = Target.of(new FieldId("items")).entry("items[0]");
    GroundingResult grounded =
        ground(entry(item), quote(item("items[0]", "request"), "A sailing boat for the summer"));
    assertEquals(Optional.empty(), grounded.annotations().at(item));
    assertEquals(1, grounded.unplaced().size());
  }

  private GroundingResult ground(Claim... claims) {
    return grounding.ground(LETTER, List.of(claims), SOMEBODY);
  }

  private static Claim entry(Target target) {
    return Claims.of(target, Optional.empty(), Optional.empty());
  }

  private static Claim quote(Target target, String quote) {
    return Claims.of(target, Optional.of(quote), Optional.empty());
  }

  private static Claim value(Target target, String value) {
    return Claims.of(target, Optional.empty(), Optional.of(value));
  }

  private static Target item(String id, String field) {
    return Target.of(id, new FieldId("items").child(field));
  }

  private static FieldId citation(String field) {
    return new FieldId("items.reviewerCitations." + field);
  }

  private static int start(GroundingResult grounded, Target target) {
    return Claims.place(grounded.annotations(), target).orElseThrow().start();
  }

  private static Optional<String> quoteAt(GroundingResult grounded, Target target) {
    return Claims.place(grounded.annotations(), target).map(LETTER::quote);
  }

  private static Optional<String> ruleAt(GroundingResult grounded, Target target) {
    return grounded
        .annotations()
        .at(target)
        .map(Annotation::provenance)
        .filter(Provenance.Program.class::isInstance)
        .map(p -> ((Provenance.Program) p).rule());
  }
}
