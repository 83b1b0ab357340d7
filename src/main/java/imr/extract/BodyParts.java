package imr.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds body parts, regions, and spinal levels in a request, with their sides: {@code bilateral
 * knees}, {@code L4-5}, {@code left wrist/hand}.
 */
final class BodyParts {
  private static final WordSet LEADS_IN = CueWords.of("body-parts.leads-in");
  private static final WordSet LEADS_OUT = CueWords.of("body-parts.leads-out");
  private static final WordSet JOINED = WordSet.of("/", "-");
  private static final WordSet LINKS = WordSet.of("and", "/", "&", "-");
  private final Lexicon anatomy;

  BodyParts(Lexicon anatomy) {
    this.anatomy = anatomy;
  }

  /** Marks each body part in a request and returns them in order. */
  List<Candidate> mark(MarkedRequest marked) {
    List<Candidate> found = new ArrayList<>();
    int i = 0;
    while (i < marked.size()) {
      int end = marked.free(i) && !marked.isProtected(i) ? end(marked, i) : i;
      if (end > i && stands(marked, i, end)) {
        marked.take(MarkedRequest.Part.BODY, i, end, "body");
        String rule = level(marked.words, end - 1) || level(marked.words, i) ? "level" : "part";
        found.add(new Candidate(marked.words.span(i, end), "items.bodyParts:" + rule));
      }
      i = Math.max(i + 1, end);
    }
    return found;
  }

  /** Returns the end of the body part that begins at {@code i}, or {@code i} if there is none. */
  private int end(MarkedRequest marked, int i) {
    TokenizedText words = marked.words;
    int k = qualifiersEnd(marked, i);
    int end = partEnd(marked, k);
    if (end == k) {
      return i;
    }
    while (marked.free(end) && (words.in(end, JOINED) || words.is(end, "of"))) {
      int behind = words.is(end, "of") && words.is(end + 1, "the") ? end + 2 : end + 1;
      int from = qualifiersEnd(marked, behind);
      int next = partEnd(marked, from);
      if (next == from) {
        break;
      }
      end = next;
    }
    return sideEnd(marked, end);
  }

  /**
   * Skips a side that follows its body part: {@code cervical spine | bilateral}, {@code knee,
   * right}.
   */
  private int sideEnd(MarkedRequest marked, int end) {
    Optional<Lexicon.Match> side =
        marked.free(end) ? anatomy.match(marked.words, end, marked.size()) : Optional.empty();
    return side.filter(m -> m.meaning().equals("side"))
        .filter(
            m -> partEnd(marked, qualifiersEnd(marked, m.end())) == qualifiersEnd(marked, m.end()))
        .map(Lexicon.Match::end)
        .orElse(end);
  }

  /**
   * Skips {@code right}, {@code left and right}, {@code bilateral upper}, {@code upper and lower}.
   */
  private int qualifiersEnd(MarkedRequest marked, int i) {
    int k = i;
    while (k < marked.size() && marked.free(k)) {
      Optional<Lexicon.Match> match = anatomy.match(marked.words, k, marked.size());
      if (match.filter(BodyParts::qualifies).isPresent()) {
        k = match.get().end();
      } else if (k > i && joins(marked, k)) {
        k++;
      } else {
        break;
      }
    }
    return k;
  }

  private boolean joins(MarkedRequest marked, int k) {
    boolean link = marked.words.in(k, LINKS);
    return link
        && anatomy
            .match(marked.words, k + 1, marked.size())
            .filter(BodyParts::qualifies)
            .isPresent();
  }

  private static boolean qualifies(Lexicon.Match match) {
    return match.meaning().equals("side") || match.meaning().equals("modifier");
  }

  private int partEnd(MarkedRequest marked, int i) {
    if (!marked.free(i) || marked.isProtected(i)) {
      return i;
    }
    if (level(marked.words, i)) {
      return levelEnd(marked.words, i);
    }
    Optional<Lexicon.Match> match = anatomy.match(marked.words, i, marked.size());
    return match
        .filter(m -> m.meaning().equals("part") && marked.free(m.start(), m.end()))
        .map(Lexicon.Match::end)
        .orElse(i);
  }

  /** Returns whether a word is a vertebra: {@code L4}, {@code C5}, {@code T12}, {@code S1}. */
  static boolean level(TokenizedText words, int i) {
    if (words.length(i) < 2 || words.length(i) > 3) {
      return false;
    }
    String word = words.at(i);
    if ("ctls".indexOf(word.charAt(0)) < 0) {
      return false;
    }
    for (int k = 1; k < word.length(); k++) {
      if (word.charAt(k) < '0' || word.charAt(k) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Returns the end of {@code L4-5}, {@code L5-S1}, {@code C4-C5-C6}, {@code L4/5}. */
  private static int levelEnd(TokenizedText words, int i) {
    int end = i + 1;
    while (words.in(end, JOINED)
        && (level(words, end + 1) || (words.number(end + 1) && words.length(end + 1) == 1))) {
      end += 2;
    }
    return end;
  }

  /**
   * Returns whether the words are a body part here, and not an adjective in the name of a
   * treatment.
   */
  private static boolean stands(MarkedRequest marked, int start, int end) {
    TokenizedText words = marked.words;
    if (words.is(start - 1, "by")) {
      return false;
    }
    boolean opens = firstWord(marked, start);
    boolean led = words.in(start - 1, LEADS_IN) || (start > 0 && !marked.free(start - 1));
    boolean closes =
        end >= words.size() || !marked.free(end) || words.in(end, LEADS_OUT) || words.number(end);
    return opens || led || closes;
  }

  private static boolean firstWord(MarkedRequest marked, int start) {
    for (int i = 0; i < start; i++) {
      if (marked.free(i)
          && marked.words.word(i)
          && !marked.words.in(i, LEADS_IN)
          && !marked.words.is(i, "a")) {
        return false;
      }
    }
    return true;
  }
}
