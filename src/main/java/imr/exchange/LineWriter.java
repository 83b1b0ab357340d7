package imr.exchange;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** Writes a file with one line per letter. */
final class LineWriter implements Format.ExportWriter {
  private final AtomicOutput draft;
  private final Writer lines;
  private final Function<AnnotatedLetter, String> line;
  private final Path out;
  private final Map<String, String> companions;

  /**
   * Starts a single file.
   *
   * @param line returns a letter's line without its line end
   */
  LineWriter(Path out, Function<AnnotatedLetter, String> line) throws IOException {
    this(out, line, Map.of());
  }

  /**
   * Starts a file with companion files.
   *
   * @param companions their contents, by the suffix that replaces the file's extension in their
   *     names
   */
  LineWriter(Path out, Function<AnnotatedLetter, String> line, Map<String, String> companions)
      throws IOException {
    this.out = out;
    this.companions = companions;
    this.draft = AtomicOutput.ofFile(out);
    this.lines = draft.writer();
    this.line = line;
  }

  @Override
  public Format.Addition prepare(AnnotatedLetter letter) {
    String text = line.apply(letter);
    return () -> {
      lines.write(text);
      lines.write('\n');
    };
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
    try (AtomicOutput beside = AtomicOutput.ofFile(out.resolveSibling(name + ending))) {
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
