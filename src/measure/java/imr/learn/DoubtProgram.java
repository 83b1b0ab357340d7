package imr.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Creates the shipped weights. Not part of every build: {@code mvn test -Dtests.excluded=none
 * -Dtest=DoubtProgram} writes {@code resources/imr/learn/doubt.txt} from the gold letters, the
 * errors of version 1.1.0, and those of weakened extractors.
 */
@Tag("long")
final class DoubtProgram {
  private static final String HEAD =
      """
      # What a suggestion's clues say of the chance that it is right: weights of a logistic regression.
      # Source: the program DoubtProgram of the tests; do not edit by hand, run it again.
      # A clue is the name of a field or a kind of sign, never a word of a letter.
      """;

  @Test
  void writesTheWeights() throws IOException {
    DoubtClassifier judge = new DoubtLab().prior(SharedLetters.all());
    StringBuilder out = new StringBuilder(HEAD);
    for (Map.Entry<String, Float> e : judge.weights.entrySet()) {
      out.append(String.format(Locale.ROOT, "%s %.4f%n", e.getKey(), e.getValue()));
    }
    Path file = Path.of("resources/imr/learn/doubt.txt");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, out.toString());
  }
}
