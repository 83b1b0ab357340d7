package imr.workbench;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.extract.Extractor;
import imr.intake.Intake;
import imr.intake.IntakeResult;
import imr.intake.Limits;
import imr.letter.Letter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files as they come, from bytes to suggestions: intake and extractor as the program wires them.
 */
final class FileCases {
  static final Path SHARED = Path.of("../shared/cases");
  private static final Schema SCHEMA = SchemaFile.builtIn();
  private static final Extractor EXTRACTOR = new Extractor(SCHEMA, new ValueReader(2026));

  private FileCases() {}

  static Path shared(String name) {
    Path file = SHARED.resolve(name);
    assumeTrue(Files.exists(file), "the shared cases are not beside this checkout");
    return file;
  }

  static IntakeResult outcome(Path file) {
    return new Intake(Limits.standard()).read(file, Optional.empty(), () -> false);
  }

  static IntakeResult outcome(String name, byte[] bytes) {
    return new Intake(Limits.standard()).read(Path.of(name), bytes, Optional.empty(), () -> false);
  }

  static Letter letter(IntakeResult outcome) {
    return switch (outcome) {
      case IntakeResult.Read read -> read.letter();
      case IntakeResult.NotALetter not -> throw new AssertionError(not.sentence());
      case IntakeResult.Refused refused -> throw new AssertionError(refused.sentence());
      case IntakeResult.Several several -> throw new AssertionError(several.sentence());
    };
  }

  /** Every value that is stated, as {@code target = value}, in the order of the suggestions. */
  static List<String> values(Letter letter) {
    AnnotationSet said = EXTRACTOR.extract(letter);
    if (!said.holdsIn(letter.text())) {
      throw new AssertionError("a quote does not stand in the text at its span");
    }
    List<String> values = new ArrayList<>();
    for (Annotation annotation : said.all()) {
      if (annotation.answer() instanceof Answer.Stated(Value value, _)) {
        values.add(path(annotation.target()) + " = " + value.shown());
      }
    }
    return values;
  }

  static AnnotationSet extracted(Letter letter) {
    return EXTRACTOR.extract(letter);
  }

  private static String path(Target target) {
    return target.subject() + " " + target.field() + " " + target.entry();
  }

  /** How many of the right values are there. */
  static int right(List<String> right, List<String> found) {
    List<String> left = new ArrayList<>(found);
    return (int) right.stream().filter(left::remove).count();
  }
}
