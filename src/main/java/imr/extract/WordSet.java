package imr.extract;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of words, optimized for negative lookups: for nearly every word of a letter, comparing
 * hashes is enough, and no string is created.
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
   * @param words in lowercase
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

  /** Returns whether the set contains word {@code i}. */
  boolean contains(TokenizedText words, int i) {
    return find(words, i) != null;
  }

  /** Returns the set's instance of word {@code i}, or null if the set doesn't contain it. */
  @Nullable String find(TokenizedText words, int i) {
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
