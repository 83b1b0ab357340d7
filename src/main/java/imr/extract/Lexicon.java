package imr.extract;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dictionary of terms with their meanings. Finds the longest term at a word. Within a term, a
 * hyphen, a space, or nothing between two words are equivalent: {@code x-ray}, {@code x ray}.
 */
final class Lexicon {
  private static final int OPENINGS = 1 << 15;
  private final Node root = new Node();

  /** A Bloom-style filter of the hashes of first words, which avoids lookups at most words. */
  private final BitSet openings = new BitSet(OPENINGS);

  private static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private String meaning = "";
  }

  /**
   * A term found in the text.
   *
   * @param end the index after its last word
   * @param meaning the section of the vocabulary that contains the term
   */
  record Match(int start, int end, String meaning) {
    int length() {
      return end - start;
    }
  }

  /** Creates a lexicon of one section of a vocabulary. */
  static Lexicon of(Map<String, List<String>> sections, String section) {
    Lexicon lexicon = new Lexicon();
    sections.getOrDefault(section, List.of()).forEach(t -> lexicon.add(t, section));
    return lexicon;
  }

  /**
   * Creates a lexicon of all sections of a vocabulary file; the meaning of a term is its section.
   */
  static Lexicon of(String name) {
    return of(VocabularyFile.read(name));
  }

  /** Creates a lexicon of all sections of a vocabulary; the meaning of a term is its section. */
  static Lexicon of(Map<String, List<String>> sections) {
    Lexicon lexicon = new Lexicon();
    sections.forEach((meaning, terms) -> terms.forEach(t -> lexicon.add(t, meaning)));
    return lexicon;
  }

  /** Adds a term. A term that already exists keeps its meaning. */
  void add(String term, String meaning) {
    TokenizedText words = TokenizedText.of(term, 0, term.length());
    open(words.hash(0));
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

  /** Registers the hash of a first word, and of the plurals that {@link #step} recognizes. */
  private void open(int word) {
    openings.set(slot(word));
    openings.set(slot(with(word, "s")));
    openings.set(slot(with(word, "es")));
    openings.set(slot(with(word, "'s")));
    openings.set(slot(with(word, "s's")));
  }

  /** Returns the hash of a word with an ending. */
  private static int with(int word, String ending) {
    int hash = word;
    for (int i = 0; i < ending.length(); i++) {
      hash = 31 * hash + ending.charAt(i);
    }
    return hash;
  }

  private static int slot(int hash) {
    return (hash ^ hash >>> 16) & OPENINGS - 1;
  }

  /** Returns the longest term that begins at word {@code i} and ends at or before {@code limit}. */
  Optional<Match> match(TokenizedText words, int i, int limit) {
    if (!openings.get(slot(words.hash(i)))) {
      return Optional.empty();
    }
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

  boolean contains(TokenizedText words, int i) {
    return match(words, i, words.size()).isPresent();
  }

  /** Follows a word, either exactly or without a plural ending. */
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
