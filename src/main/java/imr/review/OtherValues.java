package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Field;
import imr.annotation.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Another author's annotations of the letter under review, by form row. Items and citations are
 * matched by overlapping first fields; annotations of unmatched ones belong to no row.
 */
public final class OtherValues {
  private final AnnotationSet found;

  /** The author's id of each item and citation, by our id. */
  private final Map<String, String> subjects = new HashMap<>();

  private OtherValues(AnnotationSet found) {
    this.found = found;
    subjects.put(Target.LETTER, Target.LETTER);
  }

  /** Matches another author's annotations with those of a session. */
  public static OtherValues of(ReviewSession session, AnnotationSet found) {
    OtherValues opinions = new OtherValues(found);
    AnnotationSet said = session.annotations();
    SameEntryMatcher likeness = new SameEntryMatcher(session.history().ledger(), found);
    opinions.pair(Target.LETTER, session.schema().fields(), said, likeness);
    return opinions;
  }

  private void pair(
      String subject, List<Field> fields, AnnotationSet said, SameEntryMatcher likeness) {
    String from = subjects.getOrDefault(subject, subject);
    for (Field group : fields.stream().filter(Field::isGroup).toList()) {
      List<Annotation> standing = said.counted(subject, group.id());
      PairMatcher<Annotation> pairs =
          likeness.heads(standing, found.entries(from, group.id()), group);
      for (Annotation head : standing) {
        pairs
            .partner(head)
            .ifPresent(
                f -> {
                  subjects.put(head.target().entry(), f.target().entry());
                  pair(head.target().entry(), group.fields(), said, likeness);
                });
      }
    }
  }

  /**
   * Returns the author's annotations for a row: at most one for a single field; for a list entry,
   * the one with the same text or value, or else overlapping ones; for a whole list, all entries.
   */
  public List<Annotation> at(Target line, AnnotationSet said) {
    Optional<String> from = Optional.ofNullable(subjects.get(line.subject()));
    return from.map(f -> at(Target.of(f, line.field()), line, said)).orElse(List.of());
  }

  private List<Annotation> at(Target theirs, Target line, AnnotationSet said) {
    List<Annotation> single = found.at(theirs).stream().toList();
    if (!single.isEmpty()) {
      return single;
    }
    List<Annotation> entries =
        found.entries(theirs.subject(), theirs.field()).stream()
            .filter(a -> a.answer() instanceof Answer.Stated)
            .toList();
    return line.isEntry()
        ? said.at(line).map(now -> near(now, entries)).orElse(List.of())
        : entries;
  }

  private static List<Annotation> near(Annotation now, List<Annotation> entries) {
    List<Annotation> same =
        entries.stream()
            .filter(e -> SameEntryMatcher.sameSpan(now, e) || SameEntryMatcher.sameValue(now, e))
            .toList();
    return same.isEmpty()
        ? entries.stream().filter(e -> SameEntryMatcher.shared(now, e) > 0).toList()
        : same;
  }
}
