import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that others wrote, called by their names. */
final class Tools {
  private static final ProcessBuilder.Redirect INHERIT = ProcessBuilder.Redirect.INHERIT;

  private Tools() {}

  /** Where the system finds a program; empty where it is not installed. */
  static Optional<Path> find(String name) {
    return Arrays.stream(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(
            folder -> Stream.of(name, name + ".exe", name + ".cmd").map(n -> Path.of(folder, n)))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * As {@link #find}, refused with a sentence where it is not installed.
   *
   * @param how to get it
   */
  static String need(String name, String how) {
    return find(name)
        .map(Path::toString)
        .orElseThrow(
            () -> new Trouble("%s is needed and not installed here: %s.".formatted(name, how)));
  }

  /** Runs a program to its end, with its words on ours; refused when it fails. */
  static void run(Object... command) {
    run(Map.of(), command);
  }

  /** As above with more in its environment. */
  static void run(Map<String, String> environment, Object... command) {
    int code = ended(environment, INHERIT, INHERIT, words(command));
    if (code != 0) {
      throw new Trouble("%s failed (code %d).".formatted(words(command).getFirst(), code));
    }
  }

  /** As {@link #run}, with its words dropped. */
  static void quietly(Map<String, String> environment, Object... command) {
    ProcessBuilder.Redirect nowhere = ProcessBuilder.Redirect.DISCARD;
    int code = ended(environment, nowhere, nowhere, words(command));
    if (code != 0) {
      throw new Trouble("%s failed (code %d).".formatted(words(command).getFirst(), code));
    }
  }

  /** Runs a program whatever it says and whether it fails; gives its exit code. */
  static int tried(Map<String, String> environment, Object... command) {
    return ended(environment, INHERIT, INHERIT, words(command));
  }

  /** What a program prints; refused when it fails. */
  static String printed(Object... command) {
    try {
      Path out = Files.createTempFile("printed", ".txt");
      try {
        int code =
            ended(Map.of(), ProcessBuilder.Redirect.to(out.toFile()), INHERIT, words(command));
        String text = Files.readString(out, StandardCharsets.UTF_8);
        if (code != 0) {
          throw new Trouble("%s failed:%n%s".formatted(words(command).getFirst(), text));
        }
        return text;
      } finally {
        Files.delete(out);
      }
    } catch (IOException full) {
      throw new Trouble("The temporary folder cannot be written.");
    }
  }

  private static List<String> words(Object... command) {
    List<String> words = new ArrayList<>();
    for (Object part : command) {
      if (part instanceof List<?> several) {
        several.forEach(word -> words.add(word.toString()));
      } else {
        words.add(part.toString());
      }
    }
    return words;
  }

  private static int ended(
      Map<String, String> environment,
      ProcessBuilder.Redirect out,
      ProcessBuilder.Redirect err,
      List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    builder.environment().putAll(environment);
    try {
      return builder.start().waitFor();
    } catch (IOException cannotStart) {
      throw new Trouble("%s cannot be started.".formatted(command.getFirst()));
    } catch (InterruptedException ended) {
      throw new Trouble("It was broken off.");
    }
  }
}
