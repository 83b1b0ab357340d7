package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;

/** Writes a folder: the letters, and at the end its {@link ExportReadme}. */
abstract class FolderWriter implements Format.ExportWriter {
  private final AtomicOutput draft;
  private final ExportReadme readme;

  /**
   * @param format the format's id
   */
  FolderWriter(AtomicOutput draft, String format, Schema schema) {
    this.draft = draft;
    this.readme = new ExportReadme(format, schema);
  }

  /** Works out what the folder will contain of a letter; called by several threads at once. */
  abstract Format.Addition content(AnnotatedLetter letter) throws IOException;

  /** Closes the files that letters are added to; may be called more than once. */
  void closeFiles() throws IOException {}

  /** Adds what is known only now that all letters are in the folder. */
  void complete() throws IOException {}

  @Override
  public final Format.Addition prepare(AnnotatedLetter letter) throws IOException {
    return readme.counting(letter, content(letter));
  }

  @Override
  public final void finish() throws IOException {
    complete();
    closeFiles();
    draft.write(ExportReadme.FILE, readme.text());
    draft.moveIntoPlace();
  }

  @Override
  public final void close() throws IOException {
    try (draft) {
      closeFiles();
    }
  }
}
