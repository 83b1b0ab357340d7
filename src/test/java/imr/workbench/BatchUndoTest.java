package imr.workbench;

import static imr.workbench.BatchLibrary.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.FieldId;
import imr.annotation.Remarks;
import imr.annotation.Target;
import imr.ledger.Act;
import imr.ledger.BatchId;
import imr.report.BatchWording;
import imr.workbench.SkippedLetter.SkipReason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was done to many letters, taken back in one go and done again. */
@SuppressWarnings("NullAway.Init") // set before each test
final class BatchUndoTest {
  private static final Target AGE = Target.of(new FieldId("patient.age"));

  @TempDir private Path folder;
  private BatchLibrary library;

  @BeforeEach
  void flagSamples() {
    library = new BatchLibrary(folder);
    library.workbench().importSamples();
    library.run(new BatchAction.Flag());
  }

  @AfterEach
  void close() {
    library.close();
  }

  private BatchRecord flagging() {
    return library.bulk().done().getLast();
  }

  private long flagged() {
    return library.workbench().letters().stream().filter(l -> l.headline().flagged()).count();
  }

  @Test
  void itIsKnownByWhatAndWhoAndWhenAndHowMany() {
    Instant at = library.store().ledger(library.id(1)).getLast().at();
    BatchId batch = library.store().ledger(library.id(1)).getLast().batch().orElseThrow();
    assertEquals(
        new BatchRecord(
            new BatchRecord.Key.Id(batch),
            new BatchAction.Flag(),
            5,
            Optional.of(5),
            "Ana",
            at,
            Optional.empty()),
        flagging());
    assertEquals("5 letters flagged", BatchWording.line(flagging()));
    assertEquals(library.ids(), library.bulk().lettersOf(flagging()));
  }

  @Test
  void itIsTakenBackAtOnceAndAfterARestart() {
    assertEquals("5 letters changed back", BatchWording.line(library.takeBack(flagging())));
    assertEquals(0, flagged());
    library.run(new BatchAction.Flag());
    library.restart();
    BatchRecord second = library.bulk().done().getFirst();
    assertEquals(2, library.bulk().done().size());
    assertEquals(5, library.takeBack(second).changed());
    assertEquals(0, flagged());
    assertTrue(library.bulk().done().getFirst().takenBack());
  }

  @Test
  void aSecondTimeThereIsNothingToTakeBackAndTheReasonIsSaid() {
    library.takeBack(flagging());
    BatchPreview again = library.preview(new BatchAction.UndoBatch(flagging()));
    assertEquals("No letters will be changed back.", BatchWording.line(again));
    assertEquals(List.of("5 letters are already undone."), BatchWording.reasons(again));
  }

  @Test
  void whatWasTakenBackIsDoneAgainAndTakenBackOnceMore() {
    library.takeBack(flagging());
    assertEquals("5 letters flagged again", BatchWording.line(library.doAgain(flagging())));
    assertEquals(5, flagged());
    assertEquals(
        List.of("5 letters are unchanged, so there's nothing to redo."),
        BatchWording.reasons(library.preview(new BatchAction.RedoBatch(flagging()))));
    library.restart();
    assertEquals(5, library.takeBack(flagging()).changed());
    assertEquals(0, flagged());
  }

  @Test
  void laterWorkElsewhereInALetterStaysAndLaterWorkOnTheSameIsLeftAlone() {
    library.does(0, s -> s.confirm(AGE, BEN));
    library.does(1, s -> s.flag(Remarks.LETTER, BEN));
    library.does(2, s -> s.flag(Remarks.LETTER, BEN));
    library.does(2, s -> s.flag(Remarks.LETTER, BEN));
    library.does(3, s -> s.undo(BEN));
    library.restart();
    BatchPreview preview = library.preview(new BatchAction.UndoBatch(flagging()));
    assertEquals(List.of(library.id(0), library.id(4)), preview.change());
    assertEquals(
        List.of(SkipReason.TAKEN_BACK, SkipReason.WENT_ON, SkipReason.TAKEN_BACK),
        preview.left().stream().map(SkippedLetter::why).toList());
    assertEquals(
        List.of(
            "2 letters are already undone.",
            "1 letter is skipped because someone has edited it since."),
        BatchWording.reasons(preview));
    library.run(preview);
    assertEquals(1, flagged());
    assertEquals(
        imr.annotation.Status.CONFIRMED,
        library.session(0).annotations().at(AGE).orElseThrow().status());
  }

  @Test
  void theDesksOwnUndoAndRedoWorkInEachLetter() {
    assertEquals(new Act.Flag(Remarks.LETTER), library.session(2).toUndo().orElseThrow().act());
    library.does(2, s -> s.undo(BEN));
    assertEquals(4, flagged());
    library.does(2, s -> s.redo(BEN));
    assertEquals(5, library.takeBack(flagging()).changed());
    assertEquals(new Act.Flag(Remarks.LETTER), library.session(2).toRedo().orElseThrow().act());
    library.does(2, s -> s.redo(BEN));
    assertEquals(1, flagged());
  }

  @Test
  void aTakingBackThatWasStoppedIsGoneOnWith() {
    BatchPreview preview = library.preview(new BatchAction.UndoBatch(flagging()), library.ids());
    BatchPreview some =
        new BatchPreview(
            preview.verb(), preview.change().subList(0, 2), preview.left(), preview.stopped());
    library.run(some);
    assertTrue(flagging().takenBack());
    assertEquals(3, library.takeBack(flagging()).changed());
    assertEquals(0, flagged());
  }

  @Test
  void anEarlierOneIsTakenBackThoughALaterOneStands() {
    library.run(new BatchAction.AssignTo(Optional.of("Ben")));
    library.run(new BatchAction.AssignTo(Optional.of("Cleo")));
    assertEquals(
        List.of(
            new BatchAction.AssignTo(Optional.of("Cleo")),
            new BatchAction.AssignTo(Optional.of("Ben")),
            new BatchAction.Flag()),
        library.bulk().done().stream().map(BatchRecord::action).toList());
    assertEquals(5, library.takeBack(flagging()).changed());
    BatchRecord toBen = library.bulk().done().get(1);
    assertEquals(0, library.takeBack(toBen).changed());
    assertEquals(5, library.takeBack(library.bulk().done().get(0)).changed());
    assertEquals(5, library.takeBack(toBen).changed());
    assertEquals(Optional.empty(), library.session(3).assignedTo());
  }

  @Test
  void itIsInTheBackupsToo() {
    library.workbench().maintenance().backup();
    library.workbench().maintenance().repair();
    assertEquals(5, library.takeBack(flagging()).changed());
  }
}
