package imr.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every format that letters can be written in. */
public final class Formats {
  private Formats() {}

  /** In the order in which they are shown. */
  public static List<Format> all() {
    return Stream.of(records(), tables(), dataSets(), otherPrograms())
        .flatMap(List::stream)
        .toList();
  }

  public static Optional<Format> named(String id) {
    return all().stream().filter(f -> f.id().equals(id)).findFirst();
  }

  /** Our own, which lose nothing that a record says. */
  private static List<Format> records() {
    return List.of(new JsonFormat(), new JsonLinesFormat());
  }

  /** To look through, to count and to sort. */
  private static List<Format> tables() {
    return List.of(new CsvFormat(), new XlsxFormat());
  }

  /** To teach programs with. */
  private static List<Format> dataSets() {
    return List.of(
        new HuggingFaceFormat(),
        new TokensFormat(),
        new SpacyFormat(),
        new Conll2003Format(),
        new ChatFormat(),
        new LangExtractExamplesFormat());
  }

  /** To go on with in other programs for annotation. */
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
