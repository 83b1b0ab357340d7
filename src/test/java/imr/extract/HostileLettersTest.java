package imr.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.annotation.Target;
import imr.letter.Letter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Texts made to make a pattern backtrack or a scan start over: each must be read in a time that a
 * scan of quadratic cost could not meet.
 */
final class HostileLettersTest {
  private static final Duration GENEROUS = Duration.ofSeconds(20);
  private static final String ISSUES = "IMR ISSUES, DECISIONS AND RATIONALES \n\n";
  private static final String SUMMARY = "CLINICAL CASE SUMMARY \n\n";

  static Stream<Arguments> hostileTexts() {
    return Stream.of(
        named("rationale labels", ISSUES + "Decision rationale:".repeat(100_000)),
        named("rationale labels, a line each", ISSUES + "Decision rationale:\n".repeat(100_000)),
        named(
            "decided labels", ISSUES + "x: Upheld Claims Administrator guideline: ".repeat(30_000)),
        named(
            "citations",
            ISSUES
                + "x: Upheld Claims Administrator guideline: "
                + "Decision based on MTUS ".repeat(50_000)),
        named(
            "non-MTUS citations",
            ISSUES
                + "x: Upheld MAXIMUS guideline: Decision based on "
                + "Non-MTUS Citation ".repeat(50_000)),
        named(
            "chapters without pages",
            ISSUES
                + "x: Upheld MAXIMUS guideline: Decision based on MTUS "
                + "Chronic Pain Treatment Guidelines, ".repeat(40_000)),
        named("one long line", "x".repeat(1_000_000)),
        named("one long line of words", SUMMARY + "pain and ".repeat(120_000)),
        named("one long summary of dates", SUMMARY + "on 1/1/2016 and ".repeat(60_000)),
        named("one long list", SUMMARY + "Diagnoses include " + "neck, ".repeat(120_000)),
        named("lists of diagnoses", SUMMARY + "Diagnoses include ".repeat(60_000)),
        named("numbers of a list", SUMMARY + "Diagnoses: " + "1. ".repeat(100_000)),
        named("numbered diagnoses", SUMMARY + "Diagnoses: " + "1. a 2. b ".repeat(50_000)),
        named("treatments", SUMMARY + "Treatment to date has included ".repeat(40_000)),
        named("treatments without a verb", SUMMARY + "treatment ".repeat(100_000)),
        named("given treatments", SUMMARY + "completed 6 sessions of ".repeat(40_000)),
        named("devices in use", SUMMARY + "using a brace and ".repeat(40_000)),
        named("treatments that go on", SUMMARY + "had physical therapy, ".repeat(40_000)),
        named("medications", SUMMARY + "medications include ".repeat(50_000)),
        named("requests for drugs", SUMMARY + "request for Norco ".repeat(50_000)),
        named("drugs without a request", SUMMARY + "Norco ".repeat(150_000)),
        named("injuries", SUMMARY + "injury when ".repeat(80_000)),
        named("numbers", SUMMARY + "1/10-".repeat(200_000)),
        named("open brackets", SUMMARY + "Diagnoses include " + "(".repeat(300_000)),
        named(
            "nested brackets",
            SUMMARY + "Treatment included " + "(".repeat(100_000) + ")".repeat(100_000)),
        named(
            "a heading of brackets",
            ISSUES + "(".repeat(200_000) + ": Upheld \n\nClaims Administrator guideline: x"),
        named(
            "a heading of numbers",
            ISSUES + "1 x 2 ".repeat(100_000) + ": Upheld \n\nClaims Administrator guideline: x"),
        named("blanks", " ".repeat(1_000_000)),
        named("line breaks", "\n".repeat(1_000_000)),
        named(
            "blank lines",
            ISSUES + " \n".repeat(300_000) + "x: Upheld \n\nClaims Administrator guideline: x"),
        named("colons", ISSUES + ":".repeat(1_000_000)),
        named("full stops", SUMMARY + ". ".repeat(400_000)),
        named("notice numbers", "1) ".repeat(100_000)),
        named("notice numbers, a line each", "1) a\n".repeat(100_000)),
        named(
            "notices",
            "1) MAXIMUS has determined the request for x is not medically necessary.\n"
                .repeat(5_000)),
        named("capital headings", "CLINICAL CASE SUMMARY ".repeat(50_000)),
        named(
            "medically",
            ISSUES + "x: Upheld Decision rationale: " + "if medically necessary ".repeat(80_000)),
        named("not", ISSUES + "x: Upheld Decision rationale: " + "not ".repeat(200_000)));
  }

  private static Arguments named(String name, String text) {
    return Arguments.of(name, text);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileTexts")
  void hostileTextsAreReadInBoundedTime(String name, String text) {
    Letter letter = Letter.of(name, text, false);
    AnnotationSet set = assertTimeout(GENEROUS, () -> Extractors.SHIPPED.extract(letter));
    assertTrue(set.holdsIn(letter.text()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileTexts")
  void theSameTextGivesTheSameSuggestions(String name, String text) {
    String start = text.substring(0, Math.min(text.length(), 20_000));
    Letter letter = Letter.of(name, start, false);
    assertEquals(Extractors.SHIPPED.extract(letter), Extractors.SHIPPED.extract(letter));
  }

  @ParameterizedTest(name = "{0} times")
  @MethodSource("manyItems")
  void everyItemOfALongLetterIsFound(int count) {
    String item =
        """
        Knee brace: Upheld

        Claims Administrator guideline: x

        MAXIMUS guideline: x

        Decision rationale: It is not medically necessary.

        """;
    Letter letter = Letter.of("long", ISSUES + item.repeat(count), true);
    AnnotationSet set = assertTimeout(GENEROUS, () -> Extractors.SHIPPED.extract(letter));
    long stated =
        set.all().stream()
            .filter(a -> a.target().field().equals(Fields.CONCLUSION) && a.evidence().isPresent())
            .count();
    assertEquals(count, stated);
    assertEquals(Target.LETTER, set.all().iterator().next().target().subject());
  }

  static List<Integer> manyItems() {
    return List.of(1, 1_000, 20_000);
  }
}
