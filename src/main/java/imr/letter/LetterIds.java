package imr.letter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.Collectors;

/**
 * The ids of letters in some order. Takes 32 bytes per letter, so that a hundred thousand of them
 * need no strings.
 */
public final class LetterIds {
  /** The number of longs that an id fills. */
  public static final int LONGS = 4;

  private static final VarHandle BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int DIGITS_A_LONG = 2 * Long.BYTES;
  private static final int DIGITS = LONGS * DIGITS_A_LONG;

  private final long[] longs;

  /**
   * @param longs {@link #LONGS} per letter, see {@link #pack}
   */
  public LetterIds(long[] longs) {
    this.longs = longs.clone();
  }

  /**
   * Packs ids.
   *
   * @throws IllegalArgumentException if one has other characters than hex digits, or fewer than 64
   */
  public static LetterIds of(List<String> ids) {
    long[] longs = new long[ids.size() * LONGS];
    int at = 0;
    for (String id : ids) {
      for (int from = 0; from < DIGITS; from += DIGITS_A_LONG) {
        longs[at++] = HexFormat.fromHexDigitsToLong(id, from, from + DIGITS_A_LONG);
      }
    }
    return new LetterIds(longs);
  }

  /**
   * Packs one id.
   *
   * @param bytes has the 32 bytes of the id from a place on
   * @param longs takes them
   * @param letter which letter of {@code longs} it is, from 0
   */
  public static void pack(byte[] bytes, int from, long[] longs, int letter) {
    for (int i = 0; i < LONGS; i++) {
      longs[letter * LONGS + i] = (long) BYTES.get(bytes, from + i * Long.BYTES);
    }
  }

  /** Returns whether a string can be the id of a letter. */
  static boolean isId(String id) {
    return id.length() == DIGITS && id.chars().allMatch(HexFormat::isHexDigit);
  }

  /** Returns the number of letters. */
  public int count() {
    return longs.length / LONGS;
  }

  /** Returns the ids as a view that creates each string on access. */
  public List<String> strings() {
    return new Strings();
  }

  /** Ids are hashes, so any part of one is as good a hash as the whole. */
  int hash(int at) {
    return (int) longs[at * LONGS];
  }

  /** Returns whether a letter is the same as one of others. */
  boolean isSame(int at, LetterIds others, int place) {
    int mine = at * LONGS;
    int other = place * LONGS;
    return Arrays.equals(longs, mine, mine + LONGS, others.longs, other, other + LONGS);
  }

  private final class Strings extends AbstractList<String> implements RandomAccess {
    @Override
    public String get(int index) {
      return Arrays.stream(longs, index * LONGS, (index + 1) * LONGS)
          .mapToObj(HexFormat.of()::toHexDigits)
          .collect(Collectors.joining());
    }

    @Override
    public int size() {
      return count();
    }
  }
}
