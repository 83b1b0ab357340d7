package imr.wording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that a user can read: literals of the sources, help, the schema, and the menus. */
final class UserStrings {
  private static final Path SOURCES = Path.of("src/main/java/imr");
  private static final Path RESOURCES = Path.of("resources/imr");

  /**
   * What these say isn't read by users: letters' words that rules look for, another tool's
   * configuration, wording of earlier versions, and comments of packages.
   */
  private static final List<String> LEFT_OUT =
      List.of(
          "imr/extract",
          "ledger/LegacyDescriptionReader.java",
          "workbench/LegacyBatches.java",
          "imr/bench",
          "exchange/LabelStudioConfig.java",
          "imr/letter",
          "LetterRecognizer.java",
          "package-info.java");

  private static final Pattern JSON_TEXT =
      Pattern.compile("\"(?:label|help)\":\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  /**
   * One string and where it is.
   *
   * @param place the file's path from the project's folder
   */
  record Text(String place, String words) {
    @Override
    public String toString() {
      return place + ": " + words;
    }
  }

  private UserStrings() {}

  static List<Text> all() {
    List<Text> all = new ArrayList<>();
    files(SOURCES, ".java")
        .forEach(
            file -> JavaStrings.forUsers(read(file)).forEach(words -> all.add(text(file, words))));
    files(RESOURCES.resolve("help"), "").forEach(file -> lines(file).forEach(all::add));
    lines(RESOURCES.resolve("ui/menus.txt")).forEach(all::add);
    files(RESOURCES.resolve("schema"), ".json")
        .forEach(
            file ->
                JSON_TEXT
                    .matcher(read(file))
                    .results()
                    .forEach(found -> all.add(text(file, found.group(1)))));
    return List.copyOf(all);
  }

  /** Words that stand alone in the sources, such as the names of kinds and columns. */
  static List<Text> ofOneWord() {
    return files(SOURCES, ".java").stream()
        .flatMap(file -> JavaStrings.ofOneWord(read(file)).stream().map(word -> text(file, word)))
        .toList();
  }

  private static Stream<Text> lines(Path file) {
    return read(file)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("<!--") && !line.startsWith("="))
        .map(line -> text(file, line));
  }

  private static Text text(Path file, String words) {
    return new Text(file.toString().replace('\\', '/'), words);
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> inside = Files.walk(folder)) {
      return inside
          .filter(Files::isRegularFile)
          .filter(f -> f.toString().endsWith(ending))
          .filter(f -> LEFT_OUT.stream().noneMatch(f.toString().replace('\\', '/')::contains))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
