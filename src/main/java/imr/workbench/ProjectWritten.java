package imr.workbench;

import java.util.List;

/**
 * What came of writing a project file.
 *
 * @param letters how many are in it
 * @param leftOut a sentence for each letter that the store could not give
 * @param runs how many prediction runs the store has, which are no part of a project file
 * @param stopped true when it was stopped: then no file was written
 */
public record ProjectWritten(int letters, List<String> leftOut, int runs, boolean stopped) {
  /** How the name of a project file ends; the system knows the workbench by it. */
  public static final String ENDING = ".imrproject";

  /** Of a store without prediction runs. */
  public ProjectWritten(int letters, List<String> leftOut, boolean stopped) {
    this(letters, leftOut, 0, stopped);
  }

  public ProjectWritten {
    leftOut = List.copyOf(leftOut);
  }

  private String withoutRuns() {
    return switch (runs) {
      case 0 -> "";
      case 1 -> "; 1 prediction run isn't in the file, import it again where you need it";
      default ->
          "; %,d prediction runs aren't in the file, import them again where you need them"
              .formatted(runs);
    };
  }

  /** {@code 60 letters written; 2 prediction runs aren't in the file …}. */
  public String line() {
    String words = letters == 1 ? "1 letter exported" : "%,d letters exported".formatted(letters);
    return stopped ? "Stopped; no project file was saved" : words + withoutRuns();
  }
}
