package imr.ui.library;

import imr.annotation.DisplayFormat;
import imr.ui.kit.Dialogs;
import imr.workbench.ImportReport;
import imr.workbench.ImportRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is said at the end of an import, and what is asked about files that want a decision. */
public final class ImportMessages {
  private final Dialogs dialogs;
  private final ImportModel imports;

  public ImportMessages(Dialogs dialogs, ImportModel imports) {
    this.dialogs = dialogs;
    this.imports = imports;
  }

  /** One line for the status bar. */
  public static String line(ImportReport report) {
    List<String> parts = new ArrayList<>();
    part(parts, report.added().size(), "letter", "imported");
    part(parts, report.alreadyThere().size(), "duplicate", "skipped");
    part(parts, refusals(report).size(), "file", "couldn't be opened");
    part(parts, report.needingPassword().size(), "password-protected file", "skipped");
    int others = report.notLetters().size();
    part(parts, others, "file", others == 1 ? "isn't an IMR letter" : "aren't IMR letters");
    String words = parts.isEmpty() ? "No letters found" : String.join(", ", parts);
    return words + (report.stopped() ? ". Stopped before the end." : ".");
  }

  private static void part(List<String> parts, int count, String noun, String what) {
    if (count > 0) {
      parts.add(DisplayFormat.count(count, noun) + " " + what);
    }
  }

  private static List<String> refusals(ImportReport report) {
    return Stream.concat(
            report.refused().stream().map(ImportReport.Refused::sentence),
            report.failed().stream().map(ImportReport.Failed::sentence))
        .toList();
  }

  /**
   * Shows what an analyst must know, and asks what only an analyst can say; silent when all went
   * well.
   */
  public void about(ImportReport report) {
    List<String> more =
        Stream.concat(refusals(report).stream(), report.warnings().stream()).toList();
    if (!more.isEmpty()) {
      dialogs.tell("Import", line(report), more);
    }
    askForPasswords(report.needingPassword());
    askAboutOthers(report.notLetters());
  }

  private void askForPasswords(List<ImportReport.Refused> locked) {
    Map<Path, String> passwords = new HashMap<>();
    for (ImportReport.Refused file : locked) {
      dialogs
          .askForPassword("Password", file.sentence())
          .ifPresent(word -> passwords.put(file.file(), word));
    }
    if (!passwords.isEmpty()) {
      imports.start(
          List.copyOf(passwords.keySet()),
          new ImportRun.Choices(false, f -> Optional.ofNullable(passwords.get(f))));
    }
  }

  private void askAboutOthers(List<ImportReport.NotALetter> others) {
    if (others.isEmpty()) {
      return;
    }
    String sentence =
        others.size() == 1
            ? "1 file doesn't look like a determination letter. Import it anyway?"
            : "%,d files don't look like determination letters. Import them anyway?"
                .formatted(others.size());
    List<String> each = others.stream().map(ImportReport.NotALetter::sentence).toList();
    if (dialogs.ask("Not a determination letter", sentence, each, "Import anyway", "Skip")) {
      imports.start(
          others.stream().map(ImportReport.NotALetter::file).toList(),
          new ImportRun.Choices(true, f -> Optional.empty()));
    }
  }
}
