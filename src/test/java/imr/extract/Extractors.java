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
 * The shipped extractor, and fictitious letters in real layouts. Created once, because reading the
 * vocabulary takes a moment.
 */
final class Extractors {
  static final Extractor SHIPPED = new Extractor(SchemaFile.builtIn(), new ValueReader(2026));

  private Extractors() {}

  static AnnotationSet read(String text) {
    return SHIPPED.extract(Letter.of("invented", text, true));
  }

  /** Extracts a letter of form C that contains only this summary. */
  static AnnotationSet ofSummary(String summary) {
    return read(
        "CLINICAL CASE SUMMARY \n" + summary + " \n \nIMR ISSUES, DECISIONS AND RATIONALES \n");
  }

  /** Extracts a letter of form C with one upheld item under this heading. */
  static AnnotationSet ofHeading(String heading) {
    return ofItem(heading, "The guidelines were not met. It is not medically necessary.");
  }

  /** Extracts a letter of form C with one upheld item. */
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

  /** Returns the quotes of a field, in text order. */
  static List<String> quotes(AnnotationSet set, FieldId field) {
    return set.all().stream()
        .filter(a -> a.target().field().equals(field))
        .flatMap(a -> a.evidence().stream())
        .map(Evidence::quote)
        .toList();
  }

  /** Returns the normalized values of a field in text order; an impossible value is "null". */
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
