package imr.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ShownTextTest {

  private static List<String> paragraphs(DisplayText shown) {
    return shown.paragraphs().stream()
        .map(p -> shown.shown().substring(p.start(), p.end()))
        .toList();
  }

  @Test
  void readingJoinsTheLinesOfAParagraph() {
    String text =
        """
        CLINICAL CASE SUMMARY
        The worker is a 40 year old cook who slipped on a wet floor and fell on
        the right knee, which was swollen the next day and has hurt ever since.
        \s
        A brace was asked for, and physical therapy twice a week for six weeks.
        """;
    assertEquals(
        List.of(
            "CLINICAL CASE SUMMARY",
            "The worker is a 40 year old cook who slipped on a wet floor and fell on the right"
                + " knee, which was swollen the next day and has hurt ever since.",
            "A brace was asked for, and physical therapy twice a week for six weeks."),
        paragraphs(DisplayText.reading(new LetterText(text))));
  }

  @Test
  void readingTakesDoubleSpacingOutAndKeepsItsParagraphs() {
    String text =
        "One line of words that goes on\n\n"
            + "to the second line of the same\n\n"
            + "and ends on the third of them.\n\n"
            + " \n\n"
            + "Another paragraph that goes on\n\n"
            + "to its own second line, and to\n\n"
            + "its third line, where it ends.\n";
    assertEquals(
        List.of(
            "One line of words that goes on to the second line of the same and ends on the third of"
                + " them.",
            "Another paragraph that goes on to its own second line, and to its third line, where it"
                + " ends."),
        paragraphs(DisplayText.reading(new LetterText(text))));
  }

  @Test
  void aHyphenAtALinesEndStaysAndTakesNoSpace() {
    String text = "It was dated 7-23-\n2015 and sent.";
    DisplayText shown = DisplayText.reading(new LetterText(text));
    assertEquals("It was dated 7-23-2015 and sent.", shown.shown());
    Span date = new Span(13, 23);
    assertEquals(
        "7-23-2015",
        shown.shown().substring(shown.toShown(date).start(), shown.toShown(date).end()));
  }

  @Test
  void aSentenceThatCrossesAPageGoesOnAndTellsThePage() {
    DisplayText shown =
        DisplayText.reading(new LetterText("The brace is not\n\fmedically necessary."));
    assertEquals("The brace is not medically necessary.", shown.shown());
    assertEquals(1, shown.paragraphs().getFirst().page());
  }

  @Test
  void everyCharacterButWhiteSpaceIsShownOnceAndMapsBothWays() {
    String text = "A first line\n\n  and \t more-\n\fon the next page. \ud835\udd4f end\n";
    for (DisplayText shown :
        List.of(
            DisplayText.reading(new LetterText(text)), DisplayText.lines(new LetterText(text)))) {
      for (int i = 0; i < text.length(); i++) {
        if (!Character.isWhitespace(text.charAt(i))) {
          int at = shown.toShown(i);
          assertEquals(text.charAt(i), shown.shown().charAt(at));
          assertEquals(i, shown.toCanonical(at));
        }
      }
    }
  }

  @Test
  void aSelectionMapsBackToTheLettersOwnCharacters() {
    String text = "physical\ntherapy was given";
    DisplayText shown = DisplayText.reading(new LetterText(text));
    assertEquals(Optional.of(new Span(0, 16)), shown.toCanonical(0, 16));
    assertEquals(Optional.empty(), shown.toCanonical(3, 3));
  }

  @Test
  void linesAreShownAsTheyAre() {
    String text = "Case Number: 1\n\n  Priority:\n";
    assertEquals(
        List.of("Case Number: 1", "", "Priority:", ""),
        paragraphs(DisplayText.lines(new LetterText(text))));
  }

  @Test
  void aVeryLongLineIsShownInShortParagraphs() {
    String text = "word ".repeat(40_000);
    DisplayText shown = DisplayText.reading(new LetterText(text));
    assertTrue(shown.paragraphs().stream().allMatch(p -> p.end() - p.start() < 1700));
    assertEquals(
        "word", shown.shown().substring(shown.toShown(150_000), shown.toShown(150_000) + 4));
  }

  @Test
  void aLongParagraphIsBrokenWhereASentenceEnds() {
    String sentence = "The records tell of ten visits and of little gain from any one of them. ";
    DisplayText shown = DisplayText.reading(new LetterText(sentence.repeat(30)));
    assertTrue(shown.paragraphs().size() > 2);
    assertTrue(paragraphs(shown).stream().allMatch(p -> p.strip().endsWith("of them.")));
  }

  @Test
  void anEmptyTextIsOneEmptyParagraphOrNone() {
    assertEquals("", DisplayText.reading(new LetterText("")).shown());
    assertEquals("", DisplayText.lines(new LetterText("\n\n")).shown().strip());
  }

  @Test
  void aWordWithoutEndIsShownInShortParagraphsAndMapsBothWays() {
    String text = "x\ud835\udd4f".repeat(20_000);
    for (DisplayText shown :
        List.of(
            DisplayText.reading(new LetterText(text)), DisplayText.lines(new LetterText(text)))) {
      assertTrue(shown.paragraphs().stream().allMatch(p -> p.end() - p.start() < 3300));
      for (int i = 0; i < text.length(); i++) {
        assertEquals(text.charAt(i), shown.shown().charAt(shown.toShown(i)));
      }
    }
  }

  @Test
  void spansAcrossLinesHyphensAndPagesAreShownWholeInBothViews() {
    String text =
        """
        The worker told of low back pain and of pain in the left knee since the
        fall, and on 7-23-
        2015 of a long-
        standing ache. A brace, physical
        \ftherapy twice a week and rest were asked for.
        """;
    for (String words :
        List.of("the\nfall", "7-23-\n2015", "long-\nstanding ache", "physical\n\ftherapy")) {
      Span span = new Span(text.indexOf(words), text.indexOf(words) + words.length());
      for (DisplayText shown :
          List.of(
              DisplayText.reading(new LetterText(text)), DisplayText.lines(new LetterText(text)))) {
        Span place = shown.toShown(span);
        String seen = shown.shown().substring(place.start(), place.end());
        assertEquals(words.replaceAll("\\s", ""), seen.replaceAll("\\s", ""));
        assertEquals(Optional.of(span), shown.toCanonical(place.start(), place.end()));
      }
    }
    assertTrue(DisplayText.reading(new LetterText(text)).shown().contains("7-23-2015 of a long-"));
  }
}
