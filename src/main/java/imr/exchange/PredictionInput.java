package imr.exchange;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A file with predictions that is ready to be read. */
public final class PredictionInput {
  private static final System.Logger LOG = System.getLogger(PredictionInput.class.getName());

  private final Path file;
  private final Reader reader;

  /** Reads one file in one format. */
  public interface Reader {
    /** As {@link PredictionInput#read}; may throw whatever a damaged file brings out. */
    void read(Consumer<Prediction> each, Consumer<String> trouble) throws IOException;
  }

  public PredictionInput(Path file, Reader reader) {
    this.file = file;
    this.reader = reader;
  }

  /** The file's name, without its folder. */
  public String name() {
    return String.valueOf(file.getFileName());
  }

  /**
   * Reads the file letter by letter; memory holds one letter at a time where the format allows it.
   * A file that goes beyond all limits, or brings out a mistake in its reader, is told as trouble;
   * what {@code each} throws is thrown.
   *
   * @param each takes each letter's claims, in the file's order
   * @param trouble takes a sentence for each thing that could not be read, with its file and line;
   *     it quotes no letter
   */
  public void read(Consumer<Prediction> each, Consumer<String> trouble) {
    Callback callback = new Callback(each);
    // A foreign file can bring out any mistake of ours, and of the libraries; the stack overflow
    // of deep nesting, too. It must not keep the files after it from being read.
    try {
      reader.read(callback, trouble);
    } catch (TooMuch limit) {
      trouble.accept(name() + ": " + limit.sentence() + ". Nothing after it was read.");
    } catch (IOException unreadable) {
      trouble.accept(name() + ": couldn't be read.");
    } catch (RuntimeException | StackOverflowError accident) {
      if (callback.failed) {
        throw accident;
      }
      LOG.log(Level.WARNING, "a prediction file brought out a mistake", accident);
      trouble.accept(name() + ": it's damaged and couldn't be read.");
    }
  }

  /** Remembers whether it was the caller who failed. */
  private static final class Callback implements Consumer<Prediction> {
    private final Consumer<Prediction> each;
    private boolean failed;

    Callback(Consumer<Prediction> each) {
      this.each = each;
    }

    @Override
    public void accept(Prediction prediction) {
      failed = true;
      each.accept(prediction);
      failed = false;
    }
  }
}
