package imr.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of an export.
 *
 * @param letters how many were written
 * @param place where they are; empty where nothing was written, since it was stopped or no letter
 *     could be
 * @param refused a sentence for each letter that was not written
 */
public record ExportResult(
    int letters, Optional<Path> place, List<String> refused, boolean stopped) {
  public ExportResult {
    refused = List.copyOf(refused);
  }

  /** {@code 60 letters written to …}. */
  public String line() {
    return place
        .map(p -> ExportReport.count(letters, "letter") + " exported to " + p)
        .orElse(stopped ? "Stopped; nothing was exported" : "There are no letters to export");
  }
}
