package imr.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Runs the program from a command line without a window, and captures its output. */
final class Commandline {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Returns the exit code. */
  int run(String... arguments) {
    Console console = new Console(printing(out), printing(err));
    return new Program(
            console, _ -> Optional.of("No window was asked for."), Main::extractor, _ -> {})
        .run(arguments);
  }

  private static PrintStream printing(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  /** Returns the exact output since the last call. */
  String told() {
    return taken(out);
  }

  /** Returns the standard error output since the last call, with Java's line ends. */
  String sentences() {
    return taken(err).replace("\r\n", "\n");
  }

  private static String taken(ByteArrayOutputStream from) {
    String told = from.toString(StandardCharsets.UTF_8);
    from.reset();
    return told;
  }
}
