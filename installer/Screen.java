import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A screen for a window that nobody looks at: on Linux a virtual one, elsewhere the real one. */
final class Screen {
  private Screen() {}

  /** What is done while the screen is there. */
  interface Work {
    /**
     * @param environment to start a program with
     */
    void with(Map<String, String> environment) throws IOException;
  }

  static void with(Work work) throws IOException {
    if (!Target.ofThisMachine().isLinux()) {
      work.with(Map.of());
      return;
    }
    String xvfb = Tools.need("Xvfb", "apt-get install xvfb");
    int number = free();
    Process server =
        new ProcessBuilder(xvfb, ":" + number, "-screen", "0", "1440x900x24", "-nolisten", "tcp")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      await(server, number);
      work.with(Map.of("DISPLAY", ":" + number));
    } finally {
      server.destroy();
    }
  }

  private static int free() {
    int number = 90;
    while (Files.exists(socket(number))
        || Files.exists(Path.of("/tmp/.X%d-lock".formatted(number)))) {
      number++;
    }
    return number;
  }

  private static Path socket(int number) {
    return Path.of("/tmp/.X11-unix/X" + number);
  }

  private static void await(Process server, int number) {
    try {
      for (int tries = 0; tries < 100 && !Files.exists(socket(number)); tries++) {
        if (server.waitFor(100, TimeUnit.MILLISECONDS)) {
          throw new Trouble("The virtual screen (Xvfb) did not start.");
        }
      }
    } catch (InterruptedException ended) {
      throw new Trouble("It was broken off.");
    }
  }
}
