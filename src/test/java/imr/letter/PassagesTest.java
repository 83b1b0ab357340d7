package imr.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PassagesTest {

  private static List<String> quotes(String text, List<Span> spans) {
    return spans.stream().map(s -> text.substring(s.start(), s.end())).toList();
  }

  private static List<String> sentences(String text) {
    return quotes(text, Passages.of(new LetterText(text)).sentences());
  }

  @Test
  void aSentenceEndsWithItsStopItsQuestionOrItsQuote() {
    assertEquals(
        List.of("She fell.", "Was it work?", "He said “no.”", "(All agreed.)", "The end"),
        sentences("She fell. Was it work? He said “no.” (All agreed.) The end"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dr. Quill saw her.",
        "Item No. 5 was denied.",
        "Tablets, e.g. Norco, were given.",
        "She took 7.5 mg. of it.",
        "A note by J. K. Rowan was read.",
        "The U.S. Department agreed.",
        "See pp. 12 and Fig. 3 there.",
        "1. Lumbar brace, one",
        "It was read by A. Nye, M.D., at noon.",
        "Smith et al. Spine 2004 was cited."
      })
  void aSentenceGoesOnAfterAbbreviationsInitialsAndDecimals(String sentence) {
    assertEquals(List.of(sentence, "Then more."), sentences(sentence + "\n\nThen more."));
  }

  @Test
  void noIsAnAnswerWhereNoNumberFollows() {
    assertEquals(
        List.of("The answer was no.", "The end."), sentences("The answer was no. The end."));
  }

  @Test
  void aLostSpaceAfterAStopStillEndsTheSentence() {
    assertEquals(
        List.of("She had pain.", "It began in 2016.", "The knee hurt."),
        sentences("She had pain.It began in 2016.The knee hurt."));
    assertEquals(List.of("12.Brace, one"), sentences("12.Brace, one"));
  }

  @Test
  void aSentenceGoesOnOverLineAndPageEnds() {
    String text =
        """
        The worker is a 40 year old cook who slipped on a wet floor and fell on
        the right knee. It was swollen the next day and has hurt ever since the
        \fday of the fall. A brace was asked for.
        """;
    Passages passages = Passages.of(new LetterText(text));
    int swollen = text.indexOf("swollen");
    Span sentence = passages.wholeSentences(new Span(swollen, swollen + 7));
    assertEquals(
        "It was swollen the next day and has hurt ever since the\n\fday of the fall.",
        text.substring(sentence.start(), sentence.end()));
    assertEquals(List.of(text.strip()), quotes(text, passages.paragraphs()));
  }

  @Test
  void headingsAndLabelsStandAlone() {
    String text =
        """
        CLINICAL CASE SUMMARY
        The brace was denied. She appealed.

        Decision: Upheld
        """;
    assertEquals(
        List.of("CLINICAL CASE SUMMARY", "The brace was denied. She appealed.", "Decision: Upheld"),
        quotes(text, Passages.of(new LetterText(text)).paragraphs()));
    assertEquals(
        List.of(
            "CLINICAL CASE SUMMARY", "The brace was denied.", "She appealed.", "Decision: Upheld"),
        sentences(text));
  }

  @Test
  void aSpanOverTwoSentencesBecomesBothAndThenTheParagraph() {
    String text = "One is here. Two is here. Three is here.";
    Passages passages = Passages.of(new LetterText(text));
    Span both = passages.wholeSentences(new Span(8, 16));
    assertEquals(new Span(0, 25), both);
    assertEquals(both, passages.wholeSentences(both));
    assertEquals(new Span(0, text.length()), passages.wholeParagraphs(both));
  }

  @Test
  void aSpanOfWhiteSpaceBetweenParagraphsStaysAsItIs() {
    Passages passages = Passages.of(new LetterText("One.\n\n\nTwo."));
    assertEquals(new Span(5, 6), passages.wholeSentences(new Span(5, 6)));
  }

  @Test
  void hostileTextsAreReadInLinearTime() {
    for (String unit : List.of(". ", ".", "a.)", "A. ", ".\n", "1. ", ".\" ")) {
      LetterText text = new LetterText(unit.repeat(300_000));
      assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Passages.of(text).sentences());
    }
  }
}
