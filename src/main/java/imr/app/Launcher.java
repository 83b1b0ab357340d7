package imr.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the program starts, on any Java from 11 on: on a new enough one it runs {@code Main}, on an
 * older one it looks for a new enough one and starts the same program there.
 *
 * <p>This class and {@link InstalledJava} are the only ones compiled for Java 11; they may use no
 * other class of the program.
 */
public final class Launcher {
  /** The oldest Java that the program runs on: the one it is compiled for. */
  static final int NEEDED = 25;

  /** Set for a Java that this class started, so that it never starts a third. */
  private static final String STARTED_HERE = "imr.startedByLauncher";

  private Launcher() {}

  public static void main(String[] arguments) throws Exception {
    if (Runtime.version().feature() >= NEEDED) {
      // By name, because an older Java could not even load a class that mentions it.
      Class.forName("imr.app.Main")
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
      return;
    }
    System.exit(startElsewhere(arguments));
  }

  private static int startElsewhere(String[] arguments) throws InterruptedException {
    Optional<Path> home =
        System.getProperty(STARTED_HERE) == null
            ? InstalledJava.ofThisMachine().newest(NEEDED)
            : Optional.empty();
    if (home.isEmpty()) {
      System.err.println(sentence());
      return 1;
    }
    try {
      Process child =
          new ProcessBuilder(command(InstalledJava.program(home.get()), arguments))
              .inheritIO()
              .start();
      // Who ends this process means the program.
      Runtime.getRuntime().addShutdownHook(new Thread(child::destroy));
      return child.waitFor();
    } catch (IOException cannotStart) {
      System.err.println("The Java in " + home.get() + " does not start. " + sentence());
      return 1;
    }
  }

  private static String sentence() {
    return "The IMR Workbench needs Java "
        + NEEDED
        + " or newer, and this is Java "
        + Runtime.version().feature()
        + ": install a JDK "
        + NEEDED
        + ", or set JAVA25_HOME to its folder.";
  }

  /** The same class path, properties, memory and arguments; the user's own, in the user's order. */
  private static List<String> command(Path java, String[] arguments) {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (option.startsWith("-D") || option.startsWith("-Xm")) {
        command.add(option);
      }
    }
    command.add("-D" + STARTED_HERE + "=true");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-classpath");
    command.add(System.getProperty("java.class.path"));
    command.add(Launcher.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }
}
