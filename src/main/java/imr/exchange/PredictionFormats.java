package imr.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The list of all import formats. */
public final class PredictionFormats {
  private PredictionFormats() {}

  /** Returns all formats in the order in which they are displayed and tried. */
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

  /** Returns the format with an id, if it exists. */
  public static Optional<PredictionFormat> named(String id) {
    return all().stream().filter(f -> f.id().equals(id)).findFirst();
  }

  /**
   * Returns the format that a file or folder looks like. Our own format is tried last, because
   * files for tools may contain complete records.
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
