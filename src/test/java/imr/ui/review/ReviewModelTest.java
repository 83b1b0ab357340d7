package imr.ui.review;

import static imr.review.ReviewFixture.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.FieldId;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Gesture;
import imr.review.FormRow;
import imr.review.ReviewFixture;
import imr.review.ReviewOrder;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The analyst's verbs, without a window. */
final class ReviewModelTest {
  private static final Clock TEN =
      Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

  private final List<Gesture> kept = new ArrayList<>();
  private Optional<String> broken = Optional.empty();
  private final ReviewModel desk =
      new ReviewModel(
          (letter, pass, gesture, headline, done, failed) -> {
            if (broken.isPresent()) {
              failed.accept(broken.get());
            } else {
              kept.add(gesture);
              done.run();
            }
          },
          () -> "Ana",
          TEN);

  @BeforeEach
  void layTheLetterDown() {
    desk.order().set(ReviewOrder.PLAIN);
    desk.open(ReviewFixture.withSuggestions());
  }

  private Optional<Annotation> at(Target target) {
    return desk.session().get().orElseThrow().annotations().at(target);
  }

  @Test
  void aLetterOpensAtItsFirstOpenField() {
    assertEquals(desk.form().line(Target.of(new FieldId("case.number"))), desk.chosen().get());
  }

  @Test
  void confirmingGoesOnToTheNextOpenField() {
    desk.choose(AGE);
    desk.confirm();
    assertEquals(Status.CONFIRMED, at(AGE).orElseThrow().status());
    assertEquals(Optional.of(SEX), desk.chosen().get());
  }

  @Test
  void whatNeedsEyesComesFirstUnlessTheAnalystChoosesThePlainOrder() {
    desk.order().set(new ReviewOrder(false, 0.95));
    desk.open(ReviewFixture.withSuggestions());
    Target first = desk.chosen().get().orElseThrow();
    assertEquals(desk.checks().getFirst().target(), first);
    desk.chooseNextOpen();
    assertEquals(desk.checks().get(1).target(), desk.chosen().get().orElseThrow());
  }

  @Test
  void confirmingAnEmptyFieldSaysWhatToDoAndStays() {
    desk.choose(MECHANISM);
    desk.confirm();
    assertEquals(Optional.of(MECHANISM), desk.chosen().get());
    assertTrue(desk.notice().get().startsWith("There's no value to confirm."));
    assertEquals(List.of(), kept);
  }

  @Test
  void aTypedValueThatCannotBeReadStaysChosenAndSaysWhy() {
    desk.choose(AGE);
    desk.enter(AGE, "fifty two");
    assertEquals(Optional.of(AGE), desk.chosen().get());
    assertEquals(Optional.of("Enter a whole number, in digits."), desk.problem(AGE));
    assertEquals(Optional.of(new Value.Unread("fifty two")), at(AGE).orElseThrow().value());
  }

  @Test
  void aCodeIsTakenByTheBeginningOfItsName() {
    desk.enter(SEX, "ma");
    assertEquals(Optional.of(Value.of("male")), at(SEX).orElseThrow().value());
  }

  @Test
  void theSelectionGoesToTheChosenFieldAndTheFocusMovesOn() {
    desk.choose(MECHANISM);
    desk.select(Optional.of(ReviewFixture.at("sacroiliac joint pain")));
    desk.assign();
    assertEquals(
        Optional.of(Value.of("sacroiliac joint pain")), at(MECHANISM).orElseThrow().value());
    assertFalse(desk.chosen().get().equals(Optional.of(MECHANISM)));
  }

  @Test
  void theSelectionGivenToAnItemsHeadIsItsRequest() {
    desk.choose(ITEM);
    desk.select(Optional.of(ReviewFixture.at("Lumbar brace")));
    desk.assign();
    assertEquals(Optional.of(Value.of("Lumbar brace")), at(REQUEST).orElseThrow().value());
  }

