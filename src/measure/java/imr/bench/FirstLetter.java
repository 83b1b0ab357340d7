package imr.bench;

import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.extract.Extractor;
import imr.letter.Letter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that extracts from the one letter that its argument names, and prints the processor
 * time that all of its threads took, in milliseconds.
 */
final class FirstLetter {
  private FirstLetter() {}

  public static void main(String[] arguments) throws IOException {
    Letter letter = Letter.of("first", Files.readString(Path.of(arguments[0])), true);
    Extractor extractor = new Extractor(SchemaFile.builtIn(), new ValueReader(2026));
    if (extractor.extract(letter).all().isEmpty()) {
      throw new IllegalStateException("nothing was found");
    }
    System.out.println(ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis());
  }
}
