package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
   * The file itself, or the files of a folder, in the order in which they are to be read. None
   * depends on another having been read, so that one that can't be read is left out alone.
   */
  List<PredictionInput> inputs(Path fileOrFolder, Schema schema) throws IOException;
}
