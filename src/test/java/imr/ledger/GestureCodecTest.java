package imr.ledger;

import static imr.ledger.MadeUpGestures.AGE;
import static imr.ledger.MadeUpGestures.BATCH;
import static imr.ledger.MadeUpGestures.ITEMS;
import static imr.ledger.MadeUpGestures.NOON;
import static imr.ledger.MadeUpGestures.age;
import static imr.ledger.MadeUpGestures.byAna;
import static imr.ledger.MadeUpGestures.change;
import static imr.ledger.MadeUpGestures.confirmedAge;
import static imr.ledger.MadeUpGestures.gone;
import static imr.ledger.MadeUpGestures.suggestedAge;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Status;
import imr.annotation.Value;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GestureCodecTest {
  private static final String LETTER = "ab".repeat(32);

  static Stream<Act> acts() {
    return Stream.of(
        new Act.Suggest(),
        new Act.ReExtract(),
        new Act.Confirm(AGE),
        new Act.Correct(ITEMS.entry("g3")),
        new Act.SelectText(AGE),
        new Act.Adopt(AGE),
        new Act.MarkNotStated(ITEMS),
        new Act.Reject(AGE),
        new Act.Add(ITEMS.entry("g4")),
        new Act.MoveHighlight(AGE),
        new Act.AcceptMany(7),
        new Act.UseRun(7, "week 3 (Label Studio)"),
        new Act.Propagate(AGE, "a1b2"),
        new Act.Adjudicate(AGE, Act.Choice.BOTH, "Ana", "Ben (September)"),
        new Act.Note(AGE),
        new Act.Flag(AGE),
        new Act.Unflag(AGE),
        new Act.DismissCheck(AGE, "date-order"),
        new Act.SettleClaim(),
        new Act.Assign(Optional.of("Ben")),
        new Act.Assign(Optional.empty()),
        new Act.Finish(),
        new Act.Reopen(),
        new Act.Undo(3),
        new Act.Redo(2));
  }

  @Test
  void everyKindOfActIsTested() {
    Set<Class<?>> tested = acts().map(Object::getClass).collect(Collectors.toSet());
    Set<Class<?>> all =
        Stream.concat(
                Arrays.stream(Act.class.getPermittedSubclasses()),
                Arrays.stream(Act.AtTarget.class.getPermittedSubclasses()))
            .filter(c -> !c.isInterface())
            .collect(Collectors.toSet());
    assertEquals(all, tested);
  }

  @ParameterizedTest
  @MethodSource("acts")
  void everyActComesBackFromItsBytes(Act act) throws IOException {
    assertEquals(act, ActRow.of(act).act());
    comesBack(byAna(2, act, change(suggestedAge(), confirmedAge())));
    comesBack(byAna(2, act, change(suggestedAge(), confirmedAge())).in(BATCH));
  }

  static Stream<Annotation> annotations() {
    return Stream.of(
        suggestedAge(),
        confirmedAge(),
        age(new Value.Unreal(), Status.CORRECTED, MadeUpGestures.ANA),
        age(new Value.Unread("fourty?"), Status.CORRECTED, MadeUpGestures.ANA),
        new Annotation(AGE, new Answer.Absent(), Status.REJECTED, MadeUpGestures.ANA),
        new Annotation(AGE, new Answer.GroupEntry(), Status.ADDED, MadeUpGestures.ANA),
        new Annotation(
            AGE,
            new Answer.Stated(Value.of("Ω 𝒳"), Optional.empty()),
            Status.ADDED,
            MadeUpGestures.ANA));
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void everyAnnotationComesBackFromItsBytes(Annotation annotation) throws IOException {
    comesBack(byAna(2, new Act.Correct(AGE), MadeUpGestures.added(annotation)));
    comesBack(byAna(2, new Act.Reject(AGE), gone(annotation)));
    assertEquals(annotation, AnnotationRow.of(annotation).at(AGE));
  }

  private static void comesBack(Gesture gesture) throws IOException {
    GestureRow row = GestureRow.of(gesture);
    GestureRow back = GestureCodec.row(GestureCodec.bytes(row));
    assertEquals(row, back);
    assertEquals(gesture, back.after(gesture.changes().stream().map(c -> c.before()).toList()));
    assertArrayEquals(GestureCodec.hash(LETTER, gesture), GestureCodec.hash(LETTER, back));
  }

  @Test
  void theHashCoversEveryPart() {
    Gesture gesture = byAna(2, new Act.Confirm(AGE), change(suggestedAge(), confirmedAge()));
    List<Gesture> others =
        List.of(
            byAna(3, new Act.Confirm(AGE), change(suggestedAge(), confirmedAge())),
            byAna(2, new Act.Correct(AGE), change(suggestedAge(), confirmedAge())),
            byAna(2, new Act.Confirm(ITEMS), change(suggestedAge(), confirmedAge())),
            byAna(2, new Act.Confirm(AGE), gone(suggestedAge())),
            gesture.in(BATCH),
            new Gesture(2, gesture.act(), new Author.Person("Ben"), NOON, gesture.changes()),
            new Gesture(2, gesture.act(), gesture.author(), NOON.plusNanos(1), gesture.changes()),
            new Gesture(
                2, gesture.act(), new Author.Program("Ana Núñez", ""), NOON, gesture.changes()));
    for (Gesture other : others) {
      assertFalse(
          Arrays.equals(GestureCodec.hash(LETTER, gesture), GestureCodec.hash(LETTER, other)));
    }
  }

  /** Computed by the version before the typed ledger. */
  @Test
  void aGestureOfTheFirstFormatHasTheHashThatItHadThen() {
    GestureRow row =
        GestureRow.firstForm(
            2,
            new LegacyDescription("confirm age", "Ana Núñez", 0, 0),
            NOON,
            List.of(new AnnotationAfter(AGE, Optional.of(confirmedAge()))));
    assertEquals(
        "44dac29f8a15b96d6a805a6a8951cb33d5a9f6935918d0e58e4c379c61273f7d",
        HexFormat.of().formatHex(GestureCodec.hash(LETTER, row)));
  }

  @Test
  void aGestureOfTheFirstFormatComesBackFromItsBytes() throws IOException {
    GestureRow row =
        GestureRow.firstForm(
            5,
            new LegacyDescription("undo confirm age", "Ana", 4, 0),
            NOON,
            List.of(new AnnotationAfter(AGE, Optional.of(suggestedAge()))));
    assertEquals(row, GestureCodec.row(GestureCodec.bytes(row)));
    assertEquals(new Act.Undo(4), row.act());
  }

  @Test
  void bytesThatEndEarlyOrComeFromALaterVersionAreRejected() {
    byte[] bytes =
        GestureCodec.bytes(
            GestureRow.of(byAna(2, new Act.Confirm(AGE), change(suggestedAge(), confirmedAge()))));
    for (int length = 0; length < bytes.length; length++) {
      byte[] some = Arrays.copyOf(bytes, length);
      assertThrows(IOException.class, () -> GestureCodec.row(some));
    }
    byte[] later = bytes.clone();
    later[0] = 3;
    assertThrows(IOException.class, () -> GestureCodec.row(later));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ActRow("teleport", Optional.empty(), 0, "").act());
    assertThrows(
        IllegalArgumentException.class, () -> new ActRow("confirm", Optional.empty(), 0, "").act());
  }
}
