package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Schema;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Computes the highlights of a record: all values with a location that are part of the record and
 * whose field is visible.
 */
final class Highlights {
  private Highlights() {}

  static List<Highlight> of(Schema schema, AnnotationSet said) {
    Set<String> gone = struckOutSubjects(said);
    return said.all().stream()
        .filter(a -> a.counts() && !gone.contains(a.target().subject()))
        .flatMap(a -> a.evidence().stream().flatMap(e -> highlight(schema, a, e).stream()))
        .sorted(Comparator.comparing(Highlight::span))
        .toList();
  }

  private static Optional<Highlight> highlight(
      Schema schema, Annotation annotation, Evidence evidence) {
    return schema
        .find(annotation.target().field())
        .filter(f -> f.sameSpanAs().isEmpty() && !schema.isHidden(f.id()))
        .map(f -> new Highlight(evidence.span(), annotation.target(), f, annotation.decided()));
  }

  /** Returns the ids of rejected items and citations, and of the citations inside such items. */
  private static Set<String> struckOutSubjects(AnnotationSet said) {
    Set<String> gone = new HashSet<>();
    said.all().stream()
        .filter(a -> a.answer() instanceof Answer.GroupEntry && !a.counts())
        .forEach(
            head -> {
              gone.add(head.target().entry());
              said.within(head.target().entry()).stream()
                  .filter(a -> a.answer() instanceof Answer.GroupEntry)
                  .forEach(a -> gone.add(a.target().entry()));
            });
    return gone;
  }
}
