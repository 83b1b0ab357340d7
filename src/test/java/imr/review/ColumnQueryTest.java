package imr.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.review.ColumnQuery.Show;
import imr.review.ColumnQuery.Sort;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which lines a list over many letters has, and in which order. */
final class ColumnQueryTest {
  private static final Target AT = Target.of(new FieldId("patient.age"));

  private static ColumnRow row(String letter, String value, double chance) {
    return new ColumnRow(
        letter,
        letter,
        AT,
        value,
        ColumnRow.State.UNREVIEWED,
        Optional.empty(),
        OptionalDouble.of(chance),
        false);
  }

  private static ColumnRow decided(String letter, String value, ColumnRow.State state) {
    return new ColumnRow(
        letter, letter, AT, value, state, Optional.empty(), OptionalDouble.empty(), false);
  }

  private static final ColumnRow A = row("A", "Physical therapy", 0.9);
  private static final ColumnRow B = row("B", "massage", 0.4);
  private static final ColumnRow C = row("C", "physical therapy", 0.6);
  private static final ColumnRow D = decided("D", "massage", ColumnRow.State.CONFIRMED);
  private static final List<ColumnRow> ALL = List.of(A, B, C, D);

  private static List<String> letters(ColumnQuery query) {
    return query.lines(ALL).stream().map(l -> l.rows().getFirst().letter()).toList();
  }

  @Test
  void theUnreviewedOnesComeFirstInTheLibrarysOrder() {
    assertEquals(List.of("A", "B", "C"), letters(ColumnQuery.FIRST));
    assertEquals(List.of("D"), letters(ColumnQuery.FIRST.showing(Show.REVIEWED)));
    assertEquals(List.of("A", "B", "C", "D"), letters(ColumnQuery.FIRST.showing(Show.ALL)));
  }

  @Test
  void wordsAndChancesFilter() {
    assertEquals(List.of("A", "C"), letters(ColumnQuery.FIRST.withWords(" PHYSICAL ")));
    assertEquals(List.of("B", "C"), letters(ColumnQuery.FIRST.withBelow(0.7)));
    assertEquals(List.of(), letters(ColumnQuery.FIRST.withWords("nothing")));
  }

  @Test
  void sortingTwiceTurnsTheOrderRound() {
    ColumnQuery byDoubt = ColumnQuery.FIRST.sorted(Sort.DOUBT);
    assertEquals(List.of("B", "C", "A"), letters(byDoubt));
    assertEquals(List.of("A", "C", "B"), letters(byDoubt.sorted(Sort.DOUBT)));
    assertEquals(List.of("C", "B", "A"), letters(ColumnQuery.FIRST.sorted(Sort.LETTER)));
    assertEquals(List.of("B", "A", "C"), letters(ColumnQuery.FIRST.sorted(Sort.VALUE)));
  }

  @Test
  void equalValuesAreOneLineInAnyCaseTheLargestGroupFirst() {
    ColumnQuery grouped = ColumnQuery.FIRST.withGrouped(true);
    assertEquals(
        List.of(
            ColumnLine.Group.of("physical therapy", List.of(A, C), false),
            ColumnLine.Group.of("massage", List.of(B), false)),
        grouped.lines(ALL));
    assertEquals(
        List.of(
            ColumnLine.Group.of("physical therapy", List.of(A, C), true),
            new ColumnLine.Single(A),
            new ColumnLine.Single(C),
            ColumnLine.Group.of("massage", List.of(B), false)),
        grouped.withExpanded(Set.of("physical therapy")).lines(ALL));
  }
}
