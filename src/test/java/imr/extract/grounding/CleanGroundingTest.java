package imr.extract.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Annotation;
import imr.annotation.Claim;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.letter.LetterText;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests locating claims in texts with characters that other programs write differently. */
final class CleanGroundingTest {
  private static final String LETTER =
      """
      CLINICAL CASE SUMMARY\s
      The patient is a café owner with Sjögren's syndrome and a well-known ﬁbroma.\s
      \s
      IMR ISSUES, DECISIONS AND RATIONALES\s
      """;
  private static final Target DIAGNOSIS =
      Target.of(Target.LETTER, new FieldId("clinical.diagnoses")).entry("clinical.diagnoses[0]");

  private final ClaimGrounder grounding =
      new ClaimGrounder(GroundingTrial.SCHEMA, new ValueReader(2026));

  /** Returns the rule, the letter's text, and the value; empty if no location was found. */
  private List<String> found(String letter, String quote, Optional<Claim.CodePointRange> place) {
    LetterText text = new LetterText(letter);
    Claim claim =
        new Claim(
            DIAGNOSIS, Optional.of(quote), place, Optional.empty(), false, OptionalDouble.empty());
    GroundingResult grounded =
        grounding.ground(text, List.of(claim), new ClaimSource("somebody", "1"));
    return grounded.annotations().all().stream().map(a -> words(a, text)).toList();
  }

  private static String words(Annotation annotation, LetterText text) {
    String rule = ((Provenance.Program) annotation.provenance()).rule();
    String quote = text.quote(annotation.evidence().orElseThrow().span());
    return rule + " | " + quote + " | " + annotation.value().flatMap(Value::known).orElse("");
  }

  @Test
  void aComposedQuoteIsFoundInADecomposedTextAndTheReverse() {
    String nfd = Normalizer.normalize(LETTER, Normalizer.Form.NFD);
    String quote = "Sjögren's syndrome";
    String apart = Normalizer.normalize(quote, Normalizer.Form.NFD);
    assertEquals(List.of("exact | " + apart + " | " + quote), found(nfd, quote, Optional.empty()));
    assertEquals(
        List.of("exact | " + quote + " | " + quote), found(LETTER, apart, Optional.empty()));
    assertEquals(List.of("exact | " + apart + " | " + quote), found(nfd, apart, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00AD", "\u200B", "\u2060", "\uFEFF", "\u200E", "\uDB40\uDC20"})
  void invisibleCharactersInTheTextOrTheQuoteDoNotMatter(String mark) {
    String marked = LETTER.replace("syndrome", "syn" + mark + "drome");
    String quote = "Sjögren's syndrome";
    String hidden = "Sjögren's syn" + mark + "drome";
    assertEquals(
        List.of("exact | " + hidden + " | " + quote), found(marked, quote, Optional.empty()));
    assertEquals(
        List.of("exact | " + quote + " | " + quote), found(LETTER, hidden, Optional.empty()));
  }

  @Test
  void aLigatureAndItsLettersAreOne() {
    assertEquals(
        List.of("exact | well-known ﬁbroma | well-known fibroma"),
        found(LETTER, "well-known fibroma", Optional.empty()));
    assertEquals(
        List.of("exact | well‑known ﬁbroma | well-known fibroma"),
        found(LETTER.replace('-', '\u2011'), "well-known fibroma", Optional.empty()));
  }

  @Test
  void offsetsOfTheTextAsItIsArePlacesInEveryUnit() {
    String letter = "\uD835\uDC9C note.\u200B\n" + LETTER + LETTER;
    String quote = "well-known ﬁbroma";
    int second = letter.lastIndexOf(quote);
    int points = letter.codePointCount(0, second);
    int bytes = letter.substring(0, second).getBytes(StandardCharsets.UTF_8).length;
    for (int start : new int[] {points, second, bytes}) {
      LetterText text = new LetterText(letter);
      Claim claim =
          new Claim(
              DIAGNOSIS,
              Optional.of(quote),
              Optional.of(new Claim.CodePointRange(start, start + quote.length())),
              Optional.empty(),
              false,
              OptionalDouble.empty());
      GroundingResult grounded =
          grounding.ground(text, List.of(claim), new ClaimSource("somebody", "1"));
      assertEquals(
          List.of(second),
          grounded.annotations().all().stream()
              .map(a -> a.evidence().orElseThrow().span().start())
              .toList());
    }
  }
}
