package imr.extract;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Terms of the field, each with what it stands for, found as the longest that begins at a word. A
 * hyphen, or none, or a blank between two words of a term are one: {@code x-ray}, {@code x ray}.
 */
final class Lexicon {
  private final Node root = new Node();

  private static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private String meaning = "";
  }

  /**
   * A term found.
   *
   * @param end the word after its last
   * @param meaning what the term stands for, by its section of the vocabulary
   */
  record Match(int start, int end, String meaning) {
    int length() {
      return end - start;
    }
  }

  /** A term already there keeps its meaning. */
  void add(String term, String meaning) {
    Words words = Words.of(term, 0, term.length());
    Node node = root;
    for (int i = 0; i < words.size(); i++) {
      if (!words.is(i, "-")) {
        node = node.next.computeIfAbsent(words.at(i), w -> new Node());
      }
    }
    if (node.meaning.isEmpty()) {
      node.meaning = meaning;
    }
  }

  /** The longest term that begins at word {@code i} and ends before {@code limit}. */
  Optional<Match> match(Words words, int i, int limit) {
    Node node = root;
    Match found = null;
    int k = i;
    while (k < limit) {
      if (words.is(k, "-") && k > i) {
        k++;
        continue;
      }
      Node next = step(node, words.at(k));
      if (next == null) {
        break;
      }
      node = next;
      k++;
      if (!node.meaning.isEmpty()) {
        found = new Match(i, k, node.meaning);
      }
    }
    return Optional.ofNullable(found);
  }

  boolean contains(Words words, int i) {
    return match(words, i, words.size()).isPresent();
  }

  /** A word as the terms have it, or without the s or es of a plural. */
  private static @org.jspecify.annotations.Nullable Node step(Node node, String word) {
    Node exact = node.next.get(word);
    if (exact != null || word.length() < 4 || !word.endsWith("s") || word.endsWith("ss")) {
      return exact;
    }
    String bare = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    Node singular = node.next.get(bare.endsWith("s") ? bare.substring(0, bare.length() - 1) : bare);
    return singular != null || !word.endsWith("es")
        ? singular
        : node.next.get(word.substring(0, word.length() - 2));
  }
}
