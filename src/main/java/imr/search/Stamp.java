package imr.search;

import imr.annotation.Field;
import imr.annotation.Headline;
import imr.annotation.Schema;

/**
 * Tells whether a card still is its letter's: a number made of all that the store's list says of
 * the letter, and of the schema's fields. Two that differ by chance alone agree once in 2^64.
 */
public final class Stamp {
  /** Another one whenever cards are made in another way, so that all are rebuilt. */
  private static final int CARDS = 4;

  private Stamp() {}

  /** What of a schema changes cards: its fields, their types, and which are on the form. */
  public static long of(Schema schema) {
    return schema
        .all()
        .map(f -> words(f, schema.isHidden(f.id())))
        .mapToLong(Stamp::hash)
        .reduce(CARDS, Stamp::mixed);
  }

  private static String words(Field field, boolean hidden) {
    return field.id() + " " + field.type() + field.many() + field.longText() + hidden;
  }

  /**
   * The stamp of one letter.
   *
   * @param schema see {@link #of(Schema)}
   * @param number the letter's place in the order of arrival
   * @param gestures the number of its last gesture
   */
  public static long of(
      long schema,
      int number,
      int gestures,
      Headline headline,
      boolean recognised,
      boolean archived) {
    long row = mixed(mixed(number, gestures), (recognised ? 1 : 0) + (archived ? 2 : 0));
    long counts =
        mixed(
            mixed(headline.items(), headline.open()),
            mixed(headline.total(), hash(headline.state().name())));
    long words = mixed(hash(headline.title()), hash(headline.line()));
    return mixed(mixed(schema, row), mixed(mixed(counts, headline.flagged() ? 1 : 0), words));
  }

  private static long hash(String words) {
    long hash = 0;
    for (int i = 0; i < words.length(); i++) {
      hash = hash * 0x100000001b3L + words.charAt(i) + 1;
    }
    return hash;
  }

  /** Order counts (the finishing steps of MurmurHash3). */
  private static long mixed(long one, long other) {
    long both = one * 0x9E3779B97F4A7C15L + other;
    both ^= both >>> 33;
    both *= 0xff51afd7ed558ccdL;
    both ^= both >>> 33;
    both *= 0xc4ceb9fe1a85ec53L;
    return both ^ (both >>> 33);
  }
}
