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
    return find(words, i) != null;
  }

  /** The set's own word that word {@code i} of a stretch is; null where it is none of them. */
  @Nullable String find(Words words, int i) {
    int hash = words.hash(i);
    int at = slot(hash);
    while (slots[at] != null) {
      if (slots[at].hashCode() == hash && words.same(i, slots[at])) {
        return slots[at];
      }
      at = at + 1 & mask;
    }
    return null;
  }
}
