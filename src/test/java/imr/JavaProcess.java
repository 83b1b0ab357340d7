package imr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of Java processes that tests start and soon end. */
public final class JavaProcess {
  private JavaProcess() {}

  /**
   * Java with this process's class path, for a program that is over in seconds: without the second
   * compiler, whose work would not pay, and with the smallest garbage collector. It ends with this
   * process at the latest ({@link ChildProgram}).
   *
   * @param words further options, each of which begins with a hyphen, the program's class, and its
   *     arguments
   */
  public static List<String> command(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                program(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
    int options = 0;
    while (words[options].startsWith("-")) {
      options++;
    }
    command.addAll(List.of(words).subList(0, options));
    command.add(ChildProgram.class.getName());
    command.add(String.valueOf(ProcessHandle.current().pid()));
    command.addAll(List.of(words).subList(options, words.length));
    return command;
  }

  /** As {@link #command}, with what a window needs that nobody sees. */
  public static List<String> unseen(String... words) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "-Dglass.platform=Unseen",
                "-Dprism.order=sw",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    all.addAll(List.of(words));
    return command(all.toArray(String[]::new));
  }

  /** Where this process's Java is. */
  public static String program() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
