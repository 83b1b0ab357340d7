package imr.exchange;

import imr.annotation.QualityCertificate;
import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * An export format for letters and their records; one class per format. All choices are made before
 * writing begins.
 */
public interface Format {

  /** Returns how the format is named and presented. */
  FormatDescription description();

  /** Returns the name on the command line, such as {@code doccano}. */
  default String id() {
    return description().id();
  }

  /** Returns the name on the screen, such as {@code doccano (JSON Lines)}. */
  default String label() {
    return description().label();
  }

  /** Returns what the format is for, in one sentence. */
  default String purpose() {
    return description().purpose();
  }

  /**
   * Returns the file extension with the dot, such as {@code .jsonl}; empty if the format writes a
   * folder.
   */
  default String ending() {
    return description().ending();
  }

  /** Returns false if the format can omit the letters' texts. */
  default boolean needsText() {
    return description().needsText();
  }

  /**
   * Returns what the format can't represent, with the number of affected values. Doesn't write
   * anything.
   */
  Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText);

  /**
   * Starts a file or folder, whose parent folder must exist. Previous content is replaced only when
   * writing is complete ({@link ExportWriter#finish}).
   *
   * @param withText false to omit the letters' texts, including quotes; ignored if the format needs
   *     them
   * @throws IOException if it can't be created, or existing files would be lost
   */
  ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException;

  /** What an export will contain of a letter, worked out and not yet written. */
  interface Addition {
    /** Adds it to the export, after those before; to be called once. */
    void write() throws IOException;
  }

  /**
   * An export in progress. Keeps only those letters in memory that are prepared and not yet
   * written. If it is closed before it is finished, nothing is left behind.
   */
  interface ExportWriter extends AutoCloseable {
    /**
     * Works out what to write of a letter; may be called by several threads at once. Additions are
     * written by one thread, in the order in which letters are to follow each other.
     *
     * @throws IllegalArgumentException if a quote isn't the letter's text at its span
     */
    Addition prepare(AnnotatedLetter letter) throws IOException;

    /** Prepares and writes a letter. */
    default void write(AnnotatedLetter letter) throws IOException {
      prepare(letter).write();
    }

    /**
     * Takes the quality certificate of the gold set that is written.
     *
     * @return whether it becomes part of what is written; otherwise keep it beside the export
     */
    default boolean certify(QualityCertificate certificate) {
      return false;
    }

    /** Forces everything to disk and moves it into place. */
    void finish() throws IOException;

    @Override
    void close() throws IOException;
  }
}
