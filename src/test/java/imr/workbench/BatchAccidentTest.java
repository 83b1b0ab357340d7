package imr.workbench;

import static imr.workbench.BatchLibrary.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.ledger.Author;
import imr.letter.Letter;
import imr.report.BatchWording;
import imr.store.FullDisk;
import imr.store.LetterRow;
import imr.workbench.SkippedLetter.SkipReason;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch action meets a letter that can't be written: the report names every letter. */
final class BatchAccidentTest {
  private static final Target AGE = Target.of(new FieldId("patient.age"));

  @TempDir private Path folder;

  @AfterEach
  void relieve() {
    FullDisk.relieve();
  }

  private final AtomicInteger until = new AtomicInteger();

  /** Re-extracts; after a number of letters, somebody edits the one that came first. */
  private BatchReport run(BatchLibrary library, int after) {
    List<String> change = new ArrayList<>();
    Function<Letter, AnnotationSet> extract =
        _ -> {
          if (until.decrementAndGet() == 0) {
            library.does(library.ids().indexOf(change.getFirst()), s -> s.flag(AGE, BEN));
          }
          return AnnotationSet.empty();
        };
    BatchActions actions = actions(library, extract);
    Background background = Background.onCallersThread();
    BatchPreview preview =
        actions.preview(
            library.ids(), new BatchAction.ExtractAgain(), "Ana", background, BatchLibrary.task());
    change.addAll(preview.change());
    until.set(after);
    BatchReport report = actions.run(preview, "Ana", background, BatchLibrary.task());
    SkippedLetter edited =
        new SkippedLetter(
            change.getFirst(),
            library.title(library.ids().indexOf(change.getFirst())),
            SkipReason.UNREADABLE,
            "IllegalStateException");
    assertEquals(List.of(edited), report.left());
    assertEquals(change.size() - 1, report.changed());
    assertEquals(Optional.empty(), report.brokenOff());
    assertEquals(List.of(), library.store().checkKeeping());
    return report;
  }

  private static BatchActions actions(
      BatchLibrary library, Function<Letter, AnnotationSet> extract) {
    return new BatchActions(
        library.store(),
        library.store()::letters,
        SchemaFile.builtIn(),
        new ValueReader(2026),
        extract,
        _ -> _ -> Optional.empty(),
        new Author.Program("p", "2"),
        Clock.systemUTC(),
        () -> {},
        () -> {});
  }

  @Test
  void theOneThatWasEditedMeanwhileIsNamedAndTheOthersOfItsLotAreWritten() {
    try (BatchLibrary library = new BatchLibrary(folder)) {
      library.workbench().importSamples();
      assertTrue(run(library, 3).changed() > 1);
    }
  }

  @Test
  void aFullLotThatFailsLosesNoLetterFromTheReport() {
    try (BatchLibrary library = new BatchLibrary(folder)) {
      ManyLetters.fill(library.workbench(), 240);
      assertTrue(run(library, 100).changed() > 200);
    }
  }

  @Test
  void afterAFullDiskEveryLetterIsEitherChangedOrNamed() {
    for (long room : List.of(0L, 40_000L, 1_900_000L)) {
      Path place = folder.resolve("room-" + room);
      try (BatchLibrary library = new BatchLibrary(place, FullDisk.open(place))) {
        ManyLetters.fill(library.workbench(), 410);
        BatchPreview preview = library.preview(new BatchAction.Flag());
        FullDisk.leaveRoom(room);
        BatchReport report = library.run(preview);
        FullDisk.relieve();
        Set<String> named = new HashSet<>(report.left().stream().map(SkippedLetter::id).toList());
        assertEquals(
            preview.change().size(), report.changed() + named.size(), BatchWording.line(report));
        for (LetterRow row : library.workbench().letters()) {
          assertTrue(row.headline().flagged() || named.contains(row.id()), row.id());
        }
        long unsure = report.left().stream().filter(l -> l.why() == SkipReason.UNSURE).count();
        assertTrue(unsure <= 200, BatchWording.reasons(report)::toString);
      }
    }
  }
}
