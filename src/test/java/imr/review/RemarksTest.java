package imr.review;

import static imr.review.ReviewFixture.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Check;
import imr.annotation.Remarks;
import imr.annotation.Target;
import imr.exchange.RecordFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RemarksTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private final ReviewSession desk = ReviewFixture.withSuggestions();

  @Test
  void aNoteStandsAtItsLineAndIsNoPartOfTheRecord() {
    ReviewSession noted = note(desk, AGE, "says 25 on page 2");
    assertEquals(Optional.of("says 25 on page 2"), blank(noted, AGE).note());
    assertEquals(Optional.empty(), blank(noted, SEX).note());
    assertEquals(record(desk), record(noted));
    assertEquals(desk.highlights(), noted.highlights());
    assertEquals(desk.checks(TODAY), noted.checks(TODAY));
    assertEquals(desk.form().open().size(), noted.form().open().size());
  }

  @Test
  void anEmptyNoteIsTakenAwayAndTheSameNoteIsNoGesture() {
    ReviewSession noted = note(desk, AGE, "unsure");
    assertEquals(Optional.empty(), noted.note(AGE, " unsure ", ANA));
    ReviewSession without = note(noted, AGE, "  ");
    assertEquals(Optional.empty(), blank(without, AGE).note());
    assertEquals(Optional.empty(), desk.note(AGE, "", ANA));
  }

  @Test
  void aFlagIsSetAndTakenAwayByTheSameVerbAndUndone() {
    ReviewSession flagged = desk.flag(DECISION, ANA).orElseThrow().after();
    assertTrue(blank(flagged, DECISION).flagged());
    assertFalse(blank(flagged.flag(DECISION, ANA).orElseThrow().after(), DECISION).flagged());
    assertEquals(desk.annotations(), flagged.undo(ANA).orElseThrow().after().annotations());
    assertTrue(flagged.headline().flagged());
    assertFalse(desk.headline().flagged());
  }

  @Test
  void theLetterItselfTakesAFlagAndANote() {
    ReviewSession both =
        note(desk.flag(Remarks.LETTER, ANA).orElseThrow().after(), Remarks.LETTER, "second look");
    assertTrue(both.headline().flagged());
    assertEquals(
        Optional.of("second look"),
        Remarks.words(both.annotations(), Remarks.note(Remarks.LETTER)));
  }

  @Test
  void whatIsInsideALetterOrAnItemIsThereOnceAlsoWhereItIsFlagged() {
    Target head = desk.annotations().counted(Target.LETTER, ITEMS.field()).getFirst().target();
    ReviewSession flagged =
        desk.flag(Remarks.LETTER, ANA).orElseThrow().after().flag(head, ANA).orElseThrow().after();
    assertEquals(
        desk.annotations().within(Target.LETTER).size() + 2,
        flagged.annotations().within(Target.LETTER).size());
    assertTrue(flagged.correct(MECHANISM, "words that stand nowhere in it", ANA).isPresent());
  }

  @Test
  void aCheckSetAsideWithAReasonWarnsNoMoreUntilThatIsUndone() {
    Check check = desk.checks(TODAY).getFirst();
    ReviewSession after = desk.dismiss(check, "the letter has none", ANA).orElseThrow().after();
    List<Check> left = desk.checks(TODAY).stream().filter(c -> !c.equals(check)).toList();
    assertEquals(left, after.checks(TODAY));
    assertEquals(desk.checks(TODAY), after.undo(ANA).orElseThrow().after().checks(TODAY));
  }

  @Test
  void remarksGoWithTheEntryThatAPersonAddedAndTakesAway() {
    ReviewSession added = desk.add(ITEMS, Optional.empty(), ANA).orElseThrow().after();
    Target item =
        added.form().lines().stream()
            .filter(t -> t.entry().startsWith("g"))
            .findFirst()
            .orElseThrow();
    Target request = Target.of(item.entry(), REQUEST.field());
    ReviewSession noted = note(added, request, "which brace?");
    ReviewSession gone = noted.strikeOut(item, ANA).orElseThrow().after();
    assertEquals(desk.annotations(), gone.annotations());
  }

  private static ReviewSession note(ReviewSession desk, Target about, String words) {
    return desk.note(about, words, ANA).orElseThrow().after();
  }

  private static FormRow.Blank blank(ReviewSession desk, Target target) {
    return (FormRow.Blank) desk.form().at(target).orElseThrow();
  }

  private static String record(ReviewSession desk) {
    return new RecordFile(desk.schema())
        .pretty(desk.letter(), desk.annotations(), RecordFile.Detail.WITH_RULES);
  }
}
