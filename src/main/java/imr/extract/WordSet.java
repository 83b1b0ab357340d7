package imr.extract;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words that a rule asks for, known by their hashes, so that the answer "none of these", which
 * nearly every word of a letter gets, reads no letters and makes no strings.
 */
final class WordSet {
  private final String[] slots;
  private final int mask;

  private WordSet(Collection<String> words) {
    int size = Integer.highestOneBit(Math.max(4, words.size())) * 4;
    this.slots = new String[size];
    this.mask = size - 1;
    words.forEach(this::add);
  }

  private void add(String word) {
    int at = slot(word.hashCode());
    while (slots[at] != null && !slots[at].equals(word)) {
      at = at + 1 & mask;
    }
    slots[at] = word;
  }

  /**
   * @param words in lower case
   */
  static WordSet of(String... words) {
    return of(List.of(words));
  }

  static WordSet of(Collection<String> words) {
    return new WordSet(words);
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 15) & mask;
  }

  boolean contains(String word) {
    int at = slot(word.hashCode());
    while (slots[at] != null && !slots[at].equals(word)) {
      at = at + 1 & mask;
    }
    return slots[at] != null;
  }

  /** Whether word {@code i} of a stretch is one of the set's. */
  boolean contains(Words words, int i) {
    int hash = words.hash(i);
    int at = slot(hash);
    while (slots[at] != null) {
      if (slots[at].hashCode() == hash && slots[at].equals(words.at(i))) {
        return true;
      }
      at = at + 1 & mask;
    }
    return false;
  }

  /**
   * The word at {@code [start, end)} of a text, whatever its capitals; null where it is none of the
   * set's.
   *
   * @param hash of the word in lower case, as {@link String#hashCode()} has it
   */
  @Nullable String find(String text, int start, int end, int hash) {
    int at = slot(hash);
    while (slots[at] != null) {
      if (slots[at].hashCode() == hash
          && slots[at].length() == end - start
          && slots[at].regionMatches(true, 0, text, start, end - start)) {
        return slots[at];
      }
      at = at + 1 & mask;
    }
    return null;
  }
}
