package imr.app;

import imr.annotation.AnnotationSet;
import imr.annotation.Schema;
import imr.annotation.ValueReader;
import imr.extract.Extractor;
import imr.letter.Letter;
import java.time.Year;
import java.time.ZoneId;
import java.util.function.Function;

/** The entry point: wires the program together and runs it. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // PDFBox renders pages with AWT, which must not open a display of its own next to JavaFX's.
    System.setProperty("java.awt.headless", "true");
    Console console = Console.ofThisProcess();
    Program program = new Program(console, new WorkbenchLauncher(), Main::extractor, LogFile::take);
    System.exit(program.run(arguments));
  }

  static Function<Letter, AnnotationSet> extractor(Schema schema) {
    int year = Year.now(ZoneId.systemDefault()).getValue();
    return new Extractor(schema, new ValueReader(year))::extract;
  }
}
