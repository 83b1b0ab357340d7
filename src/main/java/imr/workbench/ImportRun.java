package imr.workbench;

import imr.intake.Intake;
import imr.intake.IntakeResult;
import imr.intake.IntakeResult.Read;
import imr.workbench.ImportReport.Added;
import imr.workbench.ImportReport.AlreadyThere;
import imr.workbench.ImportReport.Failed;
import imr.workbench.ImportReport.Fate;
import imr.workbench.ImportReport.NotALetter;
import imr.workbench.ImportReport.NotReached;
import imr.workbench.ImportReport.Refused;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Imports files: reads them on all cores, prepares each letter beside (mostly: extracts from it),
 * and hands them to the store in batches, one batch at a time.
 *
 * <p>Memory holds one file a worker and one batch, however many files there are: a worker that
 * finds the batch full writes it, and the others wait for that.
 *
 * @param <T> a letter as it is ready for the store
 */
public final class ImportRun<T> {
  private static final int LETTERS_A_BATCH = 32;
  private static final long BYTES_A_BATCH = 8L << 20;

  /** What the store says of a letter that was handed to it. */
  public enum Kept {
    ADDED,
    /** The same text is there; within one batch the second of two equal letters is this too. */
    ALREADY_THERE
  }

  /**
   * What the analyst has decided about special files.
   *
   * @param takeEverything also texts that are no determination letters
   * @param passwords the password to try on a file, if one is known
   */
  public record Choices(boolean takeEverything, Function<Path, Optional<String>> passwords) {

    /** The first try: letters only, no passwords; the report says which files ask for more. */
    public static Choices none() {
      return new Choices(false, file -> Optional.empty());
    }
  }

  private static final System.Logger LOG = System.getLogger(ImportRun.class.getName());

  private final Background background;
  private final TimeLimitedWork foreign;
  private final Intake intake;
  private final Function<Read, T> prepare;
  private final Function<List<T>, List<Kept>> keep;

  /**
   * @param prepare called on several threads at once
   * @param keep called by one thread at a time, with 1 to 32 letters; answers for each of them, in
   *     their order, once they are on disk. An exception means that none of them is kept
   */
  public ImportRun(
      Background background,
      Intake intake,
      Function<Read, T> prepare,
      Function<List<T>, List<Kept>> keep) {
    this(background, background.foreign(), intake, prepare, keep);
  }

  /** As above, with another limit on the time that a file may take. */
  ImportRun(
      Background background,
      TimeLimitedWork foreign,
      Intake intake,
      Function<Read, T> prepare,
      Function<List<T>, List<Kept>> keep) {
    this.background = background;
    this.foreign = foreign;
    this.intake = intake;
    this.prepare = prepare;
    this.keep = keep;
  }

  /**
   * Imports the files, in about their order; to be called within {@link Background#run}. One bad
   * file never stops the rest. A stop takes effect within a second; letters already read are kept.
   *
   * <p>Throws only what {@code keep} throws when it takes none of a batch of several letters.
   */
  public ImportReport run(List<Path> files, Choices choices, Task task) {
    Fates fates = new Fates(files);
    Batch batch = new Batch(fates);
    background.each(
        files.size(),
        task,
        at -> {
          Path file = files.get(at);
          IntakeResult outcome = outcome(file, choices, task, batch);
          take(at, outcome, choices.takeEverything(), List.of(), fates, batch);
        });
    batch.write();
    return fates.report();
  }

  private void take(
      int at,
      IntakeResult outcome,
      boolean everything,
      List<String> told,
      Fates fates,
      Batch batch) {
    switch (outcome) {
      case Read read -> prepared(at, read, told, fates, batch).ifPresent(batch::add);
      case IntakeResult.NotALetter other when everything ->
          prepared(at, other.anyway(), told, fates, batch).ifPresent(batch::add);
      case IntakeResult.NotALetter other ->
          fates.set(at, new NotALetter(fates.file(at), other.sentence()));
      case IntakeResult.Refused refused -> fates.set(at, fate(refused));
      case IntakeResult.Several several ->
          several
              .letters()
              .forEach(
                  part -> take(at, part, everything, List.of(several.sentence()), fates, batch));
    }
  }

  private static Fate fate(IntakeResult.Refused refused) {
    return refused.reason() == IntakeResult.Reason.CANCELLED
        ? new NotReached(refused.file())
        : new Refused(refused.file(), refused.reason(), refused.sentence());
  }

  /** Letters that are ready don't wait for a slow file, and none waits for one that hangs. */
  private IntakeResult outcome(Path file, Choices choices, Task task, Batch batch) {
    Optional<String> password = choices.passwords().apply(file);
    return foreign
        .of(() -> intake.read(file, password, task::stopped), task::stopped, batch::write)
        .orElseGet(() -> tooSlow(file, task));
  }

