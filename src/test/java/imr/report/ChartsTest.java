package imr.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.FieldId;
import imr.annotation.Headline.State;
import imr.exchange.SchemaFile;
import imr.search.LibraryStatistics;
import imr.search.LibraryStatistics.FinishedCount;
import imr.store.Effort;
import imr.workbench.EffortStatistics;
import imr.workbench.EffortStatistics.EffortSummary;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ChartsTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
  private static final EffortStatistics NOTHING = EffortStatistics.of(List.of(), id -> true);

  @Test
  void whatALetterCostIsAddedUpOverDaysAndPeople() {
    EffortStatistics figures =
        EffortStatistics.of(
            List.of(
                new Effort("a", "Ana", MONDAY, 10, 60),
                new Effort("a", "Ana", MONDAY.plusDays(8), 20, 60),
                new Effort("a", "Bo", MONDAY.plusDays(1), 2, 30),
                new Effort("b", "Ana", MONDAY.plusDays(2), 40, 300),
                new Effort("open", "Ana", MONDAY, 999, 9999)),
            Set.of("a", "b")::contains);
    assertEquals(
        new EffortStatistics(
            Optional.of(new EffortSummary(2, 36, 36, 3.75, 3.75)),
            new TreeMap<>(
                Map.of(
                    "Ana",
                    new EffortSummary(2, 35, 35, 3.5, 3.5),
                    "Bo",
                    new EffortSummary(1, 2, 2, 0.5, 0.5))),
            new TreeMap<>(
                Map.of(
                    MONDAY,
                    new EffortSummary(1, 40, 40, 5, 5),
                    MONDAY.plusDays(7),
                    new EffortSummary(1, 32, 32, 2.5, 2.5)))),
        figures);
  }

  @Test
  void aMedianIsNotDrawnAwayByOneLetter() {
    EffortSummary figure =
        EffortStatistics.of(
                List.of(
                    new Effort("a", "Ana", MONDAY, 1, 60),
                    new Effort("b", "Ana", MONDAY, 2, 60),
                    new Effort("c", "Ana", MONDAY, 30, 600)),
                id -> true)
            .all()
            .orElseThrow();
    assertEquals(new EffortSummary(3, 2, 11, 1, 4), figure);
  }

  @Test
  void daysWithoutAFinishedLetterStandEmptyAndPeopleOneOnTheOther() {
    Chart plot =
        plot(
            "finished",
            figures(
                List.of(
                    new FinishedCount(MONDAY, "Ana", 3),
                    new FinishedCount(MONDAY, "Bo", 1),
                    new FinishedCount(MONDAY.plusDays(2), "Bo", 2))));
    assertEquals(List.of("day", "Ana", "Bo"), plot.head());
    assertEquals(
        List.of(
            new Chart.DataRow("2026-11-16", List.of(3.0, 1.0), "Ana 3, Bo 1"),
            new Chart.DataRow("2026-11-17", List.of(0.0, 0.0), "none"),
            new Chart.DataRow("2026-11-18", List.of(0.0, 2.0), "Bo 2")),
        plot.lines());
    assertEquals(
        "day,Ana,Bo\r\n2026-11-16,3,1\r\n2026-11-17,0,0\r\n2026-11-18,0,2\r\n", plot.csv());
  }

  @Test
  void manyDaysArePutTogetherToWeeks() {
    Chart plot =
        plot(
            "finished",
            figures(
                List.of(
                    new FinishedCount(MONDAY, "Ana", 3),
                    new FinishedCount(MONDAY.plusDays(3), "Ana", 1),
                    new FinishedCount(MONDAY.plusDays(36), "Ana", 2))));
    assertEquals(
        List.of("2026-11-16", "2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21"),
        plot.lines().stream().map(Chart.DataRow::label).toList());
    assertEquals(4.0, plot.lines().getFirst().sum());
  }

  @Test
  void statesDecisionsAndCorrectionsAreNamedAsOnTheForm() {
    LibraryStatistics figures = figures(List.of());
    assertEquals(
        "Letters by state. New: 5 (50%); In review: 3 (30%); Finished: 2 (20%).",
        plot("states", figures).read());
    assertEquals(
        "Decisions of disputed items. Upheld: 6 (75%); Overturned: 2 (25%).",
        plot("decisions", figures).read());
    Chart corrections = plot("corrections", figures);
    assertEquals("4 (boundary 3, missed 1)", corrections.lines().getFirst().words());
    assertEquals(1, corrections.lines().size());
  }

  @Test
  void whereThereIsNothingAPlotSaysWhatWouldBringSomething() {
    LibraryStatistics none =
        new LibraryStatistics(
            0, Map.of(), List.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    for (Chart plot : new Charts(SchemaFile.builtIn()).of(none, NOTHING)) {
      assertEquals(List.of(), plot.lines(), plot.id());
      assertTrue(plot.read().endsWith(plot.nothing()), plot.id());
    }
  }

  private static Chart plot(String id, LibraryStatistics figures) {
    return new Charts(SchemaFile.builtIn())
        .of(figures, NOTHING).stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  private static LibraryStatistics figures(List<FinishedCount> finished) {
    return new LibraryStatistics(
        10,
        Map.of(State.NEW, 5, State.IN_REVIEW, 3, State.FINISHED, 2),
        finished,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(new FieldId("items.decision"), Map.of("upheld", 6, "overturned", 2)),
        Map.of(),
        Map.of(
            new FieldId("patient.age"), Map.of("boundary", 3, "missed", 1, "as suggested", 9),
            new FieldId("patient.sex"), Map.of("as suggested", 2)));
  }
}
