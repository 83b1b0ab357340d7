package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import imr.annotation.Claim;
import imr.letter.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests that quotes are found in a text, and that search is never slow. */
final class SpacedTextTest {
  @Test
  void wordsAreFoundWhateverWhiteSpaceIsBetweenThem() {
    String text = "\u00a0Tea for\r\n the\u2003left  knee, tea for the left knee";
    SpacedText spaced = new SpacedText(text);
    assertEquals(
        List.of(
            new Span(text.indexOf("for"), text.indexOf(", tea")),
            new Span(text.lastIndexOf("for"), text.length())),
        spaced.places(" for the\tleft knee\n"));
    assertEquals(List.of(), spaced.places("for her left knee"));
    assertEquals(List.of(), spaced.places(" \n"));
    assertEquals(List.of(), new SpacedText(" ").places("a"));
  }

  @Test
  void thousandsOfWordsAreFoundWithoutDeepCalls() {
    String text = "injured,\n".repeat(40_000) + "end";
    String words = "injured, ".repeat(30_000) + "injured, end";
    Optional<Claim.CodePointRange> place = new FileText(text).nearest(words, 0);
    assertEquals(Optional.of(new Claim.CodePointRange(9 * 9_999, text.length())), place);
  }

  @Test
  void repetitiveWordsThatAreNotThereTakeLinearTime() {
    FileText text = new FileText("a".repeat(2_000_000));
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> assertEquals(Optional.empty(), text.nearest("a".repeat(1_000_000) + "b", 0)));
  }

  @Test
  void offsetsBeyondTheBasicPlaneTakeConstantTime() {
    FileText text = new FileText("\ud83d\udcce".repeat(1_000_000));
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          for (int i = 0; i < 100_000; i++) {
            assertEquals(
                "\ud83d\udcce", text.quote(new Claim.CodePointRange(900_000 + i, 900_001 + i)));
          }
        });
  }
}
