package imr.exchange;

import imr.annotation.Evidence;
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
   * How many of a letter's values are of each kind that a format cannot hold; kinds without any are
   * left out. {@link Lost#TEXT} counts the letter; {@link Lost#OVERLAP} and {@link Lost#CUT}, which
   * depend on the format, are its own to count.
   *
   * @param kinds that the format cannot hold
   */
  static Map<Lost, Integer> count(Labelled letter, Schema schema, Lost... kinds) {
    List<Mention> record = Mention.of(letter.annotations(), schema);
    Map<Lost, Integer> counts = new EnumMap<>(Lost.class);
    for (Lost kind : kinds) {
      int count = kind == Lost.TEXT ? 1 : (int) record.stream().filter(m -> is(kind, m)).count();
      if (count > 0) {
        counts.put(kind, count);
      }
    }
    return counts;
  }

  private static boolean is(Lost kind, Mention mention) {
    Optional<Value> value = mention.annotation().value();
    return switch (kind) {
      case VALUE_WITHOUT_PLACE -> mention.isValue() && mention.annotation().evidence().isEmpty();
      case NORMAL_FORM -> mention.normal().isPresent() && !saysItself(mention);
      case ABSENT -> mention.isAbsent();
      case GROUPING -> mention.isValue() && !mention.owner().isEmpty();
      case UNREAL -> value.filter(Value.Unreal.class::isInstance).isPresent();
      case UNREAD -> value.filter(Value.Unread.class::isInstance).isPresent();
      case DECISIONS -> mention.isValue();
      case TEXT, OVERLAP, CUT -> false;
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
