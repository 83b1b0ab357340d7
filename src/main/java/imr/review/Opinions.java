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
 * What another author says of the lines of a letter on the desk. Items and citations are the desk's
 * where their first fields share words; what the author says of others is no line's.
 */
public final class Opinions {
  private final AnnotationSet found;

  /** The author's id of each item and citation, by the desk's. */
  private final Map<String, String> subjects = new HashMap<>();

  private Opinions(AnnotationSet found) {
    this.found = found;
    subjects.put(Target.LETTER, Target.LETTER);
  }

  public static Opinions of(ReviewSession session, AnnotationSet found) {
    Opinions opinions = new Opinions(found);
    AnnotationSet said = session.annotations();
    Likeness likeness = new Likeness(session.history().ledger(), found);
    opinions.pair(Target.LETTER, session.schema().fields(), said, likeness);
    return opinions;
  }

  private void pair(String subject, List<Field> fields, AnnotationSet said, Likeness likeness) {
    String from = subjects.getOrDefault(subject, subject);
    for (Field group : fields.stream().filter(Field::isGroup).toList()) {
      List<Annotation> standing = said.counted(subject, group.id());
      Pairs<Annotation> pairs = likeness.heads(standing, found.entries(from, group.id()), group);
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
   * What the author says at a line: of a single field at most one answer; of an entry of a list the
   * one with the same words or value, else those that overlap it; of a list as a whole all entries.
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
            .filter(e -> Likeness.sameSpan(now, e) || Likeness.sameValue(now, e))
            .toList();
    return same.isEmpty()
        ? entries.stream().filter(e -> Likeness.shared(now, e) > 0).toList()
        : same;
  }
}
