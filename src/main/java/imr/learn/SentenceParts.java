package imr.learn;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of sentences between commas, other separators, "and", and "or", and the main word of
 * each: the one before its first preposition, or else its last. It tells items of a list, which
 * have main words of one kind, from words that an item shares with the next: "neck strain and wrist
 * pain", but "neck and wrist pain".
 */
final class SentenceParts {
  private static final String SEPARATORS = ",;:.()";
  private static final int OR = LetterWords.hash("or");
  private static final Set<Integer> LINKS =
      Stream.of(
              "of",
              "with",
              "in",
              "at",
              "to",
              "on",
              "for",
              "from",
              "due",
              "without",
              "by",
              "during",
              "after",
              "involving",
              "status",
              "secondary",
              "per",
              "as",
              "that",
              "which",
              "is",
              "was")
          .map(LetterWords::hash)
          .collect(Collectors.toUnmodifiableSet());

  private final LetterWords words;

  /** For each word: the main word of its part, for a separator of the part before; or -1. */
  final int[] main;

  /** For each word: the main word of the next part of its sentence, or -1. */
  final int[] next;

  SentenceParts(LetterWords words) {
    this.words = words;
    this.main = new int[words.size()];
    this.next = new int[words.size()];
    int from = 0;
    int before = -1;
    int last = 0;
    while (from < words.size()) {
      before = words.opensSentence(from) ? -1 : before;
      int to = end(from);
      int behind = to < words.size() && separates(to) && !opens(from, to) ? to + 1 : to;
      int at = to == from ? before : mainWord(from, to);
      for (int i = from; i < behind; i++) {
        main[i] = at;
        next[i] = -1;
      }
      if (to > from) {
        for (int i = last; before >= 0 && i < from; i++) {
          next[i] = at;
        }
        last = from;
        before = at;
      }
      from = behind;
    }
  }

  private int end(int from) {
    int to = from;
    while (to < words.size() && !separates(to) && !opens(from, to)) {
      to++;
    }
    return to;
  }

  private boolean opens(int from, int to) {
    return to > from && words.opensSentence(to);
  }

  private boolean separates(int i) {
    return words.word[i] == LetterWords.AND
        || words.word[i] == OR
        || SEPARATORS.indexOf(words.shape[i]) >= 0;
  }

  private int mainWord(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (LINKS.contains(words.word[i])) {
        return i - 1;
      }
    }
    return to - 1;
  }
}
