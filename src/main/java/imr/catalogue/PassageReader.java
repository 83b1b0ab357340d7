package imr.catalogue;

import imr.letter.LetterText;
import java.util.List;

@SuppressWarnings("DoNotCallSuggester")
final class PassageReader {
  private PassageReader() {}

  static List<Passage> of(Query query, LetterText text) {
    throw new UnsupportedOperationException(query.written() + text);
  }
}
