package imr.workbench;

import imr.intake.IntakeResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Prints how many of the right values each shared input gives. */
final class FileCasesTable {
  private FileCasesTable() {}

  public static void main(String[] folders) throws Exception {
    List<String> right =
        FileCases.values(
            FileCases.letter(FileCases.outcome(FileCases.SHARED.resolve("00-base/letter.txt"))));
    System.out.println(right.size() + " right values");
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          System.out.println(file + ": " + line(right, FileCases.outcome(file)));
        }
      }
    }
  }

  private static String line(List<String> right, IntakeResult outcome) {
    return switch (outcome) {
      case IntakeResult.Read read -> line(right, read);
      case IntakeResult.NotALetter not -> "NOT A LETTER " + line(right, not.anyway());
      case IntakeResult.Refused refused -> "REFUSED " + refused.sentence();
      case IntakeResult.Several several ->
          several.sentence()
              + several.letters().stream().map(part -> "\n   " + line(right, part)).toList();
    };
  }

  private static String line(List<String> right, IntakeResult.Read read) {
    List<String> found = FileCases.values(read.letter());
    String missing =
        Boolean.getBoolean("missing")
            ? "\n   MISSING "
                + right.stream().filter(r -> !found.contains(r)).toList()
                + "\n   EXTRA "
                + found.stream().filter(f -> !right.contains(f)).toList()
            : "";
    return FileCases.right(right, found)
        + " of "
        + right.size()
        + ", "
        + found.size()
        + " found "
        + read.warnings()
        + missing;
  }
}
