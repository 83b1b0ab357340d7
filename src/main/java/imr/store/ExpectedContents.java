package imr.store;

import java.util.Comparator;

/**
 * What a journal or a backup's manifest says the store had, so that a rebuilt store can be checked
 * against it.
 *
 * @param sequence number of the last entry then
 */
record ExpectedContents(long sequence, StoreCounts stored) {
  static final ExpectedContents NOTHING = new ExpectedContents(0, StoreCounts.NOTHING);

  /** Of two, the one about a later state. */
  ExpectedContents orLater(ExpectedContents other) {
    return Comparator.comparingLong(ExpectedContents::sequence).compare(this, other) < 0
        ? other
        : this;
  }
}
