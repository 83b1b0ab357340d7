package imr.app;

import imr.annotation.Headline;
import imr.exchange.AnnotatedLetter;
import imr.exchange.AtomicOutput;
import imr.exchange.FileNames;
import imr.exchange.PrivateFiles;
import imr.exchange.RecordFile;
import imr.exchange.ValueOrigins;
import imr.review.ReviewSession;
import imr.store.LetterRow;
import imr.store.StoreDamagedException;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Exports records to files, or to standard output with one line per letter. An instance is used
 * once.
 */
final class ConsoleExport {
  private final Console console;
  private final Workbench workbench;
  private final RecordFile format;
  private final Optional<Path> out;
  private final FileNames names = new FileNames();
  private boolean allWell = true;

  ConsoleExport(Console console, Workbench workbench, Optional<Path> out) {
    this.console = console;
    this.workbench = workbench;
    this.format = new RecordFile(workbench.schema());
    this.out = out;
  }

  /**
   * Exports the records.
   *
   * @param finishedOnly whether to export finished letters only
   * @return whether every selected letter was written
   */
  boolean run(boolean finishedOnly) throws IOException {
    if (out.isPresent()) {
      PrivateFiles.createFolders(out.get());
    }
    Set<String> blind = workbench.blindLetters();
    for (LetterRow row : workbench.letters()) {
      if (blind.contains(row.id())) {
        refuse(row.name() + " wasn't exported: you annotate it blind until it's adjudicated.");
      } else if (!finishedOnly || row.headline().state() == Headline.State.FINISHED) {
        write(row);
      }
    }
    return allWell;
  }

  private void write(LetterRow row) throws IOException {
    try {
      ReviewSession session = workbench.open(row.id());
      if (session.annotations().holdsIn(session.letter().text())) {
        deliver(row, session);
      } else {
        refuse(row.name() + " wasn't exported: a value no longer matches the letter text.");
      }
    } catch (StoreDamagedException damaged) {
      refuse(row.name() + " is damaged and wasn't exported.");
    }
  }

  private void refuse(String sentence) {
    allWell = false;
    console.trouble(sentence);
  }

  private void deliver(LetterRow row, ReviewSession session) throws IOException {
    AnnotatedLetter letter =
        new AnnotatedLetter(
            session.letter(),
            session.annotations(),
            Optional.empty(),
            ValueOrigins.of(workbench.ledger(row.id())),
            Optional.empty());
    if (out.isEmpty()) {
      console.printJson(format.compact(letter));
      return;
    }
    AtomicOutput.write(
        out.get().resolve(names.next(row.name(), row.id()) + ".json"), format.pretty(letter, true));
  }

  /** Prints a letter's line: state, number of unreviewed fields, title, file name, summary, id. */
  static void list(LetterRow row, Console console) {
    Headline headline = row.headline();
    console.row(
        headline.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        headline.open() + " of " + headline.total() + " unreviewed",
        headline.title(),
        row.name(),
        headline.line().replaceAll("\\s+", " "),
        row.id());
  }
}
