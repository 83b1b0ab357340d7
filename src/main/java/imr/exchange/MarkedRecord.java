package imr.exchange;

import imr.annotation.Evidence;
import imr.annotation.Schema;
import imr.letter.LetterText;
import java.util.ArrayList;
import java.util.List;

/**
 * A letter's record prepared for annotation tools.
 *
 * @param marks the values with a location, in record order
 * @param unplaced the values without a location
 * @param absent the fields marked as not stated
 * @param bare the paths of items and citations without values
 */
record MarkedRecord(
    List<ValueSpan> marks,
    List<RecordEntry> unplaced,
    List<RecordEntry> absent,
    List<String> bare) {

  /**
   * Prepares a letter's record.
   *
   * @throws IllegalArgumentException if a quote isn't the letter's text at its span
   */
  static MarkedRecord of(AnnotatedLetter letter, Schema schema) {
    LetterText text = letter.letter().text();
    if (!letter.annotations().holdsIn(text)) {
      throw new IllegalArgumentException("a quote does not stand at its span in the letter's text");
    }
    List<RecordEntry> all = RecordEntry.of(letter.annotations(), schema);
    List<ValueSpan> marks = new ArrayList<>();
    for (RecordEntry mention : all) {
      mention
          .annotation()
          .evidence()
          .ifPresent(e -> marks.add(mark(mention, e, text, letter.origins())));
    }
    return new MarkedRecord(
        List.copyOf(marks),
        all.stream().filter(m -> m.normal().isPresent() && isUnplaced(m)).toList(),
        all.stream().filter(RecordEntry::isAbsent).toList(),
        all.stream().filter(m -> isBare(m, all)).map(RecordEntry::path).toList());
  }

  private static boolean isUnplaced(RecordEntry value) {
    return value.annotation().evidence().isEmpty();
  }

  private static boolean isBare(RecordEntry entry, List<RecordEntry> all) {
    return entry.field().isGroup()
        && !entry.isAbsent()
        && all.stream().noneMatch(m -> m.owner().equals(entry.path()));
  }

  private static ValueSpan mark(
      RecordEntry value, Evidence evidence, LetterText text, ValueOrigins origins) {
    return new ValueSpan(
        value.path(),
        value.field(),
        value.owner(),
        evidence.span(),
        text.toCodePoints(evidence.span().start()),
        text.toCodePoints(evidence.span().end()),
        evidence.quote(),
        value.normal(),
        origins.of(value.annotation()));
  }
}