  private IntakeResult tooSlow(Path file, Task task) {
    IntakeResult.Reason reason =
        task.stopped() ? IntakeResult.Reason.CANCELLED : IntakeResult.Reason.TIMED_OUT;
    return new IntakeResult.Refused(file, reason, foreign.sentence(name(file), "read"));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private Optional<Ready<T>> prepared(
      int at, Read read, List<String> told, Fates fates, Batch batch) {
    // A letter that the extractor stumbles over is reported, and must not end the import: any
    // exception, and the stack overflow that a hostile text can cause.
    try {
      long size = read.original().size();
      List<String> warnings = Stream.concat(told.stream(), read.warnings().stream()).toList();
      Optional<Ready<T>> ready =
          foreign
              .of(() -> prepare.apply(read), () -> false, batch::write)
              .map(letter -> new Ready<>(at, letter, size, warnings));
      if (ready.isEmpty()) {
        Path file = fates.file(at);
        fates.set(at, new Failed(file, foreign.sentence(name(file), "processed")));
      }
      return ready;
    } catch (RuntimeException | StackOverflowError accident) {
      LOG.log(Level.ERROR, "a letter could not be processed", accident);
      fates.fail(at, accident);
      return Optional.empty();
    }
  }

  private record Ready<T>(int at, T letter, long bytes, List<String> warnings) {}

  /** Letters that wait for the store. */
  private final class Batch {
    private final Fates fates;
    private final List<Ready<T>> waiting = new ArrayList<>();
    private long bytes;

    Batch(Fates fates) {
      this.fates = fates;
    }

    synchronized void add(Ready<T> ready) {
      waiting.add(ready);
      bytes += ready.bytes();
      if (waiting.size() >= LETTERS_A_BATCH || bytes >= BYTES_A_BATCH) {
        write();
      }
    }

    synchronized void write() {
      // Workers overtake each other; the library shall list letters as the files were given.
      List<Ready<T>> letters = waiting.stream().sorted(Comparator.comparingInt(Ready::at)).toList();
      waiting.clear();
      bytes = 0;
      if (letters.isEmpty()) {
        return;
      }
      // One letter that the store cannot take must not cost its neighbors.
      try {
        written(letters);
      } catch (RuntimeException accident) {
        oneByOne(letters, accident);
      }
    }

    private void oneByOne(List<Ready<T>> letters, RuntimeException accident) {
      int failed = 0;
      for (Ready<T> letter : letters) {
        // As above.
        try {
          written(List.of(letter));
        } catch (RuntimeException again) {
          LOG.log(Level.ERROR, "a letter could not be stored", again);
          fates.fail(letter.at(), again);
          failed++;
        }
      }
      boolean storeIsBroken = failed > 1 && failed == letters.size();
      if (storeIsBroken) {
        throw accident;
      }
    }

    private void written(List<Ready<T>> letters) {
      List<Kept> answers = keep.apply(letters.stream().map(Ready::letter).toList());
      for (int i = 0; i < letters.size(); i++) {
        Ready<T> letter = letters.get(i);
        fates.kept(letter.at(), answers.get(i), letter.warnings());
      }
    }
  }

  /** What became of the files so far, by their place among those given. */
  private static final class Fates {
    private final AtomicReferenceArray<Fate> fates;
    private final List<Path> files;

    Fates(List<Path> files) {
      this.files = files;
      this.fates =
          new AtomicReferenceArray<>(files.stream().map(NotReached::new).toArray(Fate[]::new));
    }

    Path file(int at) {
      return files.get(at);
    }

    void set(int at, Fate fate) {
      fates.set(at, fate);
    }

    void kept(int at, Kept answer, List<String> warnings) {
      Path file = files.get(at);
      switch (answer) {
        case ADDED -> set(at, new Added(file, warnings));
        case ALREADY_THERE -> {
          // of several letters in one file another may be new
          if (!(fates.get(at) instanceof Added)) {
            set(at, new AlreadyThere(file));
          }
        }
      }
    }

    /** The accident's kind alone: its message may hold words of the letter. */
    void fail(int at, Throwable accident) {
      Path file = files.get(at);
      String sentence =
          "Couldn't process “%s” (%s). It was skipped. Please report this problem."
              .formatted(file.getFileName(), accident.getClass().getSimpleName());
      set(at, new Failed(file, sentence));
    }

    ImportReport report() {
      Fate[] all = new Fate[files.size()];
      Arrays.setAll(all, fates::get);
      return new ImportReport(List.of(all));
    }
  }
}
