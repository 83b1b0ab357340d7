package imr.workbench;

import java.util.List;

/**
 * What came of writing a project file.
 *
 * @param letters how many are in it
 * @param blind of how many the first annotator's work isn't in it, since the viewer annotates them
 *     blind
 * @param leftOut a sentence for each letter that the store could not give
 * @param stopped true when it was stopped: then no file was written
 */
public record ProjectExportResult(int letters, int blind, List<String> leftOut, boolean stopped) {
  /** How the name of a project file ends; the system knows the workbench by it. */
  public static final String ENDING = ".imrproject";

  public ProjectExportResult {
    leftOut = List.copyOf(leftOut);
  }

  /** {@code 60 letters exported}. */
  public String line() {
    String words = letters == 1 ? "1 letter exported" : "%,d letters exported".formatted(letters);
    return stopped ? "Stopped; no project file was saved" : words + withoutFirst();
  }

  private String withoutFirst() {
    return switch (blind) {
      case 0 -> "";
      case 1 -> "; 1 without the first annotator's work, because you annotate it blind";
      default ->
          "; %,d without the first annotator's work, because you annotate them blind"
              .formatted(blind);
    };
  }
}
