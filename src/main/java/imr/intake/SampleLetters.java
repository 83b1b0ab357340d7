package imr.intake;

import imr.intake.IntakeResult.Read;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The sample letters that ship with the workbench, with which new users can try everything. People,
 * cases, and numbers are fictitious; {@code index.txt} defines their order.
 */
public final class SampleLetters {
  private static final String FOLDER = "/imr/samples/";

  private final Intake intake;

  /** Creates the samples, to be read by an intake. */
  public SampleLetters(Intake intake) {
    this.intake = intake;
  }

  /** Returns the letters in the recommended order. */
  public List<Read> letters() {
    String index = new String(bytes("index.txt"), StandardCharsets.UTF_8);
    return index.lines().map(this::letter).toList();
  }

  private Read letter(String name) {
    IntakeResult outcome = intake.read(Path.of(name), bytes(name), Optional.empty(), () -> false);
    if (outcome instanceof Read read) {
      return read;
    }
    throw new IllegalStateException("a sample letter cannot be read: " + outcome);
  }

  private static byte[] bytes(String name) {
    try (InputStream in =
        Objects.requireNonNull(SampleLetters.class.getResourceAsStream(FOLDER + name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
