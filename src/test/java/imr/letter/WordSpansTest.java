package imr.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import imr.letter.WordSpans.Edge;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WordSpansTest {
  private static final String TEXT = "Pain was 6/10 (at rest), then 4/10.";

  private static List<String> words(String text) {
    return WordSpans.of(new LetterText(text)).all().stream()
        .map(w -> text.substring(w.start(), w.end()))
        .toList();
  }

  private static Span at(String words) {
    int start = TEXT.indexOf(words);
    return new Span(start, start + words.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "03/14/2024",
        "6/10",
        "L4-L5",
        "7.5/325",
        "#60",
        "patient's",
        "patient’s",
        "State(s)",
        "Certification(s)/Specialty",
        "hydrocodone/acetaminophen",
        "1,200",
        "10:42",
        "M.D.",
        "e.g.",
        ".5",
        "$500",
        "5%",
        "24-28",
        "follow-up",
        "A&B",
        "CM25-0048213",
        "www.dir.ca.gov"
      })
  void anAnalystsWordIsOneWord(String word) {
    assertEquals(List.of(word), words(word));
    assertEquals(List.of("the", word, "was"), words("the " + word + " was"));
  }

  @Test
  void marksAroundAWordAreNoPartOfIt() {
    assertEquals(
        List.of("She", "said", "no", "really", "and", "left", "Norco", "10", "mg"),
        words("She said “no, really” – and left: (Norco, 10 mg)."));
  }

  @Test
  void marksThatStandAloneAreNoWords() {
    assertEquals(
        List.of("Sports", "Medicine", "one", "two"),
        words("Sports & Medicine - * ___ one ... two"));
  }

  @Test
  void wordsThatOnlyAMarkPartsAreTwo() {
    assertEquals(
        List.of("Norco", "Flexeril", "Soma", "10mg", "pain", "The", "brace", "braces", "a", "b"),
        words("Norco,Flexeril;Soma(10mg) pain.The brace—braces a--b"));
    assertEquals(List.of("in", "2016", "On", "the"), words("in 2016.On the"));
  }

  @Test
  void aHyphenAtALinesOrPagesEndPartsNoWord() {
    assertEquals(List.of("dated", "7-23-\n\n2015", "and"), words("dated 7-23-\n\n2015 and"));
    assertEquals(List.of("on", "L4-\n\fL5", "and"), words("on L4-\n\fL5 and"));
    assertEquals(List.of("on", "03/\n14/2024"), words("on 03/\n14/2024"));
    assertEquals(List.of("low", "back", "right", "knee"), words("low back -\nright knee"));
  }

  @Test
  void charactersBeyondTheBasicPlaneStayWhole() {
    assertEquals(List.of("\ud835\udd4f", "a\ud835\udd4f"), words("(\ud835\udd4f) a\ud835\udd4f."));
  }

  @Test
  void theWordAtAnIndexAndTheOnesBesideIt() {
    WordSpans words = WordSpans.of(new LetterText(TEXT));
    assertEquals(Optional.of(at("6/10")), words.at(TEXT.indexOf("/10")));
    assertEquals(Optional.empty(), words.at(TEXT.indexOf("(")));
    assertEquals(Optional.of(at("at")), words.next(TEXT.indexOf("(")));
    assertEquals(Optional.of(at("6/10")), words.previous(TEXT.indexOf("(")));
    assertEquals(Optional.of(at("was")), words.next(2));
    assertEquals(Optional.of(at("Pain")), words.previous(7));
    assertEquals(Optional.of(at("6/10")), words.nearest(TEXT.indexOf(" (")));
    assertEquals(Optional.of(at("4/10")), words.nearest(TEXT.length()));
    assertEquals(Optional.empty(), words.next(TEXT.length()));
    assertEquals(Optional.empty(), words.previous(0));
  }

  @Test
  void aTextWithoutWordsHasNone() {
    WordSpans none = WordSpans.of(new LetterText(" - \n"));
    assertEquals(Optional.empty(), none.nearest(1));
    assertEquals(new Span(1, 2), none.grown(new Span(1, 2), Edge.END, 1));
    assertEquals(new Span(1, 2), none.grown(new Span(1, 2), Edge.START, -1));
  }

  @Test
  void aSpanGrowsAndShrinksByAWordAtEitherEnd() {
    WordSpans words = WordSpans.of(new LetterText(TEXT));
    assertEquals(at("6/10 (at rest"), words.grown(at("6/10 (at"), Edge.END, 1));
    assertEquals(at("was 6/10"), words.grown(at("6/10"), Edge.START, 1));
    assertEquals(at("6/10"), words.grown(at("6/10 (at"), Edge.END, -1));
    assertEquals(at("at rest"), words.grown(at("6/10 (at rest"), Edge.START, -1));
    assertEquals(at("6/10 (at rest), then"), words.grown(at("6/10"), Edge.END, 3));
  }

  @Test
  void anEndInsideAWordOrBesideAMarkGoesToTheWordsOwnEndFirst() {
    WordSpans words = WordSpans.of(new LetterText(TEXT));
    assertEquals(at("Pain was"), words.grown(at("ain was"), Edge.START, 1));
    assertEquals(at("6/10"), words.grown(at("6/1"), Edge.END, 1));
    assertEquals(at("was 6/10"), words.grown(at("was 6/10 ("), Edge.END, -1));
    assertEquals(at("6/10"), words.grown(at("s 6/10"), Edge.START, -1));
  }

  @Test
  void theLastWordStaysAndTheTextsEndsAreTheLimit() {
    WordSpans words = WordSpans.of(new LetterText(TEXT));
    assertEquals(at("6/10"), words.grown(at("6/10"), Edge.END, -2));
    assertEquals(at("6/10"), words.grown(at("6/10"), Edge.START, -1));
    assertEquals(at("6/1"), words.grown(at("6/1"), Edge.START, -1));
    assertEquals(at("Pain was"), words.grown(at("Pain was"), Edge.START, 9));
    assertEquals(at("4/10"), words.grown(at("4/10"), Edge.END, 1));
  }

  @Test
  void growingAndShrinkingAtRandomNeverLeavesTheTextNorLosesTheSpan() {
    Random random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i >= 0; i--) {
        text.append("ab1 -./(),\n\f'".charAt(random.nextInt(13)));
      }
      WordSpans words = WordSpans.of(new LetterText(text.toString()));
      int start = random.nextInt(text.length());
      Span span = new Span(start, start + 1 + random.nextInt(text.length() - start));
      Edge edge = random.nextBoolean() ? Edge.START : Edge.END;
      Span longer = words.grown(span, edge, 1 + random.nextInt(3));
      assertEquals(span, new Span(Math.max(longer.start(), span.start()), span.end()));
      Span shorter = words.grown(span, edge, -1 - random.nextInt(3));
      assertEquals(true, span.contains(shorter) && longer.end() <= text.length());
    }
  }

  @Test
  void hostileTextsAreReadInLinearTime() {
    for (String unit : List.of("(", ")", "-\n", "'", ".", "a(", ",", "a.B", "\n", "\"5")) {
      LetterText text = new LetterText(unit.repeat(400_000));
      assertTimeoutPreemptively(Duration.ofSeconds(5), () -> WordSpans.of(text).all());
    }
  }
}
