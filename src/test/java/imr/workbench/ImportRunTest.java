package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.intake.Intake;
import imr.intake.IntakeResult.Read;
import imr.intake.IntakeResult.Reason;
import imr.intake.Limits;
import imr.intake.Pdfs;
import imr.letter.Letter;
import imr.workbench.ImportReport.Added;
import imr.workbench.ImportReport.AlreadyThere;
import imr.workbench.ImportReport.Failed;
import imr.workbench.ImportReport.Fate;
import imr.workbench.ImportReport.NotALetter;
import imr.workbench.ImportReport.NotReached;
import imr.workbench.ImportReport.Refused;
import imr.workbench.ImportRun.Choices;
import imr.workbench.ImportRun.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Imports of real files, good and bad, and what the report says of each. */
@Timeout(60)
final class ImportRunTest {
  private final Background background = Background.onAllCores(Runnable::run);
  private final Intake intake = new Intake(Limits.standard());
  private final Shelf shelf = new Shelf();

  @TempDir Path folder;

  /** Keeps letters by their text, and is touched by one thread at a time. */
  private static final class Shelf implements Function<List<Letter>, List<Kept>> {
    private final Set<String> ids = Collections.synchronizedSet(new TreeSet<>());
    private final AtomicInteger inside = new AtomicInteger();
    private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());

