package imr.search;

import java.util.AbstractList;
import java.util.HexFormat;
import java.util.List;
import java.util.RandomAccess;

/** The letters that were found, in order; 32 bytes each, however many there are. */
public final class Found {
  public static final Found NOTHING = new Found(new byte[0]);

  private static final int LENGTH = 32;
  private final byte[] ids;

  /**
   * @param ids 32 bytes a letter, in order
   */
  Found(byte[] ids) {
    this.ids = ids;
  }

  /** How many letters there are. */
  public int count() {
    return ids.length / LENGTH;
  }

  /** The letters' ids as a view, each made when it is asked for. */
  public List<String> ids() {
    return new Ids();
  }

  private final class Ids extends AbstractList<String> implements RandomAccess {
    @Override
    public String get(int index) {
      return HexFormat.of().formatHex(ids, index * LENGTH, (index + 1) * LENGTH);
    }

    @Override
    public int size() {
      return count();
    }
  }
}
