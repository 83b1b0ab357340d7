package imr.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What measurements find: how many times something takes what something else took in the same run,
 * so that machines of different speed can be compared. Less is better. Each is printed beside what
 * it was when ratios were last kept, in {@code ratios.tsv}.
 */
public final class Ratios {
  private static final Path KEPT = Path.of("src/test/resources/imr/bench/ratios.tsv");
  private static final Map<String, Double> MEASURED =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private static final Map<String, Double> BEFORE = before();

  private Ratios() {}

  private static Map<String, Double> before() {
    try (InputStream in =
        Objects.requireNonNull(Ratios.class.getResourceAsStream("ratios.tsv"), "ratios.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", 2))
          .collect(Collectors.toMap(cells -> cells[1], cells -> Double.valueOf(cells[0])));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Takes a ratio and prints it.
   *
   * @param what such as {@code import beside PDFBox}; measured again, it replaces the one before
   */
  public static void record(String what, double ratio) {
    MEASURED.put(what, ratio);
    System.out.println(line(what, ratio));
  }

  private static String line(String what, double ratio) {
    Double before = BEFORE.get(what);
    return String.format(
        Locale.ROOT,
        "%-64s %8.3f   before %8s",
        what,
        ratio,
        before == null ? "none" : String.format(Locale.ROOT, "%.3f", before));
  }

  /** Returns all ratios of this run beside those before, one on each line. */
  static String table() {
    return MEASURED.entrySet().stream()
        .map(e -> line(e.getKey(), e.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** Returns the ratios that are more than {@code most} times what they were; empty if none are. */
  static String worse(double most) {
    return MEASURED.entrySet().stream()
        .filter(e -> e.getValue() > most * BEFORE.getOrDefault(e.getKey(), Double.MAX_VALUE))
        .map(e -> line(e.getKey(), e.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** Writes the ratios of this run as those to compare with from now on. */
  static void keep() throws IOException {
    String lines =
        MEASURED.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%.3f\t%s%n", e.getValue(), e.getKey()))
            .collect(Collectors.joining());
    Files.writeString(KEPT, lines);
  }
}
