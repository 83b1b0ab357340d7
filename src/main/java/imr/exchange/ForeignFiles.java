package imr.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** Reads files written by other programs, in any encoding ({@link Encodings}), within limits. */
final class ForeignFiles {
  /** The maximum depth of folders. */
  private static final int DEPTH = 6;

  /** Lenient, because Python's {@code json} writes and reads {@code NaN} as a number. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private ForeignFiles() {}

  /** Receives a JSON object and its location for messages: {@code a.jsonl, line 3}. */
  interface ObjectReader {
    void read(JsonNode object, String where);
  }

  /**
   * Returns the file itself, or the files in a folder with one of the extensions, sorted by name.
   * If the folder has none, returns those in its subfolders. The JSON Schemas of our own exports
   * are skipped.
   */
  static List<Path> of(Path fileOrFolder, String... endings) throws IOException {
    if (!Files.isDirectory(fileOrFolder)) {
      return List.of(fileOrFolder);
    }
    List<Path> here = within(fileOrFolder, 1, endings);
    return here.isEmpty() ? within(fileOrFolder, DEPTH, endings) : here;
  }

  private static List<Path> within(Path folder, int depth, String... endings) throws IOException {
    try (Stream<Path> all = Files.walk(folder, depth)) {
      return all.filter(f -> ends(f, endings)).filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static boolean ends(Path file, String... endings) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    boolean hidden = name.startsWith(".") || name.endsWith(".schema.json");
    return !hidden && Stream.of(endings).anyMatch(name::endsWith);
  }

  /** Returns the first JSON value of the file, or of the first such file in a folder. */
  static Optional<JsonNode> first(Path fileOrFolder, String... endings) throws IOException {
    List<Path> files = of(fileOrFolder, endings);
    if (files.isEmpty() || !ends(files.getFirst(), endings)) {
      return Optional.empty();
    }
    List<JsonNode> first = new ArrayList<>();
    try (BufferedReader in = Encodings.reader(files.getFirst())) {
      objects(in, "", (object, _) -> stop(first, object), _ -> {});
    } catch (Enough | SizeLimitException found) {
      return first.stream().findFirst();
    }
    return first.stream().findFirst();
  }

  private static void stop(List<JsonNode> first, JsonNode object) {
    first.add(object);
    throw new Enough();
  }

  /** Stops reading after the first object. Never leaves this class. */
  private static final class Enough extends RuntimeException {
    @java.io.Serial private static final long serialVersionUID = 1;

    Enough() {
      super("", null, false, false);
    }
  }

  /**
   * Returns the first characters of the file, or of the first such file in a folder; otherwise an
   * empty string.
   */
  static String beginning(Path fileOrFolder, String... endings) throws IOException {
    List<Path> files = of(fileOrFolder, endings);
    if (files.isEmpty() || !ends(files.getFirst(), endings)) {
      return "";
    }
    char[] start = new char[1 << 14];
    try (Reader in = Encodings.reader(files.getFirst())) {
      int read = in.read(start);
      return new String(start, 0, Math.max(0, read));
    }
  }

  /**
   * Reads consecutive JSON objects: one per line, pretty-printed, or as a list. In a file with one
   * object per line, an invalid line doesn't affect the following ones.
   */
  static void objects(Path file, ObjectReader each, Consumer<String> trouble) throws IOException {
    try (ForeignInput bytes = ForeignInput.open(file);
        BufferedReader in = Encodings.reader(file, bytes)) {
      ObjectReader counted =
          (object, where) -> {
            bytes.nextRecord();
            each.read(object, where);
          };
      objects(in, String.valueOf(file.getFileName()), counted, trouble);
    }
  }

  private static void objects(
      BufferedReader in, String file, ObjectReader each, Consumer<String> trouble)
      throws IOException {
    List<String> ahead = new ArrayList<>();
    if (isLines(in, ahead)) {
      lines(in, ahead, file, each, trouble);
    } else {
      document(new Ahead(ahead, in), file, each, trouble);
    }
  }

  /**
   * Returns whether the file has one object per line, judged by its first two lines.
   *
   * @param ahead receives the lines that were read
   */
  private static boolean isLines(BufferedReader in, List<String> ahead) throws IOException {
    int looked = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      ahead.add(line);
      String json = line.strip();
      if (json.isEmpty()) {
        continue;
      }
      if (looked == 0 && json.startsWith("[")) {
        return false;
      }
      if (json.startsWith("{") && isWhole(json)) {
        return true;
      }
      if (++looked == 2) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWhole(String json) {
    try {
      return !JSON.readTree(json).isMissingNode();
    } catch (JacksonException broken) {
      return false;
    }
  }

  private static void lines(
      BufferedReader in,
      List<String> ahead,
      String file,
      ObjectReader each,
      Consumer<String> trouble)
      throws IOException {
    int number = 0;
    for (String line : ahead) {
      line(line, file + ", line " + ++number, each, trouble);
    }
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      line(line, file + ", line " + ++number, each, trouble);
    }
  }

  private static void line(String line, String where, ObjectReader each, Consumer<String> trouble) {
    String json = line.replace("\uFEFF", "");
    if (json.isBlank()) {
      return;
    }
    List<JsonNode> values;
    try (MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(json)) {
      values = all.readAll();
    } catch (JacksonException broken) {
      trouble.accept(where + ": not well-formed JSON.");
      return;
    }
    values.forEach(value -> object(value, where, each, trouble));
  }

  private static void object(
      JsonNode value, String where, ObjectReader each, Consumer<String> trouble) {
    if (value.isObject()) {
      each.read(value, where);
    } else {
      trouble.accept(where + ": not a JSON object.");
    }
  }

  /** Reads pretty-printed objects, consecutive or as a list. */
  private static void document(
      Reader in, String file, ObjectReader each, Consumer<String> trouble) {
    int number = 0;
    try (MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(in)) {
      while (all.hasNextValue()) {
        object(all.nextValue(), file + ", record " + ++number, each, trouble);
      }
    } catch (JacksonException broken) {
      int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
      trouble.accept(
          "%s, line %d: not well-formed JSON; nothing after it was read."
              .formatted(file, Math.max(1, line)));
    }
  }

  /** Reads lines that were already consumed, followed by the rest. */
  private static final class Ahead extends Reader {
    private final Reader start;
    private final Reader rest;
    private boolean started;

    Ahead(List<String> lines, Reader rest) {
      this.start = Reader.of(String.join("\n", lines) + "\n");
      this.rest = rest;
    }

    @Override
    public int read(char[] into, int from, int count) throws IOException {
      int read = started ? -1 : start.read(into, from, count);
      started |= read < 0;
      return read < 0 ? rest.read(into, from, count) : read;
    }

    @Override
    public void close() throws IOException {
      rest.close();
    }
  }
}
