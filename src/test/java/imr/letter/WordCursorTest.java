package imr.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class WordCursorTest {
  private static final String TEXT =
      "She had lumbar strain, 6/10. Norco was given.\n\nAnother paragraph of the letter is here.\n";
  private static final LetterText LETTER = new LetterText(TEXT);

  private static WordCursor at(String words) {
    int start = TEXT.indexOf(words);
    Span span = new Span(start, start + words.length());
    return WordCursor.at(WordSpans.of(LETTER), Passages.of(LETTER), span);
  }

  private static String selected(WordCursor cursor) {
    return LETTER.quote(cursor.selection());
  }

  @Test
  void itGoesFromWordToWordAndStopsAtTheTextsEnds() {
    assertEquals("6/10", selected(at("lumbar strain").next()));
    assertEquals("had", selected(at("lumbar strain").previous()));
    assertEquals("Norco", selected(at("6/10").next()));
    assertEquals("She", selected(at("She").previous()));
    assertEquals("here", selected(at("here").next()));
  }

  @Test
  void theSelectionGrowsAndShrinksAtItsEndByAWord() {
    assertEquals("lumbar strain, 6/10", selected(at("lumbar strain").extendedNext()));
    assertEquals("lumbar", selected(at("lumbar strain").extendedPrevious()));
    assertEquals("lumbar strain", selected(at("lumbar strain").extendedNext().extendedPrevious()));
  }

  @Test
  void pastItsFirstWordTheSelectionGrowsOnTheOtherSide() {
    WordCursor left = at("strain").extendedPrevious().extendedPrevious();
    assertEquals("had lumbar strain", selected(left));
    assertEquals("lumbar strain", selected(left.extendedNext()));
    assertEquals("strain, 6/10", selected(left.extendedNext().extendedNext().extendedNext()));
  }

  @Test
  void itWidensToTheSentenceThenTheParagraphAndBack() {
    WordCursor sentence = at("strain").wider();
    assertEquals("She had lumbar strain, 6/10.", selected(sentence));
    WordCursor paragraph = sentence.wider();
    assertEquals("She had lumbar strain, 6/10. Norco was given.", selected(paragraph));
    assertEquals(paragraph, paragraph.wider());
    assertEquals("She had lumbar strain, 6/10.", selected(paragraph.narrowed()));
    assertEquals("strain", selected(paragraph.narrowed().narrowed()));
  }

  @Test
  void withoutAnythingWidenedItNarrowsToTheFirstWord() {
    assertEquals("lumbar", selected(at("lumbar strain").narrowed()));
    assertEquals("lumbar", selected(at("lumbar").narrowed()));
  }

  @Test
  void aSelectionWithoutAWordFindsTheWordsBesideIt() {
    assertEquals("6/10", selected(at(", ").next()));
    assertEquals("strain", selected(at(", ").previous()));
    assertEquals(", 6/10", selected(at(", ").extendedNext()));
  }
}
