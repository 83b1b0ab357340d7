package imr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What analysts are told when something cannot be done says what to do next: the sentences are
 * looked up in the sources, where a window tells something or a refusal is made.
 */
final class TroubleSentencesTest {
  private static final Pattern TOLD =
      Pattern.compile(
          "(?:dialogs\\.tell|new [A-Za-z.]*(?:Refused|Failed|Unavailable))\\s*\\((.*?)\\);?\\n"
              + "\\s*[\\n"
              + "}]",
          Pattern.DOTALL);

  private static final Pattern WORDS =
      Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.DOTALL);

  private static final Pattern TO_DO =
      Pattern.compile(
          "(?i)\\b(see|create|use|enter|restart|reinstall|check|choose|try|free|open|type|get|import|give|ask|start|copy|fetch|put|make|write|save|run|stop|wait|go|reopen|confirm|finish|repair|taken"
              + " in again)\\b");

  /** Parts of longer sentences, which say it around them. */
  private static final List<String> PARTS =
      List.of(
          "Couldn't import the project file %s: %s",
          "gesture %d", "The file is not well-formed JSON", "The file has no list of edits");

  /** What only those who make installers, or run the demonstration, see. */
  private static final List<String> BUILDERS =
      List.of("SmokeTest.java", "TypicalSession.java", "Demonstration.java");

  @Test
  void eachSaysWhatToDoNext() {
    List<String> all = sentences();
    assertTrue(all.size() > 20, () -> "only " + all.size() + " sentences were found");
    assertEquals(
        List.of(),
        all.stream()
            .filter(s -> PARTS.stream().noneMatch(s::startsWith))
            .filter(s -> !TO_DO.matcher(s).find())
            .toList());
  }

  private static List<String> sentences() {
    return sources()
        .flatMap(source -> TOLD.matcher(source).results())
        .map(told -> words(told.group(1)))
        .filter(words -> words.length() >= 25)
        .toList();
  }

  private static String words(String code) {
    Matcher part = WORDS.matcher(code);
    return part.results()
        .map(p -> p.group(1) == null ? p.group(2) : p.group(1))
        .collect(Collectors.joining());
  }

  private static Stream<String> sources() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/imr"))) {
      return files
          .filter(f -> f.toString().endsWith(".java") && !f.startsWith("src/main/java/imr/app"))
          .filter(f -> !BUILDERS.contains(String.valueOf(f.getFileName())))
          .map(TroubleSentencesTest::read)
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
