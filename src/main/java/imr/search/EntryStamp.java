package imr.search;

import imr.annotation.Field;
import imr.annotation.Headline;
import imr.annotation.Schema;

/**
 * Computes a number from a letter's library row and the schema. It tells whether an index entry is
 * still current. Different inputs collide by chance once in 2^64.
 */
public final class EntryStamp {
  /** Increment this whenever the format of index entries changes, so that all are rebuilt. */
  private static final int CARDS = 5;

  private EntryStamp() {}

  /**
   * Returns the stamp of the parts of a schema that affect index entries: fields, their types, and
   * which are hidden.
   */
  public static long of(Schema schema) {
    return schema
        .all()
        .map(f -> words(f, schema.isHidden(f.id())))
        .mapToLong(EntryStamp::hash)
        .reduce(CARDS, EntryStamp::mixed);
  }

  private static String words(Field field, boolean hidden) {
    return field.id() + " " + field.type() + field.many() + field.longText() + hidden;
  }

  /**
   * Returns the stamp of a letter.
   *
   * @param schema the result of {@link #of(Schema)}
   * @param number the letter's position in order of arrival
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

  /** Combines two numbers, depending on their order (the finalizer of MurmurHash3). */
  private static long mixed(long one, long other) {
    long both = one * 0x9E3779B97F4A7C15L + other;
    both ^= both >>> 33;
    both *= 0xff51afd7ed558ccdL;
    both ^= both >>> 33;
    both *= 0xc4ceb9fe1a85ec53L;
    return both ^ (both >>> 33);
  }
}
