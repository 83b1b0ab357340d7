package imr.extract.grounding;

import imr.annotation.AnnotationSet;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.exchange.RecordFile;
import imr.letter.Letter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The developers' letters with their gold records. Tests that need them are skipped if they are
 * missing.
 */
final class GoldRecords {
  private static final Path FOLDER = Path.of("../shared/letters");
  private static final Provenance.Program GOLD = new Provenance.Program("gold", "1", "gold", 1);

  private GoldRecords() {}

  /** A letter with its gold record. */
  record Gold(Letter letter, AnnotationSet record) {}

  static List<Gold> all(Schema schema) throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(FOLDER), "the letters of ../shared/letters are not on this machine");
    List<Gold> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER.resolve("gold"))) {
      for (Path file : files.sorted().toList()) {
        all.add(gold(file, new RecordFile(schema)));
      }
    }
    return all;
  }

  private static Gold gold(Path file, RecordFile format) throws IOException {
    String name = file.getFileName().toString().replace(".json", "");
    String text = Files.readString(FOLDER.resolve("text").resolve(name + ".txt"));
    Letter letter = Letter.of(name + ".txt", text.replace("\r\n", "\n"), true);
    return switch (format.read(Files.readString(file), letter.text(), GOLD)) {
      case RecordFile.RecordReadResult.Refused(String why) ->
          throw new IllegalStateException(name + why);
      case RecordFile.RecordReadResult.Read read -> new Gold(letter, read.annotations());
    };
  }
}
