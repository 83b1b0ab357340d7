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

/** Counts what a letter has of the kinds of things that formats cannot hold. */
final class Losses {
  private Losses() {}

  /**
   * How many of a letter's values, or its remarks, are of each kind that a format cannot hold;
   * kinds without any are left out. {@link Lost#TEXT} counts the letter; {@link Lost#OVERLAP} and
   * {@link Lost#CUT}, which depend on the format, are its own to count.
   *
   * @param kinds that the format cannot hold
   */
  static Map<Lost, Integer> count(Labelled letter, Schema schema, Lost... kinds) {
    List<Mention> record = Mention.of(letter.annotations(), schema);
    Map<Lost, Integer> counts = new EnumMap<>(Lost.class);
    for (Lost kind : kinds) {
      add(counts, kind, count(kind, letter, record));
    }
    return counts;
  }

  private static int count(Lost kind, Labelled letter, List<Mention> record) {
    return switch (kind) {
      case TEXT -> 1;
      case REMARKS -> (int) letter.annotations().all().stream().filter(Losses::remarks).count();
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

  private static boolean is(Lost kind, Mention mention) {
    Optional<Value> value = mention.annotation().value();
    return switch (kind) {
      case WORDS -> mention.isValue() && mention.field().type() == Field.Type.TEXT;
      case PLACE -> mention.annotation().evidence().isPresent();
      case VALUE_WITHOUT_PLACE -> mention.isValue() && mention.annotation().evidence().isEmpty();
      case NORMAL_FORM -> mention.normal().isPresent() && !saysItself(mention);
      case ABSENT -> mention.isAbsent();
      case GROUPING -> mention.isValue() && !mention.owner().isEmpty();
      // at its location it is read again as what it is
      case UNREAL ->
          value.filter(Value.Unreal.class::isInstance).isPresent()
              && mention.annotation().evidence().isEmpty();
      case UNREAD -> value.filter(Value.Unread.class::isInstance).isPresent();
      case DECISIONS -> mention.isValue();
      case TEXT, OVERLAP, CHARACTERS, CUT, REMARKS -> false;
    };
  }

  /** True where the letter's own words are the value. */
  private static boolean saysItself(Mention mention) {
    return mention
        .annotation()
        .evidence()
        .map(Evidence::quote)
        .filter(quote -> mention.normal().filter(quote::equals).isPresent())
        .isPresent();
  }

  /** One count more, for a format that counts a kind of its own. */
  static void add(Map<Lost, Integer> counts, Lost kind, int more) {
    if (more > 0) {
      counts.merge(kind, more, Integer::sum);
    }
  }
}
