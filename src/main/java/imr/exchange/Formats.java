package imr.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The list of all export formats. */
public final class Formats {
  private Formats() {}

  /** Returns all formats in display order. */
  public static List<Format> all() {
    return Stream.of(records(), tables(), dataSets(), otherPrograms())
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the format with an id, if it exists. */
  public static Optional<Format> named(String id) {
    return all().stream().filter(f -> f.id().equals(id)).findFirst();
  }

  /** Our own formats, which represent a record completely. */
  private static List<Format> records() {
    return List.of(new JsonFormat(), new JsonLinesFormat());
  }

  /** Formats for reading, counting, and sorting. */
  private static List<Format> tables() {
    return List.of(new CsvFormat(), new XlsxFormat());
  }

  /** Formats for training models. */
  private static List<Format> dataSets() {
    return List.of(
        new HuggingFaceFormat(),
        new TokensFormat(),
        new SpacyFormat(),
        new Conll2003Format(),
        new ChatFormat(),
        new LangExtractExamplesFormat());
  }

  /** Formats for continuing in other annotation programs. */
  private static List<Format> otherPrograms() {
    return List.of(
        new DoccanoFormat(false),
        new DoccanoFormat(true),
        new LabelStudioFormat(),
        new ProdigyFormat(),
        new BratFormat(),
        new LangExtractFormat(),
        new UimaFormat(UimaFormat.Kind.XMI),
        new UimaFormat(UimaFormat.Kind.JSON),
        new UimaFormat(UimaFormat.Kind.TSV));
  }
}
