package imr.exchange;

import imr.annotation.QualityCertificate;
import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A form of files in which letters and their records leave the workbench; one class a format. All
 * that it can hold can be written without any of its choices being asked again for each letter.
 */
public interface Format {

  /** Its name on the command line: {@code doccano}. */
  String id();

  /** Its name on the screen: {@code doccano (JSON Lines)}. */
  String label();

  /** What it is good for, in one sentence. */
  String purpose();

  /** The ending of its one file with the dot, as {@code .jsonl}; empty where it makes a folder. */
  String ending();

  /** False where files of this format can do without the letters' texts. */
  boolean needsText();

  /**
   * What of a letter cannot be held by this format, with how many values are concerned; worked out
   * without writing anything.
   */
  Map<Lost, Integer> losses(Labelled letter, Schema schema, boolean withText);

  /**
   * Begins a file, or a folder with files in it; its folder must be there. What stood at that place
   * is replaced when all is written ({@link Writing#finish}), and not before.
   *
   * @param withText false for files without the letters' texts, quotes included; ignored where the
   *     format needs them
   */
  Writing begin(Path out, Schema schema, boolean withText) throws IOException;

  /**
   * A file that is being written; memory holds one letter, however many there are. Closed before it
   * is finished, it leaves nothing behind.
   */
  interface Writing extends AutoCloseable {
    /** Refused with an exception when a quote does not stand at its span in the letter's text. */
    void write(Labelled letter) throws IOException;

    /**
     * Takes the quality certificate of the gold set that is written.
     *
     * @return true where it becomes a part of what is written; else it has to be kept beside it
     */
    default boolean certify(QualityCertificate certificate) {
      return false;
    }

    /** Sees all of it onto the disk and puts it in its place. */
    void finish() throws IOException;

    @Override
    void close() throws IOException;
  }
}
