package imr.extract;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.letter.Letter;
import java.util.List;

/**
 * The extractor as it ships, for tests, and invented letters in the forms' own layout. Reading the
 * vocabulary takes a moment, so it is done once.
 */
final class Extractors {
  static final Extractor SHIPPED = new Extractor(SchemaFile.builtIn(), new ValueReader(2026));

  private Extractors() {}

  static AnnotationSet read(String text) {
    return SHIPPED.extract(Letter.of("invented", text, true));
  }

  /** A letter of form C that is nothing but this summary. */
  static AnnotationSet ofSummary(String summary) {
    return read(
        "CLINICAL CASE SUMMARY \n" + summary + " \n \nIMR ISSUES, DECISIONS AND RATIONALES \n");
  }

  /** A letter of form C with one upheld item of this heading. */
  static AnnotationSet ofHeading(String heading) {
    return ofItem(heading, "The guidelines were not met. It is not medically necessary.");
  }

  /** A letter of form C with one upheld item. */
  static AnnotationSet ofItem(String heading, String rationale) {
    return ofItem(heading, "Decision based on MTUS Knee Complaints 2004.", rationale);
  }

  static AnnotationSet ofItem(String heading, String reviewerGuideline, String rationale) {
    return read(
        "IMR ISSUES, DECISIONS AND RATIONALES \nSome words that lead in. \n \n"
            + heading
            + ": Upheld \n \nClaims Administrator guideline: The Claims Administrator did not cite"
            + " any medical evidence. \n \nMAXIMUS guideline: "
            + reviewerGuideline
            + " \n \nDecision rationale: "
            + rationale
            + " \n");
  }

  /** The words that a field stands on, in the letter's order. */
  static List<String> quotes(AnnotationSet set, FieldId field) {
    return set.all().stream()
        .filter(a -> a.target().field().equals(field))
        .flatMap(a -> a.evidence().stream())
        .map(Evidence::quote)
        .toList();
  }

  /** The normalised values of a field, in the letter's order; a value that cannot be as "null". */
  static List<String> values(AnnotationSet set, FieldId field) {
    return set.all().stream()
        .filter(a -> a.target().field().equals(field))
        .flatMap(a -> a.value().stream())
        .map(v -> v.known().orElse("null"))
        .toList();
  }

  static boolean absent(AnnotationSet set, FieldId field) {
    return set.all().stream()
        .filter(a -> a.target().field().equals(field))
        .map(Annotation::answer)
        .anyMatch(a -> a instanceof Answer.Absent);
  }
}
