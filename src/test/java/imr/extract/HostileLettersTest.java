package imr.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.annotation.Target;
import imr.letter.Letter;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests texts designed to make patterns backtrack or scans start over: twice the text may take
 * about twice the time ({@link LinearTimeCheck}).
 */
final class HostileLettersTest {
  private static final String ISSUES = "IMR ISSUES, DECISIONS AND RATIONALES \n\n";
  private static final String SUMMARY = "CLINICAL CASE SUMMARY \n\n";

  private static final String ITEM =
      """
      Knee brace: Upheld

      Claims Administrator guideline: x

      MAXIMUS guideline: x

      Decision rationale: It is not medically necessary.

      """;

  static Stream<Arguments> hostileTexts() {
    return Stream.of(
        named("rationale labels", 100_000, n -> ISSUES + "Decision rationale:".repeat(n)),
        named(
            "rationale labels, a line each",
            100_000,
            n -> ISSUES + "Decision rationale:\n".repeat(n)),
        named(
            "decided labels",
            30_000,
            n -> ISSUES + "x: Upheld Claims Administrator guideline: ".repeat(n)),
        named(
            "citations",
            50_000,
            n ->
                ISSUES
                    + "x: Upheld Claims Administrator guideline: "
                    + "Decision based on MTUS ".repeat(n)),
        named(
            "non-MTUS citations",
            50_000,
            n ->
                ISSUES
                    + "x: Upheld MAXIMUS guideline: Decision based on "
                    + "Non-MTUS Citation ".repeat(n)),
        named(
            "chapters without pages",
            40_000,
            n ->
                ISSUES
                    + "x: Upheld MAXIMUS guideline: Decision based on MTUS "
                    + "Chronic Pain Treatment Guidelines, ".repeat(n)),
        named("items", 20_000, n -> ISSUES + ITEM.repeat(n)),
        named("one long line", 1_000_000, n -> "x".repeat(n)),
        named("one long line of words", 120_000, n -> SUMMARY + "pain and ".repeat(n)),
        named("one long summary of dates", 60_000, n -> SUMMARY + "on 1/1/2016 and ".repeat(n)),
        named("one long list", 120_000, n -> SUMMARY + "Diagnoses include " + "neck, ".repeat(n)),
        named("lists of diagnoses", 60_000, n -> SUMMARY + "Diagnoses include ".repeat(n)),
        named("numbers of a list", 100_000, n -> SUMMARY + "Diagnoses: " + "1. ".repeat(n)),
        named("numbered diagnoses", 50_000, n -> SUMMARY + "Diagnoses: " + "1. a 2. b ".repeat(n)),
        named("treatments", 40_000, n -> SUMMARY + "Treatment to date has included ".repeat(n)),
        named("treatments without a verb", 100_000, n -> SUMMARY + "treatment ".repeat(n)),
        named("given treatments", 40_000, n -> SUMMARY + "completed 6 sessions of ".repeat(n)),
        named("devices in use", 40_000, n -> SUMMARY + "using a brace and ".repeat(n)),
        named("treatments that go on", 40_000, n -> SUMMARY + "had physical therapy, ".repeat(n)),
        named("medications", 50_000, n -> SUMMARY + "medications include ".repeat(n)),
        named("requests for drugs", 50_000, n -> SUMMARY + "request for Norco ".repeat(n)),
        named("drugs without a request", 150_000, n -> SUMMARY + "Norco ".repeat(n)),
        named("injuries", 80_000, n -> SUMMARY + "injury when ".repeat(n)),
        named("numbers", 200_000, n -> SUMMARY + "1/10-".repeat(n)),
        named("open brackets", 300_000, n -> SUMMARY + "Diagnoses include " + "(".repeat(n)),
        named(
            "nested brackets",
            100_000,
            n -> SUMMARY + "Treatment included " + "(".repeat(n) + ")".repeat(n)),
        named(
            "a heading of brackets",
            200_000,
            n -> ISSUES + "(".repeat(n) + ": Upheld \n\nClaims Administrator guideline: x"),
        named(
            "a heading of numbers",
            100_000,
            n -> ISSUES + "1 x 2 ".repeat(n) + ": Upheld \n\nClaims Administrator guideline: x"),
        named("blanks", 1_000_000, n -> " ".repeat(n)),
        named("line breaks", 1_000_000, n -> "\n".repeat(n)),
        named(
            "blank lines",
            300_000,
            n -> ISSUES + " \n".repeat(n) + "x: Upheld \n\nClaims Administrator guideline: x"),
        named("colons", 1_000_000, n -> ISSUES + ":".repeat(n)),
        named("full stops", 400_000, n -> SUMMARY + ". ".repeat(n)),
        named("notice numbers", 100_000, n -> "1) ".repeat(n)),
        named("notice numbers, a line each", 100_000, n -> "1) a\n".repeat(n)),
        named(
            "notices",
            5_000,
            n ->
                "1) MAXIMUS has determined the request for x is not medically necessary.\n"
                    .repeat(n)),
        named("capital headings", 50_000, n -> "CLINICAL CASE SUMMARY ".repeat(n)),
        named(
            "medically",
            80_000,
            n -> ISSUES + "x: Upheld Decision rationale: " + "if medically necessary ".repeat(n)),
        named("not", 200_000, n -> ISSUES + "x: Upheld Decision rationale: " + "not ".repeat(n)));
  }

  /**
   * @param times how often the longest text repeats its parts
   */
  private static Arguments named(String name, int times, IntFunction<String> text) {
    return Arguments.of(name, times, text);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileTexts")
  void hostileTextsAreReadInLinearTime(String name, int times, IntFunction<String> text) {
    Letter letter = Letter.of(name, text.apply(times), false);
    assertTrue(Extractors.SHIPPED.extract(letter).holdsIn(letter.text()));
    assertTrue(LinearTimeCheck.holds(text, times / 2), name);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileTexts")
  void theSameTextGivesTheSameSuggestions(String name, int times, IntFunction<String> text) {
    String whole = text.apply(times);
    String start = whole.substring(0, Math.min(whole.length(), 20_000));
    Letter letter = Letter.of(name, start, false);
    assertEquals(Extractors.SHIPPED.extract(letter), Extractors.SHIPPED.extract(letter));
  }

  @ParameterizedTest(name = "{0} times")
  @MethodSource("manyItems")
  void everyItemOfALongLetterIsFound(int count) {
    Letter letter = Letter.of("long", ISSUES + ITEM.repeat(count), true);
    AnnotationSet set = Extractors.SHIPPED.extract(letter);
    long stated =
        set.all().stream()
            .filter(a -> a.target().field().equals(FieldIds.CONCLUSION) && a.evidence().isPresent())
            .count();
    assertEquals(count, stated);
    assertEquals(Target.LETTER, set.all().iterator().next().target().subject());
  }

  static List<Integer> manyItems() {
    return List.of(1, 1_000, 20_000);
  }
}
