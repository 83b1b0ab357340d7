package imr.workbench;

import static imr.workbench.FileCases.letter;
import static imr.workbench.FileCases.outcome;
import static imr.workbench.FileCases.shared;
import static imr.workbench.FileCases.values;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.letter.Letter;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same letter as other programs write it gives the same values. */
final class FilesAsTheyComeTest {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2,}");
  private static final List<String> RIGHT = values(letter(text(MadeUpLetter.TEXT)));

  private static imr.intake.Outcome text(String text) {
    return outcome("letter.txt", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertSameValues(String text) {
    assertEquals(RIGHT, values(letter(text(text))));
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
        0x2069, 0xFEFF, 0x61C, 0x180E, 0x34F, 0xFE0F, 0xE0020, 0x7F, 0xFFFC
      })
  void invisibleCharactersInEveryWordChangeNoValue(int c) {
    String mark = Character.toString(c);
    assertSameValues(inEveryWord(mark, 0));
    assertSameValues(inEveryWord(mark, 1));
    assertSameValues(inEveryWord(mark, -1));
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

  @Test
  void composedAndDecomposedAccentsGiveTheSameValues() {
    String accented = MadeUpLetter.TEXT.replace("physical therapy", "physical thérapy");
    Letter composed = letter(text(Normalizer.normalize(accented, Normalizer.Form.NFC)));
    Letter decomposed = letter(text(Normalizer.normalize(accented, Normalizer.Form.NFD)));
    assertEquals(values(composed), values(decomposed));
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
        "25-footer/letter.pdf"
      })
  void theSharedInputsGiveTheValuesOfTheUndisturbedLetter(String name) {
    List<String> right = values(letter(outcome(shared("00-base/letter.txt"))));
    assertEquals(49, right.size());
    assertEquals(right, values(letter(outcome(shared(name)))));
  }
}
