package imr.exchange;

import imr.annotation.GoldSetPart;
import imr.annotation.Schema;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** Writes a folder with a file of lines for each part of the gold set. */
final class PartFolderWriter extends FolderWriter {
  private final PartFiles files;
  private final Function<AnnotatedLetter, String> lines;

  /**
   * @param format the format's id
   * @param names returns the relative path of a part's file
   * @param lines returns a letter's lines, including line ends
   * @param companions the folder's other files, by their names
   */
  PartFolderWriter(
      AtomicOutput draft,
      String format,
      Schema schema,
      Function<GoldSetPart, String> names,
      Function<AnnotatedLetter, String> lines,
      Map<String, String> companions)
      throws IOException {
    super(draft, format, schema);
    this.files = new PartFiles(draft, names);
    this.lines = lines;
    for (Map.Entry<String, String> companion : companions.entrySet()) {
      draft.write(companion.getKey(), companion.getValue());
    }
  }

  @Override
  Format.Addition content(AnnotatedLetter letter) {
    letter.check();
    String text = lines.apply(letter);
    return () -> files.add(letter, text);
  }

  @Override
  void closeFiles() throws IOException {
    files.close();
  }
}
