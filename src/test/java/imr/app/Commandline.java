package imr.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The program as it is called from a command line, without a window, and what it prints. */
final class Commandline {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** The exit code. */
  int run(String... arguments) {
    Console console = new Console(printing(out), printing(err));
    return new Program(
            console, _ -> Optional.of("No window was asked for."), Main::extractor, _ -> {})
        .run(arguments);
  }

  private static PrintStream printing(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  /** What it printed since it was asked last, to the letter. */
  String told() {
    return taken(out);
  }

  /** What it printed on standard error since it was asked last; lines end as Java's do. */
  String sentences() {
    return taken(err).replace("\r\n", "\n");
  }

  private static String taken(ByteArrayOutputStream from) {
    String told = from.toString(StandardCharsets.UTF_8);
    from.reset();
    return told;
  }
}
