package imr.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The made-up letters that ship with the workbench. */
final class Samples {
  private static final String FOLDER = "/imr/samples/";

  private Samples() {}

  /** One file of them. */
  static final class Sample {
    private final String name;

    private Sample(String name) {
      this.name = name;
    }

    String name() {
      return name;
    }

    byte[] bytes() {
      return resource(name);
    }
  }

  /** In the order in which a newcomer meets them. */
  static List<Sample> all() {
    return new String(resource("index.txt"), StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(Sample::new)
        .toList();
  }

  private static byte[] resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(Samples.class.getResourceAsStream(FOLDER + name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
