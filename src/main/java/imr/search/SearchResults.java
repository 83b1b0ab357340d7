package imr.search;

import java.util.AbstractList;
import java.util.HexFormat;
import java.util.List;
import java.util.RandomAccess;

/** The ids of the letters found, in order. Takes 32 bytes per letter. */
public final class SearchResults {
  /** No letters. */
  public static final SearchResults NOTHING = new SearchResults(new byte[0]);

  private static final int LENGTH = 32;
  private final byte[] ids;

  /**
   * @param ids 32 bytes per letter, in order
   */
  SearchResults(byte[] ids) {
    this.ids = ids;
  }

  /** Returns the number of letters. */
  public int count() {
    return ids.length / LENGTH;
  }

  /** Returns the letters' ids as a view that creates each string on access. */
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
