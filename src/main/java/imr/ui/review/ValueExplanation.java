package imr.ui.review;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.ValueReader;
import imr.review.FormRow;
import imr.review.ReviewSession;
import imr.review.SuggestionConfidences;
import imr.review.TargetHistory;
import imr.ui.kit.StateIcons;
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
record ValueExplanation(
    String group,
    String tag,
    String name,
    StateIcons state,
    String value,
    Optional<String> words,
    String source,
    boolean ungrounded,
    List<String> story) {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("MMM d, h:mm a", Locale.US);

  /** Empty where nobody has said anything at the target. */
  static Optional<ValueExplanation> of(
      ReviewSession session, Target target, SuggestionConfidences chances) {
    return session
        .form()
        .at(target)
        .flatMap(
            row -> session.annotations().at(target).map(said -> of(session, row, said, chances)));
  }

  private static ValueExplanation of(
      ReviewSession session, FormRow row, Annotation said, SuggestionConfidences chances) {
    Field field = session.schema().field(said.target().field());
    String value = row instanceof FormRow.Blank blank ? DisplayValue.value(blank) : "";
    return new ValueExplanation(
        field.group(),
        new GroupTags(session.schema()).of(field.group()),
        RowNames.of(row),
        StateIcons.of(Optional.of(said), chances),
        value,
        said.evidence()
            .map(Evidence::quote)
            .map(ValueReader::singleSpaced)
            .filter(q -> !q.equals(value)),
        source(said),
        ungrounded(said),
        TargetHistory.of(session, said.target()).stream().map(ValueExplanation::sentence).toList());
  }

  private static String source(Annotation said) {
    String by =
        switch (said.provenance()) {
          case Provenance.Program program -> TargetHistory.source(program);
          case Provenance.Person person -> "decided by " + person.name();
        };
    return ungrounded(said) ? by + " · not linked to the letter" : by;
  }

  private static boolean ungrounded(Annotation said) {
    return said.value().isPresent() && said.evidence().isEmpty();
  }

  private static String sentence(TargetHistory.Event event) {
    return event.words() + " · " + WHEN.format(event.at().atZone(ZoneId.systemDefault()));
  }
}
