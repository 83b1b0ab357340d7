package imr.exchange;

import imr.annotation.Part;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The files of a dataset in a draft folder, one per part of the gold set. Letters without a part
 * are training data. A part without letters has no file.
 */
final class PartFiles implements Closeable {
  private final Draft draft;
  private final Function<Part, String> names;
  private final Map<Part, Writer> files = new EnumMap<>(Part.class);
  private final Map<Part, Integer> letters = new EnumMap<>(Part.class);

  /**
   * @param names returns the relative path of a part's file
   */
  PartFiles(Draft draft, Function<Part, String> names) {
    this.draft = draft;
    this.names = names;
  }

  static Part part(Labelled letter) {
    return letter.part().orElse(Part.TRAIN);
  }

  /** Adds a letter's lines, including line ends, to the file of its part. */
  void add(Labelled letter, String lines) throws IOException {
    Part part = part(letter);
    Writer file = files.get(part);
    if (file == null) {
      file = draft.writer(names.apply(part));
      files.put(part, file);
    }
    file.write(lines);
    letters.merge(part, 1, Integer::sum);
  }

  /** Returns the number of letters in each existing file. */
  Map<Part, Integer> letters() {
    return letters;
  }

  @Override
  public void close() throws IOException {
    for (Writer file : files.values()) {
      file.close();
    }
  }
}
