package imr.ui.shell;

import imr.letter.LetterIds;
import imr.letter.LetterPlaces;
import imr.store.LetterRow;
import java.util.BitSet;
import java.util.List;

/**
 * The store's letters as they were read, with each letter's place, so that no gesture walks a
 * hundred thousand rows. Made on any thread, and never changed.
 */
public final class LetterList {
  public static final LetterList NONE = new LetterList(List.of());

  private final List<LetterRow> rows;
  private final LetterIds ids;
  private final LetterPlaces places;
  private final BitSet archived = new BitSet();

  LetterList(List<LetterRow> rows) {
    this.rows = rows;
    this.ids = LetterIds.of(rows.stream().map(LetterRow::id).toList());
    this.places = new LetterPlaces(ids);
    for (int at = 0; at < rows.size(); at++) {
      archived.set(at, rows.get(at).archived());
    }
  }

  public List<LetterRow> rows() {
    return rows;
  }

  public int count() {
    return rows.size();
  }

  /** The letters' ids, in order of arrival. */
  LetterIds ids() {
    return ids;
  }

  /** The letter's place in order of arrival, from 0; -1 where there is none of that id. */
  public int place(String id) {
    return places.of(id);
  }

  /** As above, of one of some letters. */
  int place(LetterIds letters, int at) {
    return places.of(letters, at);
  }

  boolean isArchived(int place) {
    return archived.get(place);
  }

  boolean hasArchive() {
    return !archived.isEmpty();
  }
}
