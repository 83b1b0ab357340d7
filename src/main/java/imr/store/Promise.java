package imr.store;

import java.util.Comparator;

/**
 * What a journal or a backup's manifest says the store had, so that a rebuilt store can be checked
 * against it.
 *
 * @param sequence number of the last entry then
 */
record Promise(long sequence, Tally stored) {
  static final Promise NOTHING = new Promise(0, Tally.NOTHING);

  /** Of two, the one about a later state. */
  Promise orLater(Promise other) {
    return Comparator.comparingLong(Promise::sequence).compare(this, other) < 0 ? other : this;
  }
}
