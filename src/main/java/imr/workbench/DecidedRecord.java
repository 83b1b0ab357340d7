package imr.workbench;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;

/**
 * What a person has decided on, of all that stands in a finished letter. A letter can be finished
 * only when no blank of its form is open; what nobody has decided on is then of fields that the
 * project does not show. It is a program's word still, and no gold.
 */
final class DecidedRecord {
  private DecidedRecord() {}

  static AnnotationSet of(AnnotationSet said) {
    return AnnotationSet.of(said.all().stream().filter(a -> isGold(said, a)).toList());
  }

  /** An item stays for what was decided in it, and where it holds nothing at all. */
  private static boolean isGold(AnnotationSet said, Annotation annotation) {
    if (annotation.decided() || !(annotation.answer() instanceof Answer.GroupEntry)) {
      return annotation.decided();
    }
    var inside = said.within(annotation.target().entry());
    return inside.isEmpty() || inside.stream().anyMatch(a -> isGold(said, a));
  }
}