    @Override
    public List<Kept> apply(List<Letter> letters) {
      assertEquals(1, inside.incrementAndGet());
      batches.add(letters.size());
      List<Kept> answers =
          letters.stream()
              .map(letter -> ids.add(letter.id()) ? Kept.ADDED : Kept.ALREADY_THERE)
              .toList();
      inside.decrementAndGet();
      return answers;
    }
  }

  @AfterEach
  void close() {
    background.close();
  }

  @Test
  void thirtyFilesWithBadOnesAmongThemAreReportedOneByOneInTheirOrder() throws IOException {
    List<Fate> expected = new ArrayList<>();
    for (int number = 0; number < 24; number++) {
      expected.add(new Added(file("good-" + number + ".pdf", Pdfs.letter(number)), List.of()));
    }
    expected.add(
        3,
        new Refused(
            file("empty.pdf", new byte[0]),
            Reason.DAMAGED,
            "“empty.pdf” is empty (0 bytes). Get a new copy and import it again."));
    expected.add(
        7,
        new Refused(
            file("locked.pdf", Pdfs.locked("sesame")),
            Reason.PASSWORD,
            "“locked.pdf” is password-protected. Enter the password, or save a copy without one."));
    expected.add(
        11,
        new NotALetter(
            text("note.txt", "Milk, eggs, bread"),
            "“note.txt” doesn't have the headings of an IMR determination. Import it only if you're"
                + " sure that it is one."));
    expected.add(
        12,
        new Refused(
            file("scan.pdf", Pdfs.scan()),
            Reason.NO_TEXT_LAYER,
            "“scan.pdf” has no text because its pages are scans. Run text recognition (OCR) on it,"
                + " and then import the result."));
    expected.add(
        20,
        new Refused(
            folder.resolve("gone.pdf"),
            Reason.UNREADABLE,
            "“gone.pdf” no longer exists. Look for it under another name or in another folder."));
    shelf.ids.add(letterOf(file("known.pdf", Pdfs.letter(99))).id());
    expected.add(21, new AlreadyThere(folder.resolve("known.pdf")));

    ImportReport report = run(filesOf(expected), Choices.none());

    assertEquals(expected, report.fates());
    assertEquals(30, report.fates().size());
    assertEquals(24, report.added().size());
    assertEquals(25, shelf.ids.size());
    assertEquals(1, report.needingPassword().size());
    assertEquals(3, report.refused().size());
  }

  @Test
  void theSameTextTwiceInOneImportIsOneLetter() throws IOException {
    Path first = text("a.txt", String.join("\n", Pdfs.LETTER));
    Path second = text("b.txt", String.join("\r\n", Pdfs.LETTER));
    ImportReport report = run(List.of(first, second), Choices.none());
    assertEquals(1, report.added().size());
    assertEquals(1, report.alreadyThere().size());
  }

  @Test
  void whatTheAnalystDecidesTakesInTheRest() throws IOException {
    List<Path> files = List.of(text("note.txt", "Milk"), file("locked.pdf", Pdfs.locked("sesame")));
    Choices choices = new Choices(true, file -> Optional.of("sesame"));
    ImportReport report = run(files, choices);
    assertEquals(files, report.added().stream().map(Added::file).toList());
  }

  @Test
  void aLetterThatCannotBePreparedOrKeptCostsNoOther() throws IOException {
    List<Path> files = letters(40);
    String unprepared = letterOf(files.get(5)).id();
    String unkept = letterOf(files.get(17)).id();
    ImportRun<Letter> run =
        new ImportRun<>(
            background,
            intake,
            read -> {
              if (read.letter().id().equals(unprepared)) {
                throw new StackOverflowError("words of the letter");
              }
              return read.letter();
            },
            letters -> {
              if (letters.stream().anyMatch(letter -> letter.id().equals(unkept))) {
                throw new IllegalArgumentException("words of the letter");
              }
              return shelf.apply(letters);
            });
    ImportReport report = run.run(files, Choices.none(), new Task(System::nanoTime));
    assertEquals(38, report.added().size());
    assertEquals(
        List.of(
            new Failed(
                files.get(5),
                "Couldn't process “letter-5.pdf” (StackOverflowError). It was skipped. Please"
                    + " report this problem."),
            new Failed(
                files.get(17),
                "Couldn't process “letter-17.pdf” (IllegalArgumentException). It was skipped."
                    + " Please report this problem.")),
        report.failed());
  }

  @Test
  void noLetterWaitsForOneWhosePreparationHangs() throws IOException {
    List<Path> files = letters(9);
    String hanging = letterOf(files.get(4)).id();
    CountDownLatch end = new CountDownLatch(1);
    ImportRun<Letter> run =
        new ImportRun<>(
            background,
            new TimeLimitedWork(Duration.ofSeconds(2)),
            intake,
            read -> {
              while (read.letter().id().equals(hanging) && end.getCount() > 0) {
                LockSupport.parkNanos(1_000_000);
              }
              return read.letter();
            },
            shelf);
    ImportReport report = run.run(files, Choices.none(), new Task(System::nanoTime));
    end.countDown();
    assertEquals(8, report.added().size());
    assertEquals(
        List.of(
            new Failed(
                files.get(4),
                "“letter-4.pdf” couldn't be processed within 2 seconds, so it was left out. The"
                    + " file may be damaged.")),
        report.failed());
  }

  @Test
  void aStoreThatTakesNothingAtAllEndsTheImport() throws IOException {
    IllegalStateException full = new IllegalStateException("disk full");
    ImportRun<Letter> run =
        new ImportRun<>(
            background,
            intake,
            Read::letter,
            letters -> {
              throw full;
            });
    List<Path> files = letters(10);
    Task task = new Task(System::nanoTime);
    assertSame(
        full,
        assertThrows(IllegalStateException.class, () -> run.run(files, Choices.none(), task)));
  }

  @Test
  void lettersGoToTheStoreInBatchesByOneThreadAtATime() throws IOException {
    run(letters(100), Choices.none());
    assertEquals(List.of(32, 32, 32, 4), shelf.batches);
  }

  @Test
  void aStopInTheMiddleOfABigImportTakesEffectWithinASecondAndKeepsWhatWasRead() throws Exception {
    Path slow = file("slow.pdf", Pdfs.slow());
    List<Path> files = new ArrayList<>(letters(20));
    files.addAll(Collections.nCopies(5000, slow));
    BlockingQueue<Object> ends = new LinkedBlockingQueue<>();
    ImportRun<Letter> run = new ImportRun<>(background, intake, Read::letter, shelf);
    Task task = background.run(t -> run.run(files, Choices.none(), t), ends::add, ends::add);
    while (task.progress().done() < 20) {
      Thread.sleep(5);
    }
    assertEquals(5020, task.progress().total());
    long before = System.nanoTime();
    task.stop();
    ImportReport report = (ImportReport) ends.poll(5, TimeUnit.SECONDS);
    long millis = (System.nanoTime() - before) / 1_000_000;
    assertTrue(millis < 1000, "stopped after " + millis + " ms");
    assertTrue(report.stopped());
    // on a busy machine a slow file can be among the first twenty that are done
    assertTrue(report.added().size() >= 18, report.added().size() + " of 20 letters were kept");
    assertEquals(report.added().size(), shelf.ids.size());
    assertEquals(new NotReached(slow), report.fates().getLast());
  }

  @Test
  void memoryHoldsOneBatchHoweverManyFilesThereAre() throws IOException {
    List<Path> files = new ArrayList<>();
    String letter = String.join("\n", Pdfs.LETTER);
    for (int number = 0; number < 60; number++) {
      files.add(text("big-" + number + ".txt", letter + " " + number + "x".repeat(2_000_000)));
    }
    AtomicInteger held = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ImportRun<Read> run =
        new ImportRun<>(
            background,
            intake,
            read -> {
              most.accumulateAndGet(held.incrementAndGet(), Math::max);
              return read;
            },
            letters -> {
              held.addAndGet(-letters.size());
              return Collections.nCopies(letters.size(), Kept.ADDED);
            });
    ImportReport report = run.run(files, Choices.none(), new Task(System::nanoTime));
    assertEquals(60, report.added().size());
    // five of 2 MB make a batch; each worker may hold one more
    assertTrue(most.get() <= 5 + background.workers(), "held at once: " + most.get());
  }

  private ImportReport run(List<Path> files, Choices choices) {
    return new ImportRun<>(background, intake, Read::letter, shelf)
        .run(files, choices, new Task(System::nanoTime));
  }

  private Letter letterOf(Path file) {
    return ((Read) intake.read(file, Optional.empty(), () -> false)).letter();
  }

  private List<Path> letters(int count) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      files.add(file("letter-" + number + ".pdf", Pdfs.letter(number)));
    }
    return files;
  }

  private static List<Path> filesOf(List<Fate> fates) {
    return fates.stream().map(Fate::file).toList();
  }

  private Path text(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
