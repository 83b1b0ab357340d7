package imr.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.exchange.SchemaFile;
import imr.store.LocalStore;
import imr.store.Store;
import imr.store.StoreOpenResult;
import imr.workbench.Background;
import imr.workbench.ImportRun;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What importing PDFs costs beside PDFBox getting their text, on one thread and on all cores, in
 * turns, medians: {@code mvn test -Dtests.excluded=none -Dtest=ImportMeasurement}, with {@code
 * -Dletters=} for another folder. The import is the workbench's whole one: read, extract, keep on
 * disk.
 */
@Tag("long")
final class ImportMeasurement {
  /**
   * 1.25 is aimed at. Reading a PDF with all guards in the same process takes 1.22 times what
   * PDFBox takes alone, and the process that can be ended another third.
   */
  private static final double MOST = 2.2;

  private static final int WARM_UP = 10;
  private static final int ROUNDS = Integer.getInteger("rounds", 20);
  @TempDir private Path folder;

  @Test
  void anImportCostsLittleMoreThanReadingThePdf() throws IOException {
    List<Path> pdfs = pdfs();
    Comparison one = new Comparison("one thread");
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      one.texts.add(nanoseconds(() -> texts(pdfs.stream())));
      one.imports.add(imported(pdfs, "one " + round, Background.onCallersThread()));
    }
    one.print(pdfs.size());
    assertTrue(one.share() <= MOST, "an import costs " + one.share() + " times PDFBox alone");
  }

  @Test
  void onAllCoresItTellsTheSame() throws IOException {
    List<Path> pdfs = pdfs();
    Comparison all = new Comparison("all cores");
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      all.texts.add(nanoseconds(() -> texts(pdfs.parallelStream())));
      all.imports.add(imported(pdfs, "all " + round, Background.onAllCores(Runnable::run)));
    }
    all.print(pdfs.size());
  }

  /** Rounds of both, in nanoseconds. */
  private record Comparison(String name, List<Long> texts, List<Long> imports) {
    Comparison(String name) {
      this(name, new ArrayList<>(), new ArrayList<>());
    }

    double share() {
      return median(imports) / median(texts);
    }

    void print(int letters) {
      System.out.println(
          String.format(
              Locale.ROOT,
              "%s: import %.2f ms a letter, PDFBox %.2f ms a letter, %.2f times",
              name,
              median(imports) / letters,
              median(texts) / letters,
              share()));
      Ratios.record("import beside PDFBox: " + name, share());
    }
  }

  private static List<Path> pdfs() throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(ExtractionBenchmark.LETTERS), "there is no folder of letters to measure");
    try (Stream<Path> files = Files.list(ExtractionBenchmark.LETTERS)) {
      return files.filter(f -> f.toString().endsWith(".pdf")).sorted().toList();
    }
  }

  /** In milliseconds, without the rounds in which all was cold. */
  private static double median(List<Long> rounds) {
    List<Long> warm = rounds.subList(WARM_UP, rounds.size()).stream().sorted().toList();
    return warm.get(warm.size() / 2) / 1e6;
  }

  private interface Step {
    void run() throws IOException;
  }

  private static long nanoseconds(Step step) throws IOException {
    long start = System.nanoTime();
    step.run();
    return System.nanoTime() - start;
  }

  private static void texts(Stream<Path> pdfs) {
    pdfs.forEach(pdf -> assertFalse(text(pdf).isEmpty()));
  }

  private static String text(Path pdf) {
    try (PDDocument document = Loader.loadPDF(Files.readAllBytes(pdf))) {
      return new PDFTextStripper().getText(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long imported(List<Path> pdfs, String name, Background threads) throws IOException {
    Store store =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder.resolve(name)))
            .store();
    try (Background background = threads;
        Workbench workbench = new Workbench(store, SchemaFile.builtIn(), Clock.systemUTC())) {
      long time =
          nanoseconds(
              () ->
                  workbench.importFiles(
                      pdfs, ImportRun.Choices.none(), background, new Task(System::nanoTime)));
      assertEquals(pdfs.size(), workbench.letters().size());
      return time;
    }
  }
}
