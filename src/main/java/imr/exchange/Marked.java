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
record Marked(List<Mark> marks, List<Mention> unplaced, List<Mention> absent, List<String> bare) {

  /**
   * Prepares a letter's record.
   *
   * @throws IllegalArgumentException if a quote isn't the letter's text at its span
   */
  static Marked of(Labelled letter, Schema schema) {
    LetterText text = letter.letter().text();
    if (!letter.annotations().holdsIn(text)) {
      throw new IllegalArgumentException("a quote does not stand at its span in the letter's text");
    }
    List<Mention> all = Mention.of(letter.annotations(), schema);
    List<Mark> marks = new ArrayList<>();
    for (Mention mention : all) {
      mention
          .annotation()
          .evidence()
          .ifPresent(e -> marks.add(mark(mention, e, text, letter.origins())));
    }
    return new Marked(
        List.copyOf(marks),
        all.stream().filter(m -> m.normal().isPresent() && isUnplaced(m)).toList(),
        all.stream().filter(Mention::isAbsent).toList(),
        all.stream().filter(m -> isBare(m, all)).map(Mention::path).toList());
  }

  private static boolean isUnplaced(Mention value) {
    return value.annotation().evidence().isEmpty();
  }

  private static boolean isBare(Mention entry, List<Mention> all) {
    return entry.field().isGroup()
        && !entry.isAbsent()
        && all.stream().noneMatch(m -> m.owner().equals(entry.path()));
  }

  private static Mark mark(Mention value, Evidence evidence, LetterText text, Origins origins) {
    return new Mark(
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
