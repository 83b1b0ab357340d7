package imr.learn;

import java.util.HashSet;
import java.util.Set;

/** What a letter's words look like to a second reader: each word and its context, as hashes. */
final class WordFeatures {
  private static final int MOST_OF_A_SENTENCE = 12;
  private static final int MOST_OF_A_BAG = 8;
  private static final int FAR = 8;

  /** The maximum number of features per word. */
  static final int MOST = 48 + MOST_OF_A_BAG + 2 * MOST_OF_A_SENTENCE;

  private final LetterWords words;
  private final int size;

  /** For each word: the words before the last colon, and where they end. */
  private final int[] label;

  private final int[] labelAt;

  /** For each word: the last verb of its sentence before it, that verb's subject, the next verb. */
  private final int[] verb;

  private final int[] subject;
  private final int[] nextVerb;

  /** For each word: how the paragraph and the two after it begin. */
  private final int[] paragraph;

  private final int[] nextParagraph;
  private final int[] secondParagraph;

  /** For each word: whether it and the next recur under the same label, and the breaks around. */
  private final int[] again;

  private final int[] gaps;

  /** For each word: how far the separators around it are, and which they are. */
  private final int[] rhythm;

  private final SentenceParts parts;

  WordFeatures(LetterWords words) {
    this.words = words;
    this.size = words.size();
    label = new int[size];
    labelAt = new int[size];
    verb = new int[size];
    subject = new int[size];
    nextVerb = new int[size];
    paragraph = new int[size];
    nextParagraph = new int[size];
    secondParagraph = new int[size];
    again = new int[size];
    gaps = new int[size];
    rhythm = new int[size];
    parts = new SentenceParts(words);
    lookBack();
    lookAhead();
  }

  private void lookBack() {
    int lastVerb = 0;
    int lastSubject = 0;
    int noun = 0;
    for (int i = 0; i < size; i++) {
      boolean opens = words.opensSection(i);
      boolean labeled = words.followsColon(i);
      label[i] = labeled ? pair(i - 3, i - 2) : opens ? 0 : label[i - 1];
      labelAt[i] = labeled || opens ? i : labelAt[i - 1];
      int start = words.paragraph[i];
      paragraph[i] = pair(start, start + 1);
      if (words.opensSentence(i)) {
        lastVerb = 0;
        lastSubject = 0;
        noun = 0;
      }
      verb[i] = lastVerb;
      subject[i] = lastSubject;
      if (words.isVerb(i)) {
        lastVerb = words.word[i];
        lastSubject = noun;
      } else if (words.shape[i] >= 1000 && words.length(i) > 4) {
        noun = words.word[i];
      }
      rhythm[i] = 1000 * distance(i, -1) + distance(i, 1);
    }
  }

  private void lookAhead() {
    Set<Integer> later = new HashSet<>();
    int next = 0;
    int second = 0;
    int verbAhead = 0;
    for (int i = size - 1; i >= 0; i--) {
      nextParagraph[i] = next;
      secondParagraph[i] = second;
      if (words.paragraph[i] == i) {
        second = next;
        next = paragraph[i];
      }
      again[i] = later.add(pair(i, i + 1)) ? 1 : 2;
      if (labelAt[i] == i) {
        later.clear();
      }
      int behind = Math.min(3, i + 1 < size ? Math.min(2, words.breaksBehind(i)) : 3);
      gaps[i] = behind + (i == 0 ? 30 : 10 * Math.min(2, words.breaksBehind(i - 1)));
      verbAhead = i + 1 < size && words.opensSentence(i + 1) ? 0 : verbAhead;
      nextVerb[i] = verbAhead;
      verbAhead = words.isVerb(i) ? words.word[i] : verbAhead;
    }
  }

  /** Returns how far the next separator in a direction is, at most 5, and which it is. */
  private int distance(int i, int step) {
    int k = i + step;
    while (k >= 0
        && k < size
        && Math.abs(k - i) < FAR
        && words.sentence[k] == words.sentence[i]
        && !separates(k)) {
      k += step;
    }
    int kind = k < 0 || k >= size ? 3 : words.word[k] == LetterWords.AND ? 1 : shapeOr(k, 2);
    return 100 * Math.min(5, Math.abs(k - i)) + kind;
  }

