package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.annotation.Role;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Computes a letter's row in the library: case number, what is disputed, and review progress. */
final class Headlines {
  private static final int LONGEST = 120;

  private Headlines() {}

  static Headline of(ReviewSession session) {
    List<Annotation> items =
        session.annotations().entries(Target.LETTER, session.schema().the(Role.ITEMS)).stream()
            .filter(Annotation::counts)
            .toList();
    return new Headline(
        known(session.annotations(), Target.of(session.schema().the(Role.CASE_NUMBER)))
            .orElse(withoutEnding(session.letter().name())),
        line(session, items),
        items.size(),
        session.form().open().size(),
        (int) session.form().blanks().stream().filter(FormRow.Blank::wanted).count(),
        state(session),
        session.annotations().all().stream().anyMatch(a -> Remarks.isFlag(a.target())));
  }

  private static Headline.State state(ReviewSession session) {
    if (session.finished()) {
      return Headline.State.FINISHED;
    }
    boolean touched =
        session.annotations().all().stream()
            .filter(a -> !Remarks.isRemark(a.target())) // Flags and assignments are not decisions.
            .anyMatch(a -> a.provenance() instanceof Provenance.Person);
    return touched ? Headline.State.IN_REVIEW : Headline.State.NEW;
  }

  private static String line(ReviewSession session, List<Annotation> items) {
    AnnotationSet said = session.annotations();
    Schema schema = session.schema();
    FieldId decision = schema.the(Role.DECISION);
    String requests =
        items.stream()
            .map(item -> what(schema, said, item.target().entry()))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("; "));
    String decisions =
        items.stream()
            .flatMap(i -> known(said, Target.of(i.target().entry(), decision)).stream())
            .distinct()
            .map(schema.field(decision)::labelOf)
            .collect(Collectors.joining(", "));
    return shortened(requests) + (decisions.isEmpty() ? "" : " · " + decisions);
  }

  /** Returns what is requested: the treatment if known, or else the request. */
  private static String what(Schema schema, AnnotationSet said, String item) {
    return known(said, Target.of(item, schema.the(Role.TREATMENT)))
        .or(() -> known(said, Target.of(item, schema.the(Role.REQUEST))))
        .orElse("");
  }

  private static Optional<String> known(AnnotationSet said, Target target) {
    return said.at(target)
        .filter(a -> a.counts() && a.answer() instanceof Answer.Stated)
        .flatMap(Annotation::value)
        .flatMap(Value::known);
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
  }

  private static String withoutEnding(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
