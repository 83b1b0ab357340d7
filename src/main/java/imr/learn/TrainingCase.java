package imr.learn;

import imr.annotation.CustomId;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Status;
import imr.learn.TaggingExample.WordSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An example prepared for training.
 *
 * @param record the values that count: the record of a finished letter, or otherwise what people
 *     have decided
 * @param suggested the programs' suggestions with their verdicts
 * @param lesson the training data for the second reader
 */
record TrainingCase(
    Example example,
    LetterWords words,
    List<LocatedValue> record,
    List<Suggested> suggested,
    TaggingExample lesson) {
  /** The weight of a letter that isn't finished. */
  private static final float UNFINISHED = 0.2f;

  /**
   * A suggestion.
   *
   * @param right empty if nobody has decided
   */
  record Suggested(LocatedValue said, Optional<Boolean> right) {}

  static TrainingCase of(LearnContext context, Example example) {
    LetterWords words = LetterWords.of(example.letter().text());
    List<LocatedValue> now =
        LocatedValue.all(context.schema(), example.annotations()).stream()
            .filter(s -> context.isOn(s.field().id()))
            .toList();
    List<LocatedValue> record =
        now.stream()
            .filter(s -> s.annotation().counts())
            .filter(s -> example.finished() || s.annotation().decided())
            .toList();
    List<LocatedValue> said =
        LocatedValue.all(context.schema(), example.suggested()).stream()
            .filter(s -> context.isOn(s.field().id()))
            .toList();
    List<Suggested> suggested =
        said.stream().map(s -> new Suggested(s, right(example, record, s))).toList();
    return new TrainingCase(
        example, words, record, suggested, lesson(context, example, words, record, now));
  }

  private static Optional<Boolean> right(
      Example example, List<LocatedValue> record, LocatedValue s) {
    if (example.finished()) {
      return Optional.of(record.stream().anyMatch(s::same));
    }
    return example
        .annotations()
        .at(s.target())
        .filter(a -> a.decided())
        .map(a -> a.status() == Status.CONFIRMED);
  }

  /** For an unfinished letter, includes suggestions that weren't rejected. */
  private static TaggingExample lesson(
      LearnContext context,
      Example example,
      LetterWords words,
      List<LocatedValue> record,
      List<LocatedValue> now) {
    List<LocatedValue> taught =
        example.finished() ? record : now.stream().filter(s -> s.annotation().counts()).toList();
    List<WordSpan> spans = new ArrayList<>();
    for (LocatedValue s : taught) {
      if (TaggerLayout.hasSpans(s.field())) {
        words
            .at(s.span())
            .map(at -> new WordSpan(s.field().id(), at[0], at[1]))
            .filter(v -> !spans.contains(v))
            .ifPresent(spans::add);
      }
    }
    spans.sort(
        Comparator.comparingInt(WordSpan::from)
            .thenComparingInt(v -> -v.to())
            .thenComparing(WordSpan::field));
    return new TaggingExample(
        words, spans, silent(context, example), example.finished() ? 1 : UNFINISHED);
  }

  /**
   * Returns the fields without any annotation. In a finished letter, all built-in fields are known.
   */
  private static Set<FieldId> silent(LearnContext context, Example example) {
    Set<FieldId> spoken = new HashSet<>();
    example.annotations().all().forEach(a -> spoken.add(a.target().field()));
    Set<FieldId> silent = new HashSet<>();
    context
        .schema()
        .all()
        .map(Field::id)
        .filter(
            f ->
                !context.isOn(f)
                    || (!spoken.contains(f) && (!example.finished() || CustomId.isOwn(f))))
        .forEach(silent::add);
    return silent;
  }
}
