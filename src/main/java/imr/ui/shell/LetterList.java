package imr.ui.shell;

import imr.store.LetterRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The store's letters as they were read, with each letter's place, so that no gesture walks a
 * hundred thousand rows. Made on any thread, and never changed.
 */
public final class LetterList {
  public static final LetterList NONE = new LetterList(List.of());

  private final List<LetterRow> rows;
  private final Map<String, Integer> places;

  LetterList(List<LetterRow> rows) {
    this.rows = rows;
    this.places = HashMap.newHashMap(rows.size());
    int at = 0;
    for (LetterRow row : rows) {
      places.put(row.id(), at++);
    }
  }

  public List<LetterRow> rows() {
    return rows;
  }

  public int count() {
    return rows.size();
  }

  /** The letter's place in order of arrival, from 0; -1 where there is none of that id. */
  public int place(String id) {
    return places.getOrDefault(id, -1);
  }
}
