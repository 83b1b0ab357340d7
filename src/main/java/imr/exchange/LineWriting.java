package imr.exchange;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Writes one file with a line for each letter. */
final class LineWriting implements Format.Writing {
  private final Draft draft;
  private final Writer lines;
  private final Function<Labelled, String> line;
  private final Path out;
  private final Map<String, String> companions;

  /**
   * A file without others beside it.
   *
   * @param line a letter's line, without its end
   */
  LineWriting(Path out, Function<Labelled, String> line) throws IOException {
    this(out, line, Map.of());
  }

  /**
   * A file with others beside it.
   *
   * @param companions what they hold, by what takes the place of the file's ending in their names
   */
  LineWriting(Path out, Function<Labelled, String> line, Map<String, String> companions)
      throws IOException {
    this.out = out;
    this.companions = companions;
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
    for (Map.Entry<String, String> companion : companions.entrySet()) {
      writeBeside(companion.getKey(), companion.getValue());
    }
    draft.moveIntoPlace();
  }

  private void writeBeside(String ending, String text) throws IOException {
    String name = String.valueOf(out.getFileName()).replaceFirst("(?<=.)\\.[^.]*$", "");
    try (Draft beside = Draft.ofFile(out.resolveSibling(name + ending))) {
      try (Writer file = beside.writer()) {
        file.write(text);
      }
      beside.moveIntoPlace();
    }
  }

  @Override
  public void close() throws IOException {
    try (draft) {
      lines.close();
    }
  }
}
