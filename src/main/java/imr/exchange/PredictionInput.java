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

  /** Reads a file in a particular format. */
  public interface Reader {
    /**
     * Reads the file as {@link PredictionInput#read}. May throw any exception for a damaged file.
     */
    void read(Consumer<Prediction> each, Consumer<String> trouble) throws IOException;
  }

  /** Creates an input for a file. */
  public PredictionInput(Path file, Reader reader) {
    this.file = file;
    this.reader = reader;
  }

  /** Returns the file's name without its folder. */
  public String name() {
    return String.valueOf(file.getFileName());
  }

  /**
   * Reads the file letter by letter, keeping one letter in memory if the format allows it. Exceeded
   * limits and errors in the reader are reported to {@code trouble}; exceptions thrown by {@code
   * each} are propagated.
   *
   * @param each receives each letter's claims, in file order
   * @param trouble receives a sentence for everything that couldn't be read, with file and line; it
   *     doesn't quote letters
   */
  public void read(Consumer<Prediction> each, Consumer<String> trouble) {
    Callback callback = new Callback(each);
    // A foreign file can trigger any bug in our code or in libraries, including stack overflow
    // caused by deep nesting. It must not prevent the remaining files from being read.
    try {
      reader.read(callback, trouble);
    } catch (SizeLimitException limit) {
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

  /** Records whether an exception came from the caller. */
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