  @Test
  void deleteStrikesAValueOutAndOnTheEmptyFieldSaysAbsent() {
    desk.choose(INJURY);
    desk.strikeOut();
    assertEquals(Status.REJECTED, at(INJURY).orElseThrow().status());
    assertEquals(Optional.of(INJURY), desk.chosen().get());
    desk.strikeOut();
    assertTrue(at(INJURY).orElseThrow().answer() instanceof Answer.Absent);
    assertFalse(desk.chosen().get().equals(Optional.of(INJURY)));
  }

  @Test
  void addingBesideAnItemMakesAnItemWithTheSelectedWords() {
    desk.choose(REQUEST);
    desk.select(Optional.of(ReviewFixture.at("Norco is")));
    desk.add();
    Target request = Target.of("g2", new FieldId("items.request"));
    assertEquals(Optional.of(Value.of("Norco is")), at(request).orElseThrow().value());
    assertEquals(Optional.of(request), desk.chosen().get());
  }

  @Test
  void whatWasTypedInAFieldThatIsLeftIsKept() {
    desk.choose(SEX);
    desk.keepTyped(AGE, "53");
    assertEquals(Optional.of(Value.of("53")), at(AGE).orElseThrow().value());
    assertEquals(Optional.of(SEX), desk.chosen().get());
  }

  @Test
  void savedIsSaidOnlyOnceTheGestureIsKept() {
    assertEquals(new SaveState.Nothing(), desk.saving().get());
    desk.choose(AGE);
    desk.confirm();
    assertEquals(new SaveState.Saved(LocalTime.of(10, 0)), desk.saving().get());
    assertEquals(
        List.of(new Act.Confirm(ReviewFixture.AGE)), kept.stream().map(Gesture::act).toList());
    assertFalse(desk.unsaved());
  }

  @Test
  void aGestureThatCannotBeKeptStaysAndIsKeptLaterInOrder() {
    broken = Optional.of("The disk is full.");
    desk.choose(AGE);
    desk.confirm();
    desk.confirm();
    assertEquals(new SaveState.Failed("The disk is full."), desk.saving().get());
    assertTrue(desk.unsaved());
    assertEquals(Status.CONFIRMED, at(AGE).orElseThrow().status());
    broken = Optional.empty();
    desk.saveAgain();
    assertEquals(List.of(2, 3), kept.stream().map(Gesture::number).toList());
    assertFalse(desk.unsaved());
  }

  @Test
  void aLetterWhoseGesturesWaitForTheDiskComesBackAsItWasLeft() {
    String letter = desk.session().get().orElseThrow().letter().id();
    broken = Optional.of("The disk is full.");
    desk.choose(AGE);
    desk.confirm();
    assertEquals(desk.session().get(), desk.unsaved(letter, Optional.empty()));
    broken = Optional.empty();
    desk.saveAgain();
    assertEquals(Optional.empty(), desk.unsaved(letter, Optional.empty()));
  }

  @Test
  void finishingWithOpenFieldsSaysHowManyAndChoosesOne() {
    assertFalse(desk.finish());
    int open = desk.session().get().orElseThrow().form().open().size();
    assertTrue(desk.notice().get().startsWith(open + " fields still need your review."));
  }

  @Test
  void aLetterWithEveryFieldDecidedIsFinished() {
    decideAll();
    assertTrue(desk.finish());
    assertEquals(new Act.Finish(), kept.getLast().act());
  }

  private void decideAll() {
    for (int keys = 0; keys < 200 && !open().isEmpty(); keys++) {
      desk.choose(open().getFirst().target());
      if (open().getFirst().stated()) {
        desk.confirm();
      } else {
        desk.absent();
      }
    }
  }

  @Test
  void aFinishedLetterIsChangedOnlyOnceItIsReopened() {
    decideAll();
    assertTrue(desk.finish());
    Optional<Annotation> age = at(AGE);
    desk.enter(AGE, "53");
    assertEquals(age, at(AGE));
    assertTrue(desk.notice().get().startsWith("This letter is finished."));
    desk.reopen();
    desk.enter(AGE, "53");
    assertEquals(Optional.of(Value.of("53")), at(AGE).orElseThrow().value());
  }

  private List<FormRow.Blank> open() {
    return desk.session().get().orElseThrow().form().open();
  }
}
