package imr.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Tells what became slower: {@code mvn test -Dtests.excluded=none -Dtest=SpeedGuard} runs short
 * forms of the measurements, in about ten minutes on an idle machine, prints each of their {@link
 * Ratios} beside what it was, and fails if one is worse by half. {@code -Dspeed.keep=true} keeps
 * the new ones to compare with.
 */
@Tag("long")
final class SpeedGuard {
  /** What differs less may be chance. */
  private static final double MOST = 1.5;

  /** What is measured, with settings that make it short. */
  private static final Map<String, Map<String, String>> MEASUREMENTS = new LinkedHashMap<>();

  static {
    MEASUREMENTS.put("imr.bench.SpeedProgram", Map.of());
    MEASUREMENTS.put("imr.bench.RulesMeasurement", Map.of("rounds", "8"));
    MEASUREMENTS.put("imr.extract.grounding.GroundingMeasurement", Map.of());
    MEASUREMENTS.put("imr.bench.ImportMeasurement", Map.of("rounds", "10"));
    MEASUREMENTS.put("imr.workbench.ExportMeasurement", Map.of("rounds", "3"));
    MEASUREMENTS.put("imr.workbench.EvaluationMeasurement", Map.of());
    MEASUREMENTS.put("imr.store.StoreMeasurement", Map.of("letters", "5000"));
    MEASUREMENTS.put("imr.bench.StartMeasurement", Map.of("turns", "3"));
    MEASUREMENTS.put("imr.ui.DeskMeasurement", Map.of("rounds", "8", "library", "1000"));
  }

  @Test
  void nothingBecameSlowerByHalf() throws IOException {
    MEASUREMENTS.forEach(SpeedGuard::run);
    System.out.println(Ratios.table());
    if (Boolean.getBoolean("speed.keep")) {
      Ratios.keep();
    }
    assertEquals("", Ratios.worse(MOST));
  }

  /** What a measurement asserts itself is printed, and doesn't end the others. */
  private static void run(String measurement, Map<String, String> settings) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(measurement)).build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    settings.forEach(System::setProperty);
    LauncherFactory.create().execute(request, summary);
    settings.keySet().forEach(System::clearProperty);
    summary
        .getSummary()
        .printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 5);
  }
}
