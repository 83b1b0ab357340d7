package imr.exchange;

import imr.annotation.GoldSetPart;
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
  private final AtomicOutput draft;
  private final Function<GoldSetPart, String> names;
  private final Map<GoldSetPart, Writer> files = new EnumMap<>(GoldSetPart.class);
  private final Map<GoldSetPart, Integer> letters = new EnumMap<>(GoldSetPart.class);

  /**
   * @param names returns the relative path of a part's file
   */
  PartFiles(AtomicOutput draft, Function<GoldSetPart, String> names) {
    this.draft = draft;
    this.names = names;
  }

  static GoldSetPart part(AnnotatedLetter letter) {
    return letter.part().orElse(GoldSetPart.TRAIN);
  }

  /** Adds a letter's lines, including line ends, to the file of its part. */
  void add(AnnotatedLetter letter, String lines) throws IOException {
    GoldSetPart part = part(letter);
    Writer file = files.get(part);
    if (file == null) {
      file = draft.writer(names.apply(part));
      files.put(part, file);
    }
    file.write(lines);
    letters.merge(part, 1, Integer::sum);
  }

  /** Returns the number of letters in each existing file. */
  Map<GoldSetPart, Integer> letters() {
    return letters;
  }

  @Override
  public void close() throws IOException {
    for (Writer file : files.values()) {
      file.close();
    }
  }
}
