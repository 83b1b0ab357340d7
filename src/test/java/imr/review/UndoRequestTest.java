package imr.review;

import static imr.review.ReviewFixture.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.ledger.Act;
import imr.ledger.Gesture;
import imr.review.UndoRequest.UndoStatus;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests undoing a single gesture regardless of what was done elsewhere since. */
final class UndoRequestTest {
  private static final Provenance.Person BEN =
      new Provenance.Person("Ben", Instant.parse("2026-11-21T11:00:00Z"));

  private final ReviewSession desk = ReviewFixture.withSuggestions();
  private final SessionStep flagged = desk.flag(Remarks.LETTER, ANA).orElseThrow();
  private final Gesture flag = flagged.gesture();

  @Test
  void theLastThingDoneIsTakenBackAsByTheDesksUndoSoThatItsRedoKnowsIt() {
    SessionStep back = UndoRequest.back(flagged.after(), flag, BEN).orElseThrow();
    assertEquals(flagged.after().undo(BEN).orElseThrow().gesture(), back.gesture());
    assertEquals(desk.annotations(), back.after().annotations());
    assertEquals(UndoStatus.TAKEN_BACK, UndoRequest.of(back.after(), flag));
    SessionStep again = UndoRequest.again(back.after(), flag, ANA).orElseThrow();
    assertEquals(back.after().redo(ANA).orElseThrow().gesture(), again.gesture());
    assertEquals(UndoStatus.STANDS, UndoRequest.of(again.after(), flag));
  }

  @Test
  void aFlagIsTakenBackThoughSomebodyWorkedOnTheLetterSince() {
    ReviewSession worked = flagged.after().confirm(AGE, BEN).orElseThrow().after();
    assertEquals(UndoStatus.STANDS, UndoRequest.of(worked, flag));
    SessionStep back = UndoRequest.back(worked, flag, BEN).orElseThrow();
    assertEquals(new Act.Undo(flag.number()), back.gesture().act());
    assertEquals(
        desk.confirm(AGE, BEN).orElseThrow().after().annotations(), back.after().annotations());
    SessionStep again = UndoRequest.again(back.after(), flag, BEN).orElseThrow();
    assertEquals(new Act.Redo(flag.number()), again.gesture().act());
    assertEquals(worked.annotations(), again.after().annotations());
    SessionStep undone = again.after().undo(BEN).orElseThrow();
    assertEquals(back.after().annotations(), undone.after().annotations());
  }

  @Test
  void whatTheDeskTookBackIsTakenBack() {
    ReviewSession undone = flagged.after().undo(ANA).orElseThrow().after();
    assertEquals(UndoStatus.TAKEN_BACK, UndoRequest.of(undone, flag));
    assertEquals(Optional.empty(), UndoRequest.back(undone, flag, BEN));
    ReviewSession redone = undone.redo(ANA).orElseThrow().after();
    assertEquals(UndoStatus.STANDS, UndoRequest.of(redone, flag));
    assertEquals(Optional.empty(), UndoRequest.again(redone, flag, BEN));
  }

  @Test
  void whereSomebodySaidSomethingElseSinceItIsLeft() {
    SessionStep assigned = desk.assignTo(Optional.of("Cleo"), ANA).orElseThrow();
    ReviewSession other = assigned.after().assignTo(Optional.of("Dan"), BEN).orElseThrow().after();
    assertEquals(UndoStatus.WENT_ON, UndoRequest.of(other, assigned.gesture()));
    assertEquals(Optional.empty(), UndoRequest.back(other, assigned.gesture(), BEN));
    assertEquals(Optional.empty(), UndoRequest.again(other, assigned.gesture(), BEN));
  }

  @Test
  void aFlagSetAnewBySomebodyElseIsTheirs() {
    ReviewSession twice = flagged.after().flag(Remarks.LETTER, BEN).orElseThrow().after();
    assertEquals(UndoStatus.TAKEN_BACK, UndoRequest.of(twice, flag));
    ReviewSession theirs = twice.flag(Remarks.LETTER, BEN).orElseThrow().after();
    assertEquals(UndoStatus.WENT_ON, UndoRequest.of(theirs, flag));
  }

  @Test
  void whatChangesTheRecordIsLeftOnceSomebodyWentOnWithTheRecord() {
    SessionStep absent = desk.absent(MECHANISM, ANA).orElseThrow();
    ReviewSession noted = absent.after().note(AGE, "see page 2", BEN).orElseThrow().after();
    assertEquals(UndoStatus.STANDS, UndoRequest.of(noted, absent.gesture()));
    assertTrue(UndoRequest.back(noted, absent.gesture(), BEN).isPresent());
    ReviewSession worked = noted.confirm(AGE, BEN).orElseThrow().after();
    assertEquals(UndoStatus.WENT_ON, UndoRequest.of(worked, absent.gesture()));
  }
}
