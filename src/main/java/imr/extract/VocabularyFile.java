package imr.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Reads vocabulary resources. Lines that start with {@code #} are comments, {@code [meaning]}
 * starts a section, and all other lines contain terms, separated by semicolons or, if the line has
 * none, by commas.
 */
final class VocabularyFile {
  private VocabularyFile() {}

  /** Returns the sections in file order, each with its terms. */
  static Map<String, List<String>> read(String name) {
    return sections(name, VocabularyFile::addTerms);
  }

  /** Returns the sections of a file whose terms are single words, separated by spaces. */
  static Map<String, List<String>> words(String name) {
    return sections(name, (line, terms) -> addTerms(line, ' ', terms));
  }

  /** Returns the rows of a tab-separated table without its header line. */
  static List<List<String>> rows(String name) {
    try (BufferedReader lines = open(name)) {
      return lines.lines().skip(1).map(l -> List.of(l.split("\t", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedReader open(String name) {
    InputStream in =
        Objects.requireNonNull(
            VocabularyFile.class.getResourceAsStream("/imr/extract/" + name), name);
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static Map<String, List<String>> sections(
      String name, BiConsumer<String, List<String>> addTerms) {
    try (BufferedReader lines = open(name)) {
      return sections(lines, addTerms);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<String>> sections(
      BufferedReader lines, BiConsumer<String, List<String>> addTerms) throws IOException {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> terms = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String words = line.strip();
      if (words.startsWith("[")) {
        terms =
            sections.computeIfAbsent(
                words.substring(1, words.indexOf(']')), s -> new ArrayList<>());
      } else if (!words.isEmpty() && !words.startsWith("#")) {
        addTerms.accept(words, terms);
      }
    }
    return sections;
  }

  private static void addTerms(String line, List<String> terms) {
    addTerms(line, line.indexOf(';') >= 0 ? ';' : ',', terms);
  }

  private static void addTerms(String line, char parted, List<String> terms) {
    int from = 0;
    while (from < line.length()) {
      int mark = line.indexOf(parted, from);
      int to = mark < 0 ? line.length() : mark;
      if (!line.substring(from, to).isBlank()) {
        terms.add(line.substring(from, to).strip());
      }
      from = to + 1;
    }
  }
}
