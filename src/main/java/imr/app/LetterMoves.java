package imr.app;

import imr.annotation.DisplayFormat;
import imr.store.Availability;
import imr.store.LetterRow;
import imr.store.RestoreResult;
import imr.workbench.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Implements the commands that list, archive, and delete letters, and prints the results. */
final class LetterMoves {
  /** The minimum number of digits of an abbreviated id. */
  private static final int DIGITS = 8;

  private final Console console;
  private final Workbench workbench;

  LetterMoves(Console console, Workbench workbench) {
    this.console = console;
    this.workbench = workbench;
  }

  boolean list(boolean archived, boolean trash) {
    (trash ? workbench.trash() : workbench.letters())
        .stream()
            .filter(row -> trash || row.archived() == archived)
            .forEach(row -> ConsoleExport.list(row, console));
    return true;
  }

  /**
   * Moves all letters or none. Prints a message and returns false if a name matches no letter or
   * several.
   */
  boolean move(List<String> words, Availability to) {
    List<LetterRow> all =
        Stream.concat(workbench.letters().stream(), workbench.trash().stream()).toList();
    List<LetterRow> meant = new ArrayList<>();
    boolean understood = true;
    for (String word : words) {
      List<LetterRow> named = all.stream().filter(row -> isNamed(row, word)).toList();
      if (named.size() == 1) {
        meant.addAll(named);
      } else {
        understood = false;
        console.trouble(
            named.isEmpty()
                ? "There's no letter “%s”. Nothing was changed.".formatted(word)
                : "“%s” can be %,d letters. Use the ID. Nothing was changed."
                    .formatted(word, named.size()));
      }
    }
    if (understood) {
      workbench.move(meant.stream().map(LetterRow::id).toList(), to);
      console.print(DisplayFormat.count(meant.stream().distinct().count(), "letter") + done(to));
    }
    return understood;
  }

  private static boolean isNamed(LetterRow row, String word) {
    return row.headline().title().equalsIgnoreCase(word)
        || (word.length() >= DIGITS && row.id().startsWith(word));
  }

  private static String done(Availability to) {
    return switch (to) {
      case LISTED -> " returned to the list";
      case ARCHIVED -> " archived";
      case TRASHED -> " moved to the trash";
    };
  }

  /**
   * Permanently deletes what is in the trash.
   *
   * @param sure false to only print what would be deleted
   */
  boolean emptyTrash(boolean sure) {
    List<LetterRow> trash = workbench.trash();
    if (trash.isEmpty()) {
      console.print("The trash is empty.");
      return true;
    }
    if (!sure) {
      trash.forEach(row -> ConsoleExport.list(row, console));
      console.trouble(
          "%s would be deleted for good, with text, files, values, history, and older backups. You can't undo this; copies elsewhere aren't touched. Add --yes to delete."
              .formatted(DisplayFormat.count(trash.size(), "letter")));
      return false;
    }
    return switch (workbench
        .maintenance()
        .deleteForGood(trash.stream().map(LetterRow::id).toList())) {
      case RestoreResult.Done(var remarks) -> {
        remarks.forEach(console::trouble);
        console.print(DisplayFormat.count(trash.size(), "letter") + " deleted for good");
        yield remarks.isEmpty();
      }
      case RestoreResult.Refused(String sentence) -> {
        console.trouble(sentence);
        yield false;
      }
    };
  }
}
