package imr.workbench;

import static imr.workbench.FileCases.letter;
import static imr.workbench.FileCases.outcome;
import static imr.workbench.FileCases.shared;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.intake.IntakeResult;
import imr.intake.MadeUpLetter;
import imr.intake.OddPdfs;
import imr.letter.Letter;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same letter as other programs write it gives the same values. */
final class FileFormatsTest {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2,}");
  private static final List<String> RIGHT = FileCases.values(letter(text(MadeUpLetter.TEXT)));

  private static IntakeResult text(String text) {
    return outcome("letter.txt", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertSameValues(String text) {
    assertEquals(RIGHT, FileCases.values(letter(text(text))));
  }

  @Test
  void theUndisturbedLetterHasItsValues() {
    assertTrue(RIGHT.size() > 40, RIGHT::toString);
  }

  /** In the middle of every word, or at its start or end. */
  private static String inEveryWord(String mark, int place) {
    Matcher words = WORD.matcher(MadeUpLetter.TEXT);
    return words.replaceAll(
        w -> {
          String word = w.group();
          int at = place < 0 ? 0 : place > 0 ? word.length() : word.length() / 2;
          return Matcher.quoteReplacement(word.substring(0, at) + mark + word.substring(at));
        });
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202C, 0x202D, 0x2060, 0x2061, 0x2066,
        0x2069, 0xFEFF, 0x61C, 0x180E, 0x34F, 0xFE0F, 0xE0020, 0xFFFC
      })
  void invisibleCharactersInEveryWordChangeNoValue(int c) {
    String mark = Character.toString(c);
    assertSameValues(inEveryWord(mark, 0));
    assertSameValues(inEveryWord(mark, 1));
    assertSameValues(inEveryWord(mark, -1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0, 0x1, 0x8, 0x1A, 0x7F, 0x9D})
  void aStrayControlCharacterInAWordChangesNoValue(int c) {
    String mark = Character.toString(c);
    for (String word : List.of("0770012", "36", "male", "Upheld", "rationale", "necessary", "60")) {
      int middle = (word.length() + 1) / 2;
      String broken = word.substring(0, middle) + mark + word.substring(middle);
      assertSameValues(MadeUpLetter.TEXT.replaceFirst(word, broken) + mark);
    }
  }

  @Test
  void softHyphensInEveryWordChangeNoValue() {
    assertSameValues(inEveryWord("\u00AD", 0));
    assertSameValues(inEveryWord("\u00AD", -1));
    assertSameValues(MadeUpLetter.TEXT.replace("radiculopathy", "radicu\u00AD\nlopathy"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0xAD, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0xFE63, 0xFF0D})
  void everyHyphenGivesTheSameValues(int c) {
    assertSameValues(MadeUpLetter.TEXT.replace('-', (char) c));
  }

  static Stream<String> otherForms() {
    String text = MadeUpLetter.TEXT;
    return Stream.of(
        text.replace("ffi", "\uFB03").replace("fi", "\uFB01").replace("fl", "\uFB02"),
        text.replace("ff", "\uFB00").replace("st", "\uFB06").replace("fl", "\uFB02"),
        text.replace(' ', '\u00A0'),
        text.replace("\n", "\u2028"),
        text.replace("\n", "\u0085"),
        text.replace("\n", "\u2029"),
        text.replace("\n", "\r"),
        text.replace("\n", "\u000B"),
        "\uFEFF" + text + "\uFEFF",
        text.replaceAll("\\s+", " "),
        text.replaceAll("\\s*\\n\\s*", "\n"));
  }

  @ParameterizedTest
  @MethodSource("otherForms")
  void ligaturesSpacesAndLineEndsGiveTheSameValues(String text) {
    assertSameValues(text);
  }

  static Stream<byte[]> oddPdfs() {
    List<String> lines = MadeUpLetter.lines();
    List<String> packed = lines.stream().filter(l -> !l.isBlank()).toList();
    return Stream.of(
        OddPdfs.of(lines),
        OddPdfs.of(packed),
        OddPdfs.spaced(packed),
        OddPdfs.turned(lines, 90, 0),
        OddPdfs.turned(lines, 270, 0),
        OddPdfs.turned(lines, 180, 0),
        OddPdfs.turned(lines, 0, 90),
        OddPdfs.turned(lines, 90, 90),
        OddPdfs.layered(lines, 2, 2),
        OddPdfs.layered(lines, 0, 0),
        OddPdfs.layered(lines, 7, -5),
        OddPdfs.layered(lines, 0.5f, 14.5f),
        OddPdfs.framed(lines, "", "Page %d of %d"),
        OddPdfs.framed(lines, "Final Determination  CM18-0770012", "%d"),
        OddPdfs.framed(lines, "CM18-0770012", "04/24/2018  -  Page %d"),
        OddPdfs.framed(lines, "Page %d of %d", "Confidential medical information"));
  }

  @ParameterizedTest
  @MethodSource("oddPdfs")
  void pdfsOfEveryMakeGiveTheSameValues(byte[] pdf) {
    assertEquals(RIGHT, FileCases.values(letter(outcome("letter.pdf", pdf))));
  }

  @Test
  void eachOfSeveralLettersInOneFileGivesItsOwnValues() {
    String other = MadeUpLetter.TEXT.replace("0770012", "0770013").replace("36-year", "41-year");
    List<String> otherValues = FileCases.values(letter(text(other)));
    for (String between : List.of("\f", "", "\n\n", "\n\f\n")) {
      IntakeResult outcome = text(MadeUpLetter.TEXT + between + other);
      assertEquals(List.of(RIGHT, otherValues), parts(outcome), between);
    }
    List<String> lines = new ArrayList<>(MadeUpLetter.lines());
    lines.addAll(other.lines().map(l -> l.isBlank() ? " " : l.stripTrailing()).toList());
    assertEquals(
        List.of(RIGHT, otherValues), parts(outcome("two.pdf", OddPdfs.of(lines))), "glued");
  }

  private static List<List<String>> parts(IntakeResult outcome) {
    return assertInstanceOf(IntakeResult.Several.class, outcome).letters().stream()
        .map(part -> FileCases.values(letter(part)))
        .toList();
  }

  @Test
  void aRationaleAcrossPagesIsInPiecesAroundTheFooter() {
    byte[] pdf = OddPdfs.framed(MadeUpLetter.lines(), 38, "", "CM18-0770012   Page %d of %d");
    Letter letter = letter(outcome("letter.pdf", pdf));
    assertEquals(RIGHT, FileCases.values(letter));
    long split =
        FileCases.extracted(letter).all().stream()
            .flatMap(a -> a.evidence().stream())
            .filter(e -> letter.text().clean().pieces(letter.text(), e.span()).size() > 1)
            .count();
    assertTrue(split > 0, "no value goes across the page's end");
  }

  @Test
  void composedAndDecomposedAccentsGiveTheSameValues() {
    String accented = MadeUpLetter.TEXT.replace("physical therapy", "physical thérapy");
    Letter composed = letter(text(Normalizer.normalize(accented, Normalizer.Form.NFC)));
    Letter decomposed = letter(text(Normalizer.normalize(accented, Normalizer.Form.NFD)));
    assertEquals(FileCases.values(composed), FileCases.values(decomposed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "05-soft-hyphen/letter.txt",
        "08-ligatures/letter.txt",
        "08-ligatures/body-only.txt",
        "08-ligatures/office-words.txt",
        "16-other-hyphens/endash.txt",
        "16-other-hyphens/minus.txt",
        "16-other-hyphens/soft-hyphen-as-hyphen.txt",
        "16-other-hyphens/u2010.txt",
        "16-other-hyphens/u2011.txt",
        "03-utf16-nobom/letter.txt",
        "09-ctrl-z/letter.txt",
        "17-rotated/lying.pdf",
        "17-rotated/rotate90.pdf",
        "17-rotated/rotate180.pdf",
        "17-rotated/rotate270.pdf",
        "17-rotated/sideways.pdf",
        "25-footer/letter.pdf",
        "27-wrong-kind/letter-is-pdf.txt",
        "27-wrong-kind/letter.htm",
        "27-wrong-kind/letter.rtf",
        "27-wrong-kind/text-called.pdf",
        "30-no-blank-line-glyphs/letter.pdf"
      })
  void theSharedInputsGiveTheValuesOfTheUndisturbedLetter(String name) {
    List<String> right = FileCases.values(letter(outcome(shared("00-base/letter.txt"))));
    assertEquals(49, right.size());
    assertEquals(right, FileCases.values(letter(outcome(shared(name)))));
  }
}
