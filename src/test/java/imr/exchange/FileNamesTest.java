package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.HostileNames;
import imr.letter.Letter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileNamesTest {

  @ParameterizedTest
  @CsvSource({
    "letter 1.pdf, letter 1",
    "a.b.txt, a.b",
    "../../etc/passwd, -.-etc-passwd",
    "C:\\x|y?.txt, C--x-y-",
    "con.txt, letter-con",
    "COM1.pdf, letter-COM1",
    "..., letter",
    "nul.tar.gz, letter-nul.tar",
    "lpt¹.txt, letter-lpt¹",
    "console.txt, console",
    "a b. .txt, a b",
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
    assertEquals("😀".repeat(24), name);
  }

  @Test
  void namesThatDifferInTheEncodingOfAnAccentDoNotShareAFile() {
    FileNames names = new FileNames();
    String first = names.next(letter("Andre\u0301.pdf", "1"));
    String second = names.next(letter("ANDR\u00C9.pdf", "2"));
    assertEquals("Andr\u00E9", first);
    assertTrue(second.matches("ANDR\u00C9-[0-9a-f]{12}"), second);
  }

  @Test
  void theSameLetterThreeTimesGetsThreeFiles() {
    FileNames names = new FileNames();
    Letter letter = letter("a.txt", "1");
    String hash = letter.id().substring(0, 12);
    assertEquals(
        List.of("a", "a-" + hash, "a-" + hash + "-2"),
        Stream.of(letter, letter, letter).map(names::next).toList());
  }

  @Test
  void whateverANameHoldsAFileNameIsPlainShortAndItsOwn() {
    FileNames names = new FileNames();
    Set<String> given = new HashSet<>();
    for (String hostile : HostileNames.seeded(7, 2000)) {
      String name = names.next(letter(hostile, "text of " + given.size()));
      assertTrue(name.matches("[^\\p{C}\\p{Zl}\\p{Zp}/\\\\:*?\"<>|]+"), name);
      assertTrue(!name.contains("..") && !name.matches("(?s)[. ].*|.*[. ]"), name);
      assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 120, name);
      assertTrue(given.add(name.toUpperCase(Locale.ROOT)), name);
    }
  }

  private static Letter letter(String name, String text) {
    return Letter.of(name, text, true);
  }
}
