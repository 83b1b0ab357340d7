package imr.workbench;

import imr.annotation.Checks;
import imr.annotation.GoldSet;
import imr.annotation.QualityCertificate;
import imr.annotation.Schema;
import imr.annotation.ValueReader;
import imr.exchange.AnnotatedLetter;
import imr.exchange.AtomicOutput;
import imr.exchange.CertificateFile;
import imr.exchange.Format;
import imr.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Letters and their records into files of other forms, letter by letter. A letter whose quotes do
 * not stand in its text, or that is not there as it should be, is named and not written.
 */
public final class Exports {
  private final Schema schema;
  private final ValueReader reader;
  private final ExportLetters letters;
  private final Function<GoldSet, QualityCertificate> certificates;

  /**
   * @param access which letters may be exported
   * @param certificates works out a gold set's quality
   */
  Exports(
      Store store,
      Schema schema,
      ValueReader reader,
      ViewerAccess access,
      Function<GoldSet, QualityCertificate> certificates) {
    this.certificates = certificates;
    this.schema = schema;
    this.reader = reader;
    this.letters = new ExportLetters(store, schema, access);
  }

  /**
   * What is to be written.
   *
   * @param withText false for files without the letters' words; a format that needs them has them
   *     anyway
   * @param selection what of the letters
   */
  public record Order(ExportScope scope, Format format, boolean withText, Selection selection) {

    /** Everything in the letters. */
    public Order(ExportScope scope, Format format, boolean withText) {
      this(scope, format, withText, Selection.ALL);
    }

    public boolean textIsWritten() {
      return withText || format.needsText();
    }
  }

  /**
   * What of the letters is written.
   *
   * @param decidedOnly true for those values alone on which a person has decided
   * @param correctedOnly true for those letters alone in which a person changed something
   */
  public record Selection(boolean decidedOnly, boolean correctedOnly) {
    public static final Selection ALL = new Selection(false, false);

    /** Empty where nothing of a letter is selected. */
    Optional<AnnotatedLetter> of(AnnotatedLetter letter, Schema schema) {
      AnnotatedLetter selected = decidedOnly ? letter.decidedOnly() : letter;
      boolean left = !decidedOnly || selected.says(schema);
      return Optional.of(selected).filter(_ -> left && (!correctedOnly || letter.isCorrected()));
    }
  }

  /**
   * What the format cannot hold, on all cores; to be called within {@link Background#run}. After a
   * stop, of the letters reached by then.
   */
  public ExportReport report(Order order, Background background, Task task) {
    List<ExportLetters.Source> sources = letters.of(order.scope());
    ExportReport[] reports = new ExportReport[sources.size()];
    background.each(
        reports.length,
        task,
        at ->
            reports[at] =
                switch (letters.read(sources.get(at))) {
                  case ExportLetters.Read.Whole(AnnotatedLetter letter) ->
                      order
                          .selection()
                          .of(letter, schema)
                          .map(selected -> report(selected, order))
                          .orElse(ExportReport.NOTHING);
                  case ExportLetters.Read.Refused(String sentence) ->
                      ExportReport.refused(sentence);
                  case ExportLetters.Read.NeverFinished() -> ExportReport.NOTHING;
                });
    return Stream.of(reports)
        .flatMap(r -> Optional.ofNullable(r).stream())
        .reduce(ExportReport.NOTHING, ExportReport::plus);
  }

  private ExportReport report(AnnotatedLetter letter, Order order) {
    return ExportReport.of(
        letter.values(schema),
        order.format().losses(letter, schema, order.textIsWritten()),
        Checks.differing(schema, letter.annotations(), letter.letter().text(), reader).size());
  }

  /** A gold set's certificate is written with it: inside where the format can, else beside. */
  private void finish(Order order, Path place, Format.ExportWriter writing) throws IOException {
    Optional<QualityCertificate> certificate =
        order.scope() instanceof ExportScope.OfGoldSet(GoldSet set)
            ? Optional.of(certificates.apply(set))
            : Optional.empty();
    boolean inside = certificate.map(writing::certify).orElse(true);
    writing.finish();
    if (!inside) {
      Path beside = place.resolveSibling(place.getFileName() + ".quality");
      AtomicOutput.write(of(beside, ".json"), CertificateFile.json(certificate.get()));
      AtomicOutput.write(of(beside, ".html"), CertificateFile.html(certificate.get()));
    }
  }

  private static Path of(Path beside, String ending) {
    return beside.resolveSibling(beside.getFileName() + ending);
  }

  /** What becomes of a letter: at most one of these; neither if it isn't selected. */
  private record Prepared(Optional<Format.Addition> addition, Optional<String> refused) {}

  private Prepared prepared(ExportLetters.Source source, Order order, Format.ExportWriter writing) {
    return switch (letters.read(source)) {
      case ExportLetters.Read.Whole(AnnotatedLetter letter) ->
          new Prepared(
              order.selection().of(letter, schema).map(selected -> addition(writing, selected)),
              Optional.empty());
      case ExportLetters.Read.Refused(String sentence) ->
          new Prepared(Optional.empty(), Optional.of(sentence));
      case ExportLetters.Read.NeverFinished() -> new Prepared(Optional.empty(), Optional.empty());
    };
  }

  private static Format.Addition addition(Format.ExportWriter writing, AnnotatedLetter letter) {
    try {
      return writing.prepare(letter);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Writes the letters, in the library's or the gold set's order. What stood at that place is
   * replaced only when all is written; a stop, and an order without letters, write nothing. All
   * cores read and prepare letters while those before are written; to be called within {@link
   * Background#run}.
   */
  public ExportResult write(Order order, Path place, Background background, Task task)
      throws IOException {
    List<ExportLetters.Source> sources = letters.of(order.scope());
    List<String> refused = new ArrayList<>();
    int written = 0;
    task.begin(sources.size());
    try (Format.ExportWriter writing = order.format().begin(place, schema, order.textIsWritten());
        ReadAhead<Prepared> ahead =
            background.ahead(sources.size(), at -> prepared(sources.get(at), order, writing))) {
      for (int at = 0; at < sources.size(); at++) {
        if (task.stopped()) {
          return new ExportResult(0, Optional.empty(), refused, true);
        }
        Prepared next = ahead.next();
        if (next.addition().isPresent()) {
          next.addition().get().write();
          written++;
        }
        next.refused().ifPresent(refused::add);
        task.step();
      }
      if (written > 0) {
        finish(order, place, writing);
      }
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
    return new ExportResult(
        written, written > 0 ? Optional.of(place) : Optional.empty(), refused, false);
  }
}
