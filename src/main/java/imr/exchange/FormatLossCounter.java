package imr.exchange;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Remarks;
import imr.annotation.Schema;
import imr.annotation.Value;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what formats can't represent in a letter. */
final class FormatLossCounter {
  private FormatLossCounter() {}

  /**
   * Returns the number of values or remarks of each kind that the format can't represent, without
   * zeros. {@link FormatLoss#TEXT} counts the letter. {@link FormatLoss#OVERLAP} and {@link
   * FormatLoss#CUT} depend on the format and must be counted by it.
   *
   * @param kinds the kinds that the format can't represent
   */
  static Map<FormatLoss, Integer> count(
      AnnotatedLetter letter, Schema schema, FormatLoss... kinds) {
    List<RecordEntry> record = RecordEntry.of(letter.annotations(), schema);
    Map<FormatLoss, Integer> counts = new EnumMap<>(FormatLoss.class);
    for (FormatLoss kind : kinds) {
      add(counts, kind, count(kind, letter, record));
    }
    return counts;
  }

  private static int count(FormatLoss kind, AnnotatedLetter letter, List<RecordEntry> record) {
    return switch (kind) {
      case TEXT -> 1;
      case REMARKS ->
          (int) letter.annotations().all().stream().filter(FormatLossCounter::remarks).count();
      case WORDS,
          PLACE,
          VALUE_WITHOUT_PLACE,
          NORMAL_FORM,
          ABSENT,
          GROUPING,
          UNREAL,
          UNREAD,
          DECISIONS,
          OVERLAP,
          CHARACTERS,
          CUT ->
          (int) record.stream().filter(m -> is(kind, m)).count();
    };
  }

  private static boolean remarks(Annotation annotation) {
    return Remarks.isRemark(annotation.target());
  }

  private static boolean is(FormatLoss kind, RecordEntry mention) {
    Optional<Value> value = mention.annotation().value();
    return switch (kind) {
      case WORDS -> mention.isValue() && mention.field().type() == Field.Type.TEXT;
      case PLACE -> mention.annotation().evidence().isPresent();
      case VALUE_WITHOUT_PLACE -> mention.isValue() && mention.annotation().evidence().isEmpty();
      case NORMAL_FORM -> mention.normal().isPresent() && !saysItself(mention);
      case ABSENT -> mention.isAbsent();
      case GROUPING -> mention.isValue() && !mention.owner().isEmpty();
      // With a location, the import reads it again.
      case UNREAL ->
          value.filter(Value.Unreal.class::isInstance).isPresent()
              && mention.annotation().evidence().isEmpty();
      case UNREAD -> value.filter(Value.Unread.class::isInstance).isPresent();
      case DECISIONS -> mention.isValue();
      case TEXT, OVERLAP, CHARACTERS, CUT, REMARKS -> false;
    };
  }

  /** Returns whether the quote is equal to the normalized value. */
  private static boolean saysItself(RecordEntry mention) {
    return mention
        .annotation()
        .evidence()
        .map(Evidence::quote)
        .filter(quote -> mention.normal().filter(quote::equals).isPresent())
        .isPresent();
  }

  /** Adds to a count, for kinds that a format counts itself. */
  static void add(Map<FormatLoss, Integer> counts, FormatLoss kind, int more) {
    if (more > 0) {
      counts.merge(kind, more, Integer::sum);
    }
  }
}