  private boolean separates(int k) {
    return words.word[k] == LetterWords.AND || words.shape[k] < 80;
  }

  private int shapeOr(int k, int other) {
    return words.shape[k] < 80 ? words.shape[k] : other;
  }

  private int pair(int i, int k) {
    return LetterWords.mix(3, i < 0 ? 0 : words.word[i], k < 0 || k >= size ? 0 : words.word[k]);
  }

  private int w(int i) {
    return i < 0 || i >= size ? 7 : words.word[i];
  }

  private int s(int i) {
    return i < 0 || i >= size ? 7 : words.shape[i];
  }

  private int suffix(int i) {
    return i < 0 ? 7 : words.suffix[i];
  }

  private static int bucket(int n) {
    return n < 4 ? n : n < 8 ? 4 : n < 16 ? 5 : n < 40 ? 6 : 7;
  }

  private static int mix(int template, int a, int b) {
    return LetterWords.mix(template, a, b);
  }

  /** Writes a word's features to {@code to} and returns their number, at most {@link #MOST}. */
  int of(int i, int[] to) {
    int n = 0;
    int w = w(i);
    int s = s(i);
    int before = w(i - 1);
    int after = w(i + 1);
    int opening = words.sentence[i];
    to[n++] = mix(1, w, 0);
    to[n++] = mix(2, before, 0);
    to[n++] = mix(3, after, 0);
    to[n++] = mix(4, w(i - 2), 0);
    to[n++] = mix(5, w(i + 2), 0);
    to[n++] = mix(7, w, after);
    to[n++] = mix(8, w(i - 2), before);
    to[n++] = mix(9, after, w(i + 2));
    to[n++] = mix(10, s, 0);
    to[n++] = mix(11, s(i - 1), s);
    to[n++] = mix(12, s, s(i + 1));
    to[n++] = mix(13, words.suffix[i], 0);
    to[n++] = mix(14, words.prefix[i], 0);
    to[n++] = mix(15, i == 0 ? 0 : words.suffix[i - 1], s);
    to[n++] = mix(16, verb[i], s);
    to[n++] = mix(17, verb[i], before);
    to[n++] = mix(18, nextVerb[i], s);
    to[n++] = mix(20, label[i], bucket(i - labelAt[i]));
    to[n++] = mix(21, paragraph[i], s);
    to[n++] = mix(25, s(i - 1), s(i + 1));
    to[n++] = mix(31, nextParagraph[i], s);
    to[n++] = mix(32, secondParagraph[i], gaps[i]);
    to[n++] = mix(33, again[i], pair(i, i + 1));
    to[n++] = mix(34, again[i], s);
    to[n++] = mix(37, w(opening), w(opening + 1));
    to[n++] = mix(38, verb[i], subject[i]);
    to[n++] = mix(40, rhythm[i], 0);
    to[n++] = mix(41, subject[i], s);
    int main = parts.main[i];
    int next = parts.next[i];
    to[n++] = mix(45, suffix(main), Math.clamp(i - main, -2, 2));
    to[n++] = mix(46, suffix(next), s);
    to[n++] = mix(48, w(main), s);
    to[n++] = mix(49, w(next), s);
    n = bag(i, to, n);
    return s >= 80 && s <= 90 ? sentence(i, to, n) : n;
  }

  /** The longer words before it in its sentence. */
  private int bag(int i, int[] to, int from) {
    int n = from;
    int most = n + MOST_OF_A_BAG;
    for (int k = i - 3; k >= words.sentence[i] && n < most; k--) {
      if (words.shape[k] >= 1000 && words.shape[k] < 1010) {
        to[n++] = mix(35, words.word[k], 0);
      }
    }
    return n;
  }

  /** The words around a number or date. */
  private int sentence(int i, int[] to, int from) {
    int n = from;
    for (int k = 1; k <= MOST_OF_A_SENTENCE; k++) {
      if (i - k >= words.sentence[i]) {
        to[n++] = mix(28, words.word[i - k], 0);
      }
      if (i + k < size && words.sentence[i + k] == words.sentence[i]) {
        to[n++] = mix(29, words.word[i + k], 0);
      }
    }
    return n;
  }
}
