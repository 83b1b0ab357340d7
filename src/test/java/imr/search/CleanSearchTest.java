package imr.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import imr.letter.LetterText;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that words are found regardless of their Unicode form in the letter or query. */
final class CleanSearchTest {
  private static final String LETTER =
      "The office finds a flare of the café's acupuncture.\nNo more.";

  private static List<String> found(String letter, String written) {
    LetterText text = new LetterText(letter);
    LetterQuery query =
        assertInstanceOf(LetterQuery.class, LetterQuery.read(written, SampleIndexEntries.SCHEMA));
    return Passage.of(query, text).stream()
        .flatMap(p -> p.words().stream().map(text::quote))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00AD", "\u200B", "\u200D", "\u2060", "\uFEFF", "\u200E", "\u0001"})
  void aWordIsFoundWithAnInvisibleCharacterInTheLetterOrInTheQuery(String mark) {
    String marked = LETTER.replace("acupuncture", "acupunc" + mark + "ture");
    assertEquals(List.of("acupunc" + mark + "ture"), found(marked, "acupuncture"));
    assertEquals(List.of("acupuncture"), found(LETTER, "acupunc" + mark + "ture"));
    assertEquals(List.of("acupunc" + mark + "ture"), found(marked, "\"acupunc" + mark + "ture\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"office", "finds", "flare", "cafe", "café"})
  void ligaturesAndAccentsDoNotHideAWord(String word) {
    String odd =
        Normalizer.normalize(LETTER, Normalizer.Form.NFD)
            .replace("ffi", "\uFB03")
            .replace("fi", "\uFB01")
            .replace("fl", "\uFB02");
    assertEquals(1, found(odd, word).size());
    assertEquals(1, found(odd, Normalizer.normalize(word, Normalizer.Form.NFD)).size());
  }
}
