package imr.ui.review;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.ValueReader;
import imr.review.Chances;
import imr.review.ReviewSession;
import imr.review.Row;
import imr.review.Story;
import imr.ui.kit.Signs;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that can be said of one value, in words.
 *
 * @param tag the two letters of its display group
 * @param words the letter's own words, where they are not the value
 * @param source who found or decided it
 * @param ungrounded true for a value without evidence in the letter
 * @param story what became of it, a sentence each
 */
record Explanation(
    String group,
    String tag,
    String name,
    Signs state,
    String value,
    Optional<String> words,
    String source,
    boolean ungrounded,
    List<String> story) {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("MMM d, h:mm a", Locale.US);

  /** Empty where nobody has said anything at the target. */
  static Optional<Explanation> of(ReviewSession session, Target target, Chances chances) {
    return session
        .form()
        .at(target)
        .flatMap(
            row -> session.annotations().at(target).map(said -> of(session, row, said, chances)));
  }

  private static Explanation of(ReviewSession session, Row row, Annotation said, Chances chances) {
    Field field = session.schema().field(said.target().field());
    String value = row instanceof Row.Blank blank ? Shown.value(blank) : "";
    return new Explanation(
        field.group(),
        new GroupTags(session.schema()).of(field.group()),
        FieldNames.of(row),
        Signs.of(Optional.of(said), chances),
        value,
        said.evidence()
            .map(Evidence::quote)
            .map(ValueReader::singleSpaced)
            .filter(q -> !q.equals(value)),
        source(said),
        ungrounded(said),
        Story.of(session, said.target()).stream().map(Explanation::sentence).toList());
  }

  private static String source(Annotation said) {
    String by =
        switch (said.provenance()) {
          case Provenance.Program program -> Story.source(program);
          case Provenance.Person person -> "decided by " + person.name();
        };
    return ungrounded(said) ? by + " · no evidence in the text" : by;
  }

  private static boolean ungrounded(Annotation said) {
    return said.value().isPresent() && said.evidence().isEmpty();
  }

  private static String sentence(Story.Event event) {
    return event.words() + " · " + WHEN.format(event.at().atZone(ZoneId.systemDefault()));
  }
}
