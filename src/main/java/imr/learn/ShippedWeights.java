package imr.learn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the judge's shipped weights from the resource {@code doubt.txt}: one feature name and
 * weight per line. Feature names refer to fields and kinds of evidence; they contain no letter
 * text.
 */
final class ShippedWeights {
  private static final String FILE = "/imr/learn/doubt.txt";

  private ShippedWeights() {}

  static Map<String, Float> shipped() {
    InputStream in = ShippedWeights.class.getResourceAsStream(FILE);
    if (in == null) {
      return new TreeMap<>(Map.of("always", 3f));
    }
    Map<String, Float> weights = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(l -> !l.isBlank() && !l.startsWith("#"))
          .forEach(
              l -> {
                int blank = l.lastIndexOf(' ');
                weights.put(l.substring(0, blank), Float.parseFloat(l.substring(blank + 1)));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return weights;
  }
}
