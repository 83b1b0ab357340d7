package imr.exchange;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.function.Function;

/** Writes one file with a line for each letter. */
final class LineWriting implements Format.Writing {
  private final Draft draft;
  private final Writer lines;
  private final Function<Labelled, String> line;

  /**
   * @param line a letter's line, without its end
   */
  LineWriting(Path out, Function<Labelled, String> line) throws IOException {
    this.draft = Draft.ofFile(out);
    this.lines = draft.writer();
    this.line = line;
  }

  @Override
  public void write(Labelled letter) throws IOException {
    lines.write(line.apply(letter));
    lines.write('\n');
  }

  @Override
  public void finish() throws IOException {
    lines.close();
    draft.moveIntoPlace();
  }

  @Override
  public void close() throws IOException {
    try (draft) {
      lines.close();
    }
  }
}
