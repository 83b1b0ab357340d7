package imr.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that somebody else wrote, opened with care. */
final class ForeignFiles {
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

  /** Reads lines of JSON objects, one after the other; blank lines are none. */
  static void lines(Path file, LineReader each, Consumer<String> trouble) throws IOException {
    try (BufferedReader lines = reader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String where = file.getFileName() + ", line " + ++number;
        String json = line.replace("\uFEFF", "");
        if (!json.isBlank()) {
          object(json, where, each, trouble);
        }
      }
    }
  }

  /** What is not UTF-8 reads as U+FFFD and stops nothing. */
  static BufferedReader reader(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
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
