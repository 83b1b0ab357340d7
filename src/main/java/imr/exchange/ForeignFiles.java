package imr.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** Files that somebody else wrote, read within limits. */
public final class ForeignFiles {
  private static final int FIRST = 1 << 16;

  private ForeignFiles() {}

  /** One line of JSON, and the place that sentences about it name: {@code a.jsonl, line 3}. */
  interface LineReader {
    void read(JsonNode object, String where);
  }

  /** The file itself, or the files of a folder with one of the endings, by their names. */
  static List<Path> of(Path fileOrFolder, String... endings) throws IOException {
    if (!Files.isDirectory(fileOrFolder)) {
      return List.of(fileOrFolder);
    }
    try (Stream<Path> all = Files.list(fileOrFolder)) {
      return all.filter(Files::isRegularFile).filter(f -> ends(f, endings)).sorted().toList();
    }
  }

  private static boolean ends(Path file, String... endings) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && Stream.of(endings).anyMatch(name::endsWith);
  }

  /** The first characters of the file, or of the first such file in a folder; else nothing. */
  static String beginning(Path fileOrFolder, String... endings) throws IOException {
    List<Path> files = of(fileOrFolder, endings);
    if (files.isEmpty() || !ends(files.getFirst(), endings)) {
      return "";
    }
    try (var in = Files.newInputStream(files.getFirst())) {
      return new String(in.readNBytes(FIRST), StandardCharsets.UTF_8).replace("\uFEFF", "");
    }
  }

  /**
   * A whole file as text.
   *
   * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
   * @throws FileSystemException if it is larger than 64 MB
   */
  public static String text(Path file) throws IOException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
  }

  /** As {@link #text}, but what is not UTF-8 reads as U+FFFD and stops nothing. */
  static String anyText(Path file) throws IOException {
    return withoutMark(new String(bytes(file), StandardCharsets.UTF_8));
  }

  /** Some programs begin UTF-8 with a byte order mark. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static byte[] bytes(Path file) throws IOException {
    try (ForeignInput in = ForeignInput.open(file)) {
      return in.readAllBytes();
    } catch (TooMuch larger) {
      throw new FileSystemException(file.toString(), null, "it is larger than 64 MB");
    }
  }

  /** Reads lines of JSON objects, one after the other; blank lines are none. */
  static void lines(Path file, LineReader each, Consumer<String> trouble) throws IOException {
    try (ForeignInput in = ForeignInput.open(file);
        BufferedReader lines = reader(in)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String where = file.getFileName() + ", line " + ++number;
        String json = withoutMark(line);
        in.nextRecord();
        if (!json.isBlank()) {
          object(json, where, each, trouble);
        }
      }
    }
  }

  /** All lines of a file over which nothing else needs to be in memory; refuses one over 64 MB. */
  static List<String> allLines(Path file) throws IOException {
    try (BufferedReader lines = reader(ForeignInput.open(file))) {
      return lines.lines().toList();
    }
  }

  /**
   * Reads JSON values, one after the other, or the elements of a list of them; each is told with
   * its place, {@code a.json, task 3}.
   *
   * @param what a value is called
   */
  static void values(Path file, String what, LineReader each, Consumer<String> trouble)
      throws IOException {
    int number = 0;
    try (ForeignInput in = ForeignInput.open(file);
        MappingIterator<JsonNode> values =
            JsonMapper.shared().readerFor(JsonNode.class).readValues(in)) {
      while (values.hasNextValue()) {
        String where = file.getFileName() + ", " + what + " " + ++number;
        JsonNode value = values.nextValue();
        in.nextRecord();
        each.read(value, where);
      }
    } catch (JacksonException broken) {
      int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
      trouble.accept(
          "%s, line %d: not well-formed JSON; nothing after it was read."
              .formatted(file.getFileName(), Math.max(1, line)));
    }
  }

  /** What is not UTF-8 reads as U+FFFD and stops nothing. */
  private static BufferedReader reader(ForeignInput in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static void object(String json, String where, LineReader each, Consumer<String> trouble) {
    JsonNode node;
    try {
      node = JsonMapper.shared().readTree(json);
    } catch (JacksonException broken) {
      trouble.accept(where + ": not well-formed JSON.");
      return;
    }
    if (node.isObject()) {
      each.read(node, where);
    } else {
      trouble.accept(where + ": not a JSON object.");
    }
  }
}
