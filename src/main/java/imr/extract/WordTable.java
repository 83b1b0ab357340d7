package imr.extract;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Known words by their letters in a text, whatever their capitals, so that reading a word that
 * every letter has makes no new string.
 */
final class WordTable {
  private final String[] slots;
  private final int mask;

  /**
   * @param words in lower case, ASCII
   */
  WordTable(Collection<String> words) {
    int size = Integer.highestOneBit(Math.max(16, words.size()) * 4);
    this.slots = new String[size];
    this.mask = size - 1;
    for (String word : words) {
      int at = hash(word, 0, word.length()) & mask;
      while (slots[at] != null && !slots[at].equals(word)) {
        at = (at + 1) & mask;
      }
      slots[at] = word;
    }
  }

  /** The word at {@code [start, end)} in lower case; null where it is none of the table's. */
  @Nullable String find(String text, int start, int end) {
    int at = hash(text, start, end) & mask;
    while (slots[at] != null) {
      if (same(slots[at], text, start, end)) {
        return slots[at];
      }
      at = (at + 1) & mask;
    }
    return null;
  }

  private static boolean same(String word, String text, int start, int end) {
    if (word.length() != end - start) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) != lower(text.charAt(start + i))) {
        return false;
      }
    }
    return true;
  }

  private static int hash(String text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + lower(text.charAt(i));
    }
    return hash ^ (hash >>> 15);
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }
}
