package imr.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.HostileNames;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LetterNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"letter 1.pdf", "Größe (2).txt", ".hidden", "a..b", "20-1234567.PDF"})
  void aPlainFileNameStaysAsItIs(String name) {
    assertEquals(name, LetterName.of(name));
  }

  @Test
  void foldersAndWhatCannotBePrintedAreLeftOut() {
    assertEquals("x.txt", LetterName.of("../../x.txt"));
    assertEquals("x.txt", LetterName.of("C:\\letters\\x.txt"));
    assertEquals("a-b-c.txt", LetterName.of("a\u0000b\nc.txt"));
    assertEquals("fine-txt.exe", LetterName.of("fine\u202etxt.exe"));
    assertEquals("letter", LetterName.of(".."));
    assertEquals("letter", LetterName.of("somewhere/"));
  }

  @Test
  void aLongNameKeepsItsEnding() {
    String name = LetterName.of("x".repeat(5000) + ".pdf");
    assertEquals("x".repeat(251) + ".pdf", name);
  }

  @Test
  void aMillionAccentsAreCutBeforeTheyArePutInOrder() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> assertEquals(255, LetterName.of("A" + "\u0315\u0327".repeat(1_000_000)).length()));
  }

  @Test
  void whateverComesInFitsOnALineAndIsItsOwnName() {
    for (String hostile : HostileNames.seeded(11, 2000)) {
      String name = LetterName.of(hostile);
      assertTrue(name.matches("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}/\\\\]+"), name);
      assertTrue(name.codePointCount(0, name.length()) <= 255, name);
      assertEquals(name, LetterName.of(name));
    }
  }
}
