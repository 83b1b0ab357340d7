package imr.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Every form of files in which others' values come in. */
public final class PredictionFormats {
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
}
