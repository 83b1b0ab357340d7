package imr.learn;

import imr.annotation.AnnotationSet;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.exchange.RecordFile;
import imr.exchange.SchemaFile;
import imr.intake.Intake;
import imr.intake.IntakeResult;
import imr.intake.Limits;
import imr.letter.Letter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  private static final Provenance.Program OLD =
      new Provenance.Program("imr-rules", "1.1.0", "", 0.5);

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
        record(FOLDER.resolve("suggested-1.1.0").resolve(name), letter, OLD));
  }

  /** Returns the letters without a gold record, unreviewed, with version 1.1.0's suggestions. */
  static List<Example> unreviewed() {
    Set<String> gold = all().stream().map(g -> bare(g.letter().name())).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(FOLDER.resolve("pdf"))) {
      return files
          .sorted()
          .filter(f -> !gold.contains(bare(String.valueOf(f.getFileName()))))
          .map(SharedLetters::unreviewed)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Example unreviewed(Path pdf) {
    Letter letter =
        switch (new Intake(Limits.standard()).read(pdf, Optional.empty(), () -> false)) {
          case IntakeResult.Read read -> read.letter();
          case IntakeResult.NotALetter not -> not.anyway().letter();
          case IntakeResult.Refused refused -> throw new IllegalStateException(refused.sentence());
          case IntakeResult.Several several -> throw new IllegalStateException(pdf + " " + several);
        };
    String name = bare(String.valueOf(pdf.getFileName())) + ".json";
    AnnotationSet old = record(FOLDER.resolve("suggested-1.1.0").resolve(name), letter, OLD);
    return new Example(letter, old, old, false);
  }

  private static String bare(String name) {
    return name.substring(0, name.lastIndexOf('.'));
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
