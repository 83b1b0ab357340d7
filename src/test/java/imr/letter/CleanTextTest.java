package imr.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests cleaning and the mapping back to the canonical text. */
final class CleanTextTest {

  private static String clean(String text) {
    return new LetterText(text).clean().text().canonical();
  }

  @Test
  void aTextWithNothingToCleanIsItsOwnCleanText() {
    LetterText text = new LetterText("Date: 03/06/2017\n\tTemperature 98° \f×2 café\n");
    assertSame(text, text.clean().text());
    assertTrue(text.clean().same());
  }

  static Stream<Integer> unseen() {
    IntStream formats =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> Character.getType(c) == Character.FORMAT);
    IntStream controls =
        IntStream.concat(IntStream.range(0, 0x20), IntStream.of(0x7F))
            .filter(c -> "\t\n\u000b\f\r\u001e".indexOf(c) < 0);
    IntStream others =
        IntStream.of(
            0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x2065, 0x3164, 0xFE00, 0xFE0F,
            0xFFA0, 0xFFF0, 0xFFFC, 0xE0100, 0xE01EF);
    return IntStream.concat(formats, IntStream.concat(controls, others)).boxed();
  }

  @ParameterizedTest
  @MethodSource("unseen")
  void whatNobodySeesIsAsIfNotThere(int c) {
    String mark = Character.toString(c);
    String text = "a well-" + mark + "kept re" + mark + "cord 2" + mark + "4" + mark;
    CleanText clean = new LetterText(text).clean();
    assertEquals("a well-kept record 24", clean.text().canonical());
    int word = clean.text().canonical().indexOf("record");
    assertEquals(
        "re" + mark + "cord", new LetterText(text).quote(clean.original(new Span(word, word + 6))));
  }

  @ParameterizedTest
  @CsvSource({
    "FB00, ff",
    "FB01, fi",
    "FB02, fl",
    "FB03, ffi",
    "FB04, ffl",
    "FB05, st",
    "FB06, st",
    "0132, IJ",
    "0133, ij",
    "01C9, lj",
    "F001, fi",
    "F002, fl",
    "FF21, A",
    "1D400, A",
    "017F, s"
  })
  void aLigatureReadsAsItsLettersAndASpanInsideTakesItWhole(String code, String letters) {
    String sign = Character.toString(Integer.parseInt(code, 16));
    LetterText text = new LetterText("o" + sign + "ce");
    assertEquals("o" + letters + "ce", text.clean().text().canonical());
    assertEquals(sign, text.quote(text.clean().original(new Span(1, 2))));
  }

  @Test
  void accentsAreComposedAndEachStandsForItsWholeCluster() {
    LetterText text = new LetterText("Cafe\u0301 No\u200De\u0301l");
    CleanText clean = text.clean();
    assertEquals("Café Noél", clean.text().canonical());
    assertEquals("e\u0301", text.quote(clean.original(new Span(3, 4))));
    assertEquals(Optional.of(new Span(3, 4)), clean.clean(new Span(4, 5)));
  }

  @Test
  void mixedFormsOfOneWordReadTheSame() {
    assertEquals("Nuñez Nuñez Ångström", clean("Nun\u0303ez Nu\u00F1ez A\u030Angstro\u0308m"));
    assertEquals("한 K", clean("\u1112\u1161\u11AB \u212A"));
  }

  @ParameterizedTest
  @CsvSource({
    "2010", "2011", "2012", "2013", "2212", "FE63", "FF0D", "02D7", "2043", "00AD", "001E"
  })
  void everyHyphenWithinAWordIsThePlainOne(String code) {
    String sign = Character.toString(Integer.parseInt(code, 16));
    assertEquals(
        "CM17-0990001 and 47-year-old",
        clean("CM17" + sign + "0990001 and 47" + sign + "year" + sign + "old"));
  }

  @Test
  void aDashBetweenWordsStaysADash() {
    assertEquals("pain – and more — rest–", clean("pain – and more — rest–"));
    assertEquals("self-care—and so on", clean("self-care—and so on"));
  }

  @Test
  void aSoftHyphenIsNothingWhereTheLetterHasHyphensOfItsOwn() {
    assertEquals("a well-known lumbar spine", clean("a well-known lum\u00ADbar spine"));
    assertEquals("a well-known lumbar spine", clean("a well-known lum\u00AD \nbar spine"));
  }

  @Test
  void everyLineEndIsOneAndEverySpaceIsOne() {
    assertEquals(
        "a\nb\nc\nd\n e f g h", clean("a\u0085b\u2028c\u2029d\u000B e\u00A0f\u2009g\u3000h"));
  }

  @Test
  void aVerticalTabEndsALineWhereSeveralDoAndIsStrayWhereItIsAlone() {
    assertEquals("a\nb\nc\nd\ne\nf", clean("a\u000Bb\u000Bc\u000Bd\u000Be\u000Bf"));
    assertEquals("lumbar", clean("lum\u000Bbar"));
  }

  @Test
  void windowsCharactersThatBecameControlsReadAsThemselves() {
    assertEquals("the patient’s “pain”", clean("the patient\u0092s \u0093pain\u0094"));
  }

  @Test
  void aSpanOfNothingSeenReadsAsNothing() {
    LetterText text = new LetterText("a\u200B\u200Bb");
    assertEquals(Optional.empty(), text.clean().clean(new Span(1, 3)));
    assertEquals("", text.clean().words(new Span(1, 3)));
    assertEquals("ab", text.clean().words(new Span(0, 4)));
  }

  @Test
  void everyCleanSpanLeadsToWholeCodePoints() {
    LetterText text = new LetterText("\uFEFFx\uD835\uDC00\u0301y\uDB40\uDC20 \uFB03");
    CleanText clean = text.clean();
    for (int start = 0; start < clean.text().length(); start++) {
      Span span = clean.original(new Span(start, start + 1));
      assertTrue(!Character.isLowSurrogate(text.canonical().charAt(span.start())));
      assertTrue(!Character.isHighSurrogate(text.canonical().charAt(span.end() - 1)));
    }
    assertEquals(text.length(), clean.original(clean.text().length()));
  }

  private static final String PAGES =
      "The worker lifted\nCM18-0001122  Page 1 of 3\n\fCM18-0001122\na crate. The pain\n"
          + "CM18-0001122  Page 2 of 3\n\fCM18-0001122\nwent on.\nCM18-0001122  Page 3 of 3\n";

  @Test
  void headersAndFootersAreOutsideAndAValueIsInPieces() {
    LetterText text = new LetterText(PAGES);
    CleanText clean = text.clean();
    assertEquals("The worker lifted\n\fa crate. The pain\n\fwent on.\n", clean.text().canonical());
    Span whole = clean.original(new Span(0, clean.text().canonical().indexOf(" The pain")));
    assertEquals("The worker lifted\n\fa crate.", clean.words(whole));
    assertEquals(
        List.of("The worker lifted", "a crate."),
        clean.pieces(text, whole).stream().map(text::quote).toList());
    assertEquals(List.of(new Span(0, 3)), clean.pieces(text, new Span(0, 3)));
  }

  @ParameterizedTest
  @MethodSource("furniture")
  void pageFurnitureOfEachStyleIsRecognized(String first, String second, String third) {
    String text =
        "Words one\nthat go on " + first + "and end\nhere, then " + second + "more\nof it " + third;
    assertEquals(
        "Words one that go on and end here, then more of it",
        clean(text).replaceAll("\\s+", " ").strip());
  }

  private static Object[] style(String... three) {
    return three;
  }

  static Stream<Object[]> furniture() {
    return Stream.of(
        style("\nPage 1\n\f", "\nPage 2\n\f", "\nPage 3\n"),
        style("\n- 1 -\n\f", "\n- 2 -\n\f", "\n- 3 -\n"),
        style("\n1\n\f", "\n2\n\f", "\n3\n"),
        style("\nPage 1 of 3\n", "\nPage 2 of 3\n", "\nPage 3 of 3\n"),
        style("\n1 of 3\n", "\n2 of 3\n", "\n3 of 3\n"),
        style(
            "\nIMR 04/11/2018\n1 | Page\n\f",
            "\nIMR 04/11/2018\n2 | Page\n\f",
            "\nIMR 04/11/2018\n3 | Page\n"),
        style(
            "\n\n\fFinal Determination  CM18-0001122\nPage 2\n\n",
            "\n\n\fFinal Determination  CM18-0001122\nPage 3\n\n",
            "\n"),
        style(
            "\nCM18-0001122 Page 1 of 3\nConfidential\n",
            "\nCM18-0001122 Page 2 of 3\nConfidential\n",
            "\nCM18-0001122 Page 3 of 3\nConfidential\n"));
  }

  @Test
  void aSentenceThatEndsTwoPagesByChanceIsNoFooter() {
    String text =
        "One is here. It is denied\nfor its decision.\n\fTwo. The surgery is not needed.\n"
            + "It is not medically necessary.\n\fThree is here\nfor its decision.\n\fFour.\n"
            + "It is not medically necessary.\n";
    assertEquals(text, clean(text));
  }

  @Test
  void whatOpensTheFirstPageAndWhatOnlyLooksLikeFurnitureIsKept() {
    String text =
        "Case Number: CM18-0001122\nPain\n\fCase Number: CM18-0001122\nDecision rationale: a\n"
            + "\fCase Number: CM18-0001122\nDecision rationale: a\n";
    assertEquals(
        "Case Number: CM18-0001122\nPain\n\fDecision rationale: a\n\fDecision rationale: a\n",
        clean(text));
    String plain = "Norco 10mg\nPage 60 of the guideline\n\fNorco 20mg\nthe end\n";
    assertEquals(plain, clean(plain));
  }
}
