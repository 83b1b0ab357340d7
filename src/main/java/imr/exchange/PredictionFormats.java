package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Every form of files in which others' values come in. */
public final class PredictionFormats {
  private static final System.Logger LOG = System.getLogger(PredictionFormats.class.getName());

  private PredictionFormats() {}

  /** In the order in which they are shown and tried. */
  public static List<PredictionFormat> all() {
    return List.of(
        new DoccanoPredictions(),
        new LabelStudioPredictions(),
        new BratPredictions(),
        new LangExtractPredictions(),
        new UimaPredictions(),
        new SpanPredictions(SpanPredictions.Kind.SPACY),
        new SpanPredictions(SpanPredictions.Kind.HUGGING_FACE),
        new JsonPredictions());
  }

  public static Optional<PredictionFormat> named(String id) {
    return all().stream().filter(f -> f.id().equals(id)).findFirst();
  }

  /**
   * The format that a file or folder looks like; empty where it looks like none. Our own comes
   * last, because files for tools can carry whole records.
   */
  public static Optional<PredictionFormat> of(Path fileOrFolder) throws IOException {
    for (PredictionFormat format : all()) {
      if (format.looksLike(fileOrFolder)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Reads a file or folder as {@link PredictionFormat#read} does. One that goes beyond all limits,
   * or brings out a mistake in its reader, is told as trouble; what {@code each} throws is thrown.
   */
  public static void read(
      PredictionFormat format,
      Path fileOrFolder,
      Schema schema,
      Consumer<Prediction> each,
      Consumer<String> trouble) {
    Callback callback = new Callback(each);
    // A foreign file can bring out any mistake of ours, and of the libraries; the stack overflow
    // of deep nesting, too. It must not keep the files after it from being read.
    try {
      format.read(fileOrFolder, schema, callback, trouble);
    } catch (TooMuch limit) {
      trouble.accept(name(fileOrFolder) + ": " + limit.sentence() + ". Nothing after it was read.");
    } catch (IOException unreadable) {
      trouble.accept(name(fileOrFolder) + ": couldn't be read.");
    } catch (RuntimeException | StackOverflowError accident) {
      if (callback.failed) {
        throw accident;
      }
      LOG.log(Level.WARNING, "a prediction file brought out a mistake", accident);
      trouble.accept(name(fileOrFolder) + ": damaged in a way that cannot be read.");
    }
  }

  /** The root of an opened zip has no name. */
  private static String name(Path fileOrFolder) {
    return fileOrFolder.getFileName() == null ? "The zip" : fileOrFolder.getFileName().toString();
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
