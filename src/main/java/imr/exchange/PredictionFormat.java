package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A form of files in which others' values come in; one class a format. */
public interface PredictionFormat {

  /** Its name on the command line: {@code doccano}. */
  String id();

  /** Its name on the screen: {@code doccano (JSON Lines)}. */
  String label();

  /**
   * True where a file or folder looks like one of this format, judged by its first bytes and names;
   * reads no more than that.
   */
  boolean looksLike(Path fileOrFolder) throws IOException;

  /**
   * Reads a file, or a folder of them, letter by letter; memory holds one letter at a time where
   * the format allows it.
   *
   * @param each takes each letter's claims, in the file's order
   * @param trouble takes a sentence for each thing that could not be read, with its file and line;
   *     it quotes no letter
   */
  void read(Path fileOrFolder, Schema schema, Consumer<Prediction> each, Consumer<String> trouble)
      throws IOException;
}
