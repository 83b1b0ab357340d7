package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An import format for predictions and annotations of other programs; one class per format. */
public interface PredictionFormat {

  /** Returns the name on the command line, such as {@code doccano}. */
  String id();

  /** Returns the name on the screen, such as {@code doccano (JSON Lines)}. */
  String label();

  /**
   * Returns whether a file or folder looks like this format. Reads only names and the first bytes.
   */
  boolean looksLike(Path fileOrFolder) throws IOException;

  /**
   * Returns the file itself, or the files of a folder in reading order. They are independent, so
   * that a file that can't be read doesn't affect the others.
   */
  List<PredictionInput> inputs(Path fileOrFolder, Schema schema) throws IOException;
}
