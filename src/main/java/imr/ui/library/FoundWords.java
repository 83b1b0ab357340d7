package imr.ui.library;

import imr.letter.LetterText;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;

/** Words that were found, those that stand beside each other as one stretch. */
final class FoundWords {
  private FoundWords() {}

  static List<Span> joined(LetterText text, List<Span> words) {
    List<Span> joined = new ArrayList<>();
    for (Span word : words) {
      if (!joined.isEmpty() && beside(text, joined.getLast(), word)) {
        joined.set(joined.size() - 1, new Span(joined.getLast().start(), word.end()));
      } else {
        joined.add(word);
      }
    }
    return joined;
  }

  private static boolean beside(LetterText text, Span one, Span next) {
    return next.start() >= one.end()
        && text.canonical().substring(one.end(), next.start()).isBlank();
  }
}
