package imr.letter;

import java.util.List;

/**
 * Finds where a letter is among others, by its id, without a string or any other object for it: one
 * gesture may ask for each of a hundred thousand letters.
 */
public final class LetterPlaces {
  private final LetterIds ids;

  /** The places from 1 on, at their hash or behind it; 0 where none is. At most half is filled. */
  private final int[] table;

  /**
   * @param ids each once
   */
  public LetterPlaces(LetterIds ids) {
    this.ids = ids;
    this.table = new int[4 * Integer.highestOneBit(Math.max(1, ids.count()))];
    for (int at = 0; at < ids.count(); at++) {
      table[slot(ids, at)] = at + 1;
    }
  }

  /** Returns the place of a letter of others, from 0, or -1 if it isn't here. */
  public int of(LetterIds others, int at) {
    return table[slot(others, at)] - 1;
  }

  /** Returns the place of the letter with an id, from 0, or -1 if there is none. */
  public int of(String id) {
    return LetterIds.isId(id) ? of(LetterIds.of(List.of(id)), 0) : -1;
  }

  /** Where a letter is in the table, or where it would be. */
  private int slot(LetterIds others, int at) {
    int last = table.length - 1;
    int slot = others.hash(at) & last;
    while (table[slot] != 0 && !ids.isSame(table[slot] - 1, others, at)) {
      slot = slot + 1 & last;
    }
    return slot;
  }
}
