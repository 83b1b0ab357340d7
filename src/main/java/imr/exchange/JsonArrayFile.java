package imr.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;

/** A file with one JSON array, written element by element. */
final class JsonArrayFile implements Closeable {
  private final Writer file;
  private String before = "[\n";

  JsonArrayFile(Writer file) {
    this.file = file;
  }

  /** Adds an element. */
  void add(String json) throws IOException {
    file.write(before + json);
    before = ",\n";
  }

  /** Ends the array; nothing can be added then. */
  void end() throws IOException {
    file.write(before.startsWith("[") ? "[]\n" : "\n]\n");
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
