package imr.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmark of extraction: {@code mvn test -Dtests.excluded=none -Dtest=SpeedProgram},
 * about a minute; the figures go to {@code target/speed.txt}.
 */
@Tag("long")
final class SpeedProgram {
  /** What extraction may cost of what PDFBox needs for the same letters. */
  private static final double SHARE = 0.05;

  /** What JMH calls the bytes that one run allocates. */
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  @Test
  void extractionCostsAFewPercentOfReadingThePdf() throws RunnerException, java.io.IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(ExtractionBenchmark.LETTERS), "there is no folder of letters to measure");
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(ExtractionBenchmark.class.getName())
                    .addProfiler(GCProfiler.class)
                    .jvmArgsAppend("-Dletters=" + ExtractionBenchmark.LETTERS.toAbsolutePath())
                    .build())
            .run();
    double extraction = score(results, "extraction");
    double pdf = score(results, "pdfText");
    String figures =
        String.format(
            Locale.ROOT,
            "extraction %.3f ms a letter, PDFBox %.3f ms a letter, share %.1f %%, %.0f KB"
                + " allocated a letter%n",
            extraction,
            pdf,
            100 * extraction / pdf,
            result(results, "extraction").getSecondaryResults().get(ALLOCATED).getScore() / 1000);
    Files.writeString(Path.of("target/speed.txt"), figures);
    Ratios.record("extraction beside PDFBox", extraction / pdf);
    assertTrue(extraction <= SHARE * pdf, figures);
  }

  private static double score(Collection<RunResult> results, String benchmark) {
    return result(results, benchmark).getPrimaryResult().getScore();
  }

  private static RunResult result(Collection<RunResult> results, String benchmark) {
    return results.stream()
        .filter(r -> r.getPrimaryResult().getLabel().equals(benchmark))
        .findFirst()
        .orElseThrow();
  }
}
