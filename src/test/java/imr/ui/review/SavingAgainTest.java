package imr.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.exchange.SchemaFile;
import imr.review.ReviewSession;
import imr.store.FullDisk;
import imr.store.LetterRow;
import imr.workbench.Background;
import imr.workbench.Workbench;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an analyst does on a disk that is full is on disk once there is room again. */
final class SavingAgainTest {
  private static final Clock TEN =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
  private static final SaveState FAILED = new SaveState.Failed("The disk is full.");
  private static final SaveState SAVED = new SaveState.Saved(LocalTime.of(10, 0));

  @TempDir private Path folder;
  private final Background background = Background.onCallersThread();
  private Workbench workbench;
  private ReviewModel desk;

  @BeforeEach
  void layALetterDown() {
    workbench = new Workbench(FullDisk.open(folder), SchemaFile.builtIn(), TEN);
    workbench.importSamples();
    desk = new ReviewModel(keeper(), () -> "Ana", TEN);
    desk.open(workbench.open(letter().id()));
  }

  @AfterEach
  void close() {
    FullDisk.relieve();
    workbench.close();
  }

  /** As the window keeps gestures. */
  private GestureSaver keeper() {
    return (letter, pass, gesture, headline, kept, failed) ->
        background.run(
            task -> {
              workbench.keep(letter, gesture, headline);
              return gesture;
            },
            done -> kept.run(),
            accident -> failed.accept("The disk is full."));
  }

  private LetterRow letter() {
    return workbench.letters().getFirst();
  }

  private void confirmOpenFields(int times) {
    for (int i = 0; i < times; i++) {
      desk.session().get().orElseThrow().form().open().stream()
          .filter(blank -> blank.said().isPresent())
          .findFirst()
          .ifPresent(blank -> desk.choose(blank.target()));
      desk.confirm();
    }
  }

  private void assertOnDisk(int gestures) {
    ReviewSession shown = desk.session().get().orElseThrow();
    workbench.close();
    workbench = new Workbench(FullDisk.open(folder), SchemaFile.builtIn(), TEN);
    assertEquals(shown.annotations(), workbench.open(letter().id()).annotations());
    assertEquals(shown.headline(), letter().headline());
    assertEquals(gestures, letter().gestures());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void everyGestureWaitsAndIsSavedInOrderWithTheTryAfterTheTrouble(int writes) {
    FullDisk.fillAfter(writes);
    confirmOpenFields(3);
    assertEquals(FAILED, desk.saving().get());
    desk.saveAgain();
    assertEquals(FAILED, desk.saving().get());
    assertTrue(desk.unsaved());
    FullDisk.relieve();
    desk.saveAgain();
    assertEquals(SAVED, desk.saving().get());
    assertFalse(desk.unsaved());
    assertOnDisk(1 + 3);
  }

  @Test
  void theNextGestureTakesTheWaitingOnesAlong() {
    FullDisk.fillAfter(0);
    confirmOpenFields(2);
    FullDisk.relieve();
    confirmOpenFields(1);
    assertEquals(SAVED, desk.saving().get());
    assertOnDisk(1 + 3);
  }

  @Test
  void anotherLetterOpensAfterTheTroubleAndTheWaitingGesturesAreSaved() {
    FullDisk.fillAfter(0);
    confirmOpenFields(2);
    ReviewSession left = desk.session().get().orElseThrow();
    FullDisk.relieve();
    desk.open(workbench.open(workbench.letters().getLast().id()));
    desk.saveAgain();
    assertEquals(SAVED, desk.saving().get());
    assertEquals(left.annotations(), workbench.open(left.letter().id()).annotations());
  }
}
