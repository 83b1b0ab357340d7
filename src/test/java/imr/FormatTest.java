package imr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every source file is formatted by google-java-format. {@code mvn test -Dtest=FormatTest
 * -Dformat=apply} rewrites those that are not.
 */
final class FormatTest {
  private final Formatter formatter =
      new Formatter(
          JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.GOOGLE).build());

  @Test
  void everySourceFileIsFormatted() throws Exception {
    boolean apply = "apply".equals(System.getProperty("format"));
    List<String> unformatted = new ArrayList<>();
    for (Path file : sources()) {
      String source = Files.readString(file).replace("\r\n", "\n");
      String formatted = formatter.formatSourceAndFixImports(source);
      if (!formatted.equals(source)) {
        unformatted.add(file.toString());
        if (apply) {
          Files.writeString(file, formatted);
        }
      }
    }
    if (!apply) {
      assertEquals(List.of(), unformatted, "run: mvn test -Dtest=FormatTest -Dformat=apply");
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String folder : List.of("src", "installer")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(f -> f.toString().endsWith(".java")).sorted().forEach(sources::add);
      }
    }
    return sources;
  }
}
