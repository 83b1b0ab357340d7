package imr.bench;

import imr.annotation.AnnotationSet;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.extract.Extractor;
import imr.letter.Letter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What extraction costs beside what PDFBox needs for the text of the same letters, single thread.
 * {@link SpeedProgram} runs it and says the share.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class ExtractionBenchmark {
  static final Path LETTERS = Path.of(System.getProperty("letters", "../shared/letters/pdf"));

  private final Extractor extractor = new Extractor(SchemaFile.builtIn(), new ValueReader(2026));
  private final List<byte[]> files = new ArrayList<>();
  private final List<Letter> letters = new ArrayList<>();
  private int next;

  /** Reads the PDFs of the folder named by the system property {@code letters}. */
  @Setup
  public void read() throws IOException {
    try (Stream<Path> pdfs = Files.list(LETTERS)) {
      for (Path pdf : pdfs.filter(f -> f.toString().endsWith(".pdf")).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(pdf);
        files.add(bytes);
        letters.add(Letter.of(pdf.toString(), text(bytes).replace("\r\n", "\n"), true));
      }
    }
  }

  private static String text(byte[] bytes) throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** One letter's text out of its PDF. */
  @Benchmark
  public String pdfText() throws IOException {
    next = (next + 1) % files.size();
    return text(files.get(next));
  }

  /** One letter's suggestions out of its text. */
  @Benchmark
  public AnnotationSet extraction() {
    next = (next + 1) % letters.size();
    return extractor.extract(letters.get(next));
  }
}
