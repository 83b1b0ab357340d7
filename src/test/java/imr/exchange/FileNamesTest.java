package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.letter.Letter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileNamesTest {

  @ParameterizedTest
  @CsvSource({
    "letter 1.pdf, letter 1",
    "a.b.txt, a.b",
    "../../etc/passwd, -..-etc-passwd",
    "C:\\x|y?.txt, C--x-y-",
    "con.txt, letter-con",
    "COM1.pdf, letter-COM1",
    "..., letter-",
    ".hidden.txt, hidden"
  })
  void aNameIsFitForEverySystem(String file, String name) {
    assertEquals(name, new FileNames().next(letter(file, "a")));
  }

  @Test
  void noTwoLettersShareAFile() {
    FileNames names = new FileNames();
    List<String> given =
        Stream.of(letter("a.txt", "1"), letter("A.pdf", "2"), letter("a", "3"))
            .map(names::next)
            .toList();
    assertEquals("a", given.getFirst());
    assertTrue(given.get(1).matches("A-[0-9a-f]{12}"), given.toString());
    assertTrue(given.get(2).matches("a-[0-9a-f]{12}"), given.toString());
  }

  @Test
  void aLongNameIsCutBetweenCharacters() {
    String name = new FileNames().next(letter("😀".repeat(300) + ".txt", "1"));
    assertEquals("😀".repeat(56), name);
  }

  private static Letter letter(String name, String text) {
    return Letter.of(name, text, true);
  }
}
