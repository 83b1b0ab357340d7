package imr.learn;

import imr.annotation.AnnotationSet;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.exchange.RecordFile;
import imr.exchange.SchemaFile;
import imr.letter.Letter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The developers' letters with their gold records. Tests that need them are skipped if they are
 * missing.
 */
final class SharedLetters {
  static final Schema SCHEMA = SchemaFile.builtIn();
  private static final Path FOLDER = Path.of("../shared/letters");
  private static final Provenance.Person ANNOTATOR =
      new Provenance.Person("Ana", Instant.parse("2026-11-01T10:00:00Z"));

  private SharedLetters() {}

  /** A letter with its gold record. */
  record Gold(Letter letter, AnnotationSet gold, AnnotationSet old) {}

  static List<Gold> all() {
    Assumptions.assumeTrue(
        Files.isDirectory(FOLDER), "the letters of ../shared/letters are not on this machine");
    try (Stream<Path> files = Files.list(FOLDER.resolve("gold"))) {
      return files.sorted().map(SharedLetters::gold).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Gold gold(Path file) {
    String name = file.getFileName().toString();
    String text = read(FOLDER.resolve("text").resolve(name.replace(".json", ".txt")));
    Letter letter = Letter.of(name, text.replace("\r\n", "\n"), true);
    return new Gold(
        letter,
        record(file, letter, ANNOTATOR),
        record(
            FOLDER.resolve("suggested-1.1.0").resolve(name),
            letter,
            new Provenance.Program("imr-rules", "1.1.0", "", 0.5)));
  }

  private static AnnotationSet record(Path file, Letter letter, Provenance by) {
    return switch (new RecordFile(SCHEMA).read(read(file), letter.text(), by)) {
      case RecordFile.RecordReadResult.Read read -> read.annotations();
      case RecordFile.RecordReadResult.Refused(String why) ->
          throw new IllegalStateException(file + why);
    };
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
