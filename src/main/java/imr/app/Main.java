package imr.app;

import imr.annotation.AnnotationSet;
import imr.annotation.Schema;
import imr.annotation.ValueReader;
import imr.extract.Extractor;
import imr.letter.Letter;
import java.time.Year;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/** The program's wiring, started by {@link Launcher} on a Java that is new enough. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Console console = Console.ofThisProcess();
    Program program = new Program(console, Main::window, Main::extractor, LogFile::take);
    System.exit(program.run(arguments));
  }

  private static Optional<String> window(Window.Opening opening) {
    return Optional.of("The window is not built yet; " + opening.folder() + " was not touched.");
  }

  static Function<Letter, AnnotationSet> extractor(Schema schema) {
    int year = Year.now(ZoneId.systemDefault()).getValue();
    return new Extractor(schema, new ValueReader(year))::extract;
  }
}
