package imr.ledger;

import static imr.ledger.MadeUpGestures.AGE;
import static imr.ledger.MadeUpGestures.ANA;
import static imr.ledger.MadeUpGestures.added;
import static imr.ledger.MadeUpGestures.byAna;
import static imr.ledger.MadeUpGestures.change;
import static imr.ledger.MadeUpGestures.confirmedAge;
import static imr.ledger.MadeUpGestures.gone;
import static imr.ledger.MadeUpGestures.suggest;
import static imr.ledger.MadeUpGestures.suggestedAge;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Status;
import imr.annotation.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LedgerTest {
  private static final Gesture SUGGEST = suggest(suggestedAge());
  private static final Gesture CONFIRM =
      byAna(2, new Act.Confirm(AGE), change(suggestedAge(), confirmedAge()));
  private static final Annotation FINISHED =
      Annotation.decided(Target.FINISHED, new Answer.GroupEntry(), Status.ADDED, ANA);

  @Test
  void theAnnotationsAreWhatTheGesturesLeave() {
    Ledger ledger = Ledger.of(List.of(SUGGEST, CONFIRM));
    assertEquals(AnnotationSet.of(List.of(confirmedAge())), ledger.annotations());
    assertEquals(ledger, Ledger.of(List.of(SUGGEST)).with(CONFIRM));
    assertEquals(Ledger.of(List.of(SUGGEST)), ledger.first(1));
    assertEquals(2, ledger.last());
    assertEquals(0, Ledger.empty().last());
  }

  @Test
  void aGestureThatDoesNotFollowIsRejected() {
    assertThrows(IllegalStateException.class, () -> Ledger.of(List.of(CONFIRM)));
    Ledger ledger = Ledger.of(List.of(SUGGEST));
    Gesture fromNothing = byAna(2, new Act.Correct(AGE), added(confirmedAge()));
    assertThrows(IllegalStateException.class, () -> ledger.with(fromNothing));
  }

  @Test
  void theHistoryOfATargetIsItsChangesInOrder() {
    Ledger ledger =
        Ledger.of(List.of(SUGGEST, CONFIRM, byAna(3, new Act.Finish(), added(FINISHED))));
    assertEquals(
        List.of(
            new Ledger.TargetChange(SUGGEST, added(suggestedAge())),
            new Ledger.TargetChange(CONFIRM, change(suggestedAge(), confirmedAge()))),
        ledger.history(AGE));
  }

  @Test
  void aRevisionIsMadeByFinishingAndNotByUndoingAReopening() {
    Gesture finish = byAna(2, new Act.Finish(), added(FINISHED));
    Gesture reopen = byAna(3, new Act.Reopen(), gone(FINISHED));
    Gesture undo = byAna(4, new Act.Undo(3), added(FINISHED));
    Gesture reopenAgain = byAna(5, new Act.Reopen(), gone(FINISHED));
    Gesture again = byAna(6, new Act.Finish(), added(FINISHED));
    Ledger ledger = Ledger.of(List.of(SUGGEST, finish, reopen, undo, reopenAgain, again));
    assertEquals(List.of(finish, again), ledger.revisions());
  }

  @Test
  void whatProgramsSaidIsKeptApartFromWhatPeopleDecided() {
    Ledger ledger = Ledger.of(List.of(SUGGEST, CONFIRM));
    assertEquals(AnnotationSet.of(List.of(suggestedAge())), ledger.byProgram());
    assertEquals(Optional.of(AnnotationSet.of(List.of(suggestedAge()))), ledger.extracted());
    assertEquals(Optional.empty(), Ledger.empty().extracted());
  }

  @Test
  void aStoredGestureGetsWhatWasThereBefore() {
    LedgerBuilder builder = new LedgerBuilder();
    builder.add(GestureRow.of(SUGGEST));
    assertEquals(CONFIRM, builder.add(GestureRow.of(CONFIRM)));
    assertEquals(Ledger.of(List.of(SUGGEST, CONFIRM)), builder.build());
    assertEquals(CONFIRM, GestureRow.of(CONFIRM).after(List.of(Optional.of(suggestedAge()))));
  }
}
