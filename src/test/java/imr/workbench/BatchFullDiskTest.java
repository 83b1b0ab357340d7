package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.report.BatchWording;
import imr.store.FullDisk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full while many letters are changed. */
final class BatchFullDiskTest {
  private static final int LETTERS = 210;
  private static final BatchAction TO_BEN = new BatchAction.AssignTo(Optional.of("Ben"));

  @TempDir private Path temp;

  @AfterEach
  void relieve() {
    FullDisk.relieve();
  }

  @Test
  void itBreaksOffWithASentenceGoesOnLaterAndIsTakenBackInOneGo() {
    for (long room : List.of(0L, 40_000L, 1_900_000L)) {
      Path folder = temp.resolve("room-" + room);
      try (BatchLibrary library = new BatchLibrary(folder, FullDisk.open(folder))) {
        ManyLetters.fill(library.workbench(), LETTERS);
        BatchPreview preview = library.preview(TO_BEN);
        FullDisk.leaveRoom(room);
        BatchReport report = library.run(preview);
        FullDisk.relieve();
        String where = room + " bytes: " + BatchWording.line(report);
        assertTrue(report.brokenOff().isPresent(), where);
        assertTrue(BatchWording.line(report).endsWith("; stopped by an error"), where);
        assertTrue(report.changed() < LETTERS, where);
        int waiting = library.preview(TO_BEN).change().size();
        assertTrue(LETTERS - waiting >= report.changed(), where);
        assertEquals(waiting, library.run(TO_BEN).changed(), where);
        library.bulk().done().forEach(library::takeBack);
        assertEquals(LETTERS, library.preview(TO_BEN).change().size(), where);
        assertEquals(List.of(), library.store().checkKeeping(), where);
      }
    }
  }

  @Test
  void aWriteThatFailsInTheMidstOfALotLeavesItWhollyDoneOrNotAtAll() {
    for (int writes = 0; writes < 40; writes += 6) {
      Path folder = temp.resolve("writes-" + writes);
      try (BatchLibrary library = new BatchLibrary(folder, FullDisk.open(folder))) {
        library.workbench().importSamples();
        BatchPreview preview = library.preview(TO_BEN);
        FullDisk.fillAfter(writes);
        BatchReport report = library.run(preview);
        FullDisk.relieve();
        int waiting = library.preview(TO_BEN).change().size();
        String where = writes + " writes: " + BatchWording.line(report);
        assertTrue(waiting == 0 || waiting == 5, where);
        assertTrue(report.changed() == 0 || waiting == 0, where);
        library.bulk().done().forEach(library::takeBack);
        assertEquals(5, library.preview(TO_BEN).change().size(), where);
        assertEquals(List.of(), library.store().checkKeeping(), where);
      }
    }
  }
}
