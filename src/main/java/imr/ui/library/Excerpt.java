package imr.ui.library;

import imr.letter.LetterText;
import imr.letter.Span;
import imr.search.Passage;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence in which something was found, as a line of the list shows it: white space as single
 * spaces, and begun a few words before what was found.
 *
 * @param words with an ellipsis where the sentence goes on
 * @param found the places in {@code words} of what was found, in UTF-16 units
 */
record Excerpt(String words, List<Span> found) {
  private static final int BEFORE = 40;
  private static final int LONGEST = 260;

  Excerpt {
    found = List.copyOf(found);
  }

  /** Around a place of the letter, which is one of what was found. */
  static Excerpt of(LetterText text, Passage passage, Span place) {
    int start = begin(text.canonical(), passage.sentence().start(), place.start());
    int end = Math.min(passage.sentence().end(), Math.max(place.end(), start + LONGEST));
    return new Writing(text.canonical(), start, end, passage)
        .written(start > passage.sentence().start(), end < passage.sentence().end());
  }

  /** Where a word begins, not far before the place. */
  private static int begin(String text, int sentence, int place) {
    int start = Math.max(sentence, place - BEFORE);
    while (start > sentence && start < place && !Character.isWhitespace(text.charAt(start - 1))) {
      start++;
    }
    return start;
  }

  /** A stretch of a letter being written down. */
  private record Writing(String text, int start, int end, Passage passage) {
    Excerpt written(boolean cutBefore, boolean cutAfter) {
      StringBuilder words = new StringBuilder(cutBefore ? "…" : "");
      List<Span> found = new ArrayList<>();
      int at = start;
      for (Span word : passage.words()) {
        if (word.start() >= at && word.end() <= end) {
          add(words, at, word.start());
          int from = words.length();
          add(words, word.start(), word.end());
          found.add(new Span(from, words.length()));
          at = word.end();
        }
      }
      add(words, at, end);
      return new Excerpt(words + (cutAfter ? "…" : ""), found);
    }

    private void add(StringBuilder words, int from, int to) {
      for (int i = from; i < to; i++) {
        boolean white = Character.isWhitespace(text.charAt(i));
        boolean again = words.isEmpty() || words.charAt(words.length() - 1) == ' ';
        if (!white || !again) {
          words.append(white ? ' ' : text.charAt(i));
        }
      }
    }
  }
}
