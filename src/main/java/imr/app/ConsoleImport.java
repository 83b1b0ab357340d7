package imr.app;

import imr.annotation.DisplayFormat;
import imr.workbench.Background;
import imr.workbench.ImportReport;
import imr.workbench.ImportRun;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Imports files into the library and prints the results. */
final class ConsoleImport {
  private final Console console;
  private final Workbench workbench;

  ConsoleImport(Console console, Workbench workbench) {
    this.console = console;
    this.workbench = workbench;
  }

  /**
   * Imports files.
   *
   * @param any whether to import texts that don't look like determination letters
   * @return whether every file is in the library now
   */
  boolean run(List<Path> paths, boolean any) {
    ImportReport report = imported(paths, new ImportRun.Choices(any, _ -> Optional.empty()));
    int all = report.fates().size();
    long inTheStore = report.fates().stream().filter(this::told).count();
    console.print(
        "%s imported, %s skipped, %s not imported"
            .formatted(
                DisplayFormat.count(report.added().size(), "letter"),
                DisplayFormat.count(report.alreadyThere().size(), "duplicate"),
                DisplayFormat.count(all - inTheStore, "file")));
    return inTheStore == all && all > 0;
  }

  private ImportReport imported(List<Path> paths, ImportRun.Choices choices) {
    try (Background background = Background.onAllCores(Runnable::run)) {
      return workbench.importFiles(paths, choices, background, new Task(System::nanoTime));
    }
  }

  /** Prints messages about a file. Returns whether it is in the library. */
  private boolean told(ImportReport.Fate fate) {
    return switch (fate) {
      case ImportReport.Added added -> {
        added.warnings().forEach(console::trouble);
        yield true;
      }
      case ImportReport.AlreadyThere _ -> true;
      case ImportReport.Refused refused -> leftOut(refused.sentence());
      case ImportReport.NotALetter not ->
          leftOut(not.sentence() + " Use --any to import it anyway.");
      case ImportReport.Failed failed -> leftOut(failed.sentence());
      case ImportReport.NotReached not -> leftOut(not.file() + " wasn't read.");
    };
  }

  private boolean leftOut(String sentence) {
    console.trouble(sentence);
    return false;
  }
}
