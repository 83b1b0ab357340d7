package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.DecisionCounts;
import imr.ledger.Gesture;
import imr.report.BatchWording;
import imr.review.ColumnQuery;
import imr.review.ColumnRow;
import imr.review.FormRow;
import imr.review.ReviewSession;
import imr.review.ValueDecision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields in which nothing is said are reviewed over many letters, too. */
@SuppressWarnings("NullAway.Init") // set before each test
final class ColumnMissingTest {
  private static final FieldId SEX = new FieldId("patient.sex");

  @TempDir private Path folder;
  private final Background background = Background.onCallersThread();
  private BatchLibrary library;
  private List<ReviewSession> opened = List.of();

  @BeforeEach
  void open() {
    library = new BatchLibrary(folder);
    library.workbench().add(IntStream.rangeClosed(1, 3).mapToObj(LearningFixture::number).toList());
    library.workbench().add(IntStream.range(0, 2).mapToObj(PlantedLetters::number).toList());
  }

  @AfterEach
  void close() {
    library.close();
  }

  private List<ColumnRow> rows(FieldId field) {
    List<ColumnRow> all = new ArrayList<>();
    library.workbench().column().read(field, all::addAll, BatchLibrary.task());
    return all;
  }

  private static List<ColumnRow> missing(List<ColumnRow> rows) {
    return rows.stream().filter(r -> r.state() == ColumnRow.State.MISSING).toList();
  }

  /** What the form has as an empty line. */
  private Set<ColumnRow.Key> empty(FieldId field) {
    Set<ColumnRow.Key> all = new HashSet<>();
    for (ReviewSession letter : letters()) {
      letter.form().blanks().stream()
          .filter(b -> b.target().field().equals(field) && b.said().isEmpty())
          .map(FormRow.Blank::target)
          .forEach(t -> all.add(new ColumnRow.Key(letter.letter().id(), t)));
    }
    return all;
  }

  /** As they are at the beginning. */
  private List<ReviewSession> letters() {
    if (opened.isEmpty()) {
      opened = library.ids().stream().map(library.workbench()::open).toList();
    }
    return opened;
  }

  @Test
  void everyFieldHasARowWhereverTheFormHasAnEmptyLine() {
    int found = 0;
    for (var field : library.workbench().schema().all().filter(f -> !f.isGroup()).toList()) {
      Set<ColumnRow.Key> expected = empty(field.id());
      Set<ColumnRow.Key> rows = new HashSet<>();
      missing(rows(field.id())).forEach(r -> assertTrue(rows.add(r.key()), r::toString));
      if (!library.workbench().schema().isHidden(field.id())) {
        assertEquals(expected, rows, field.id().path());
        found += rows.size();
      }
    }
    assertTrue(found > 20, found + " found");
  }

  @Test
  void manyAreMarkedAsNotStatedAtOnceAndPutBackInOneGo() {
    List<ColumnRow> some = missing(rows(SEX));
    assertTrue(some.size() > 1, some.toString());
    ColumnReview column = library.workbench().column();
    ColumnReview.Decided decided =
        column.decide(some, new ValueDecision.Confirm(), "Ben", background, BatchLibrary.task());
    assertInstanceOf(ColumnReview.Decided.InMany.class, decided);
    for (ColumnRow row : some) {
      assertInstanceOf(Answer.Absent.class, said(row).orElseThrow().answer());
    }
    assertEquals(List.of(), missing(rows(SEX)));
    column.undo(decided, "Ben", background, BatchLibrary.task());
    assertEquals(Set.copyOf(some), Set.copyOf(missing(rows(SEX))));
  }

  @Test
  void theHistorySaysThatFieldsWereMarkedAndUndoesIt() {
    List<ColumnRow> some = missing(rows(SEX));
    ColumnReview column = library.workbench().column();
    ColumnReview.Decided.InMany decided =
        assertInstanceOf(
            ColumnReview.Decided.InMany.class,
            column.decide(
                some, new ValueDecision.Confirm(), "Ben", background, BatchLibrary.task()));
    int letters = decided.letters();
    String words = "%d letters updated: %d fields marked as not stated".formatted(letters, letters);
    BatchRecord done = library.bulk().done().getFirst();
    assertEquals(words, BatchWording.line(done));
    assertEquals(decided.letters(), library.takeBack(done).changed());
    assertEquals(Set.copyOf(some), Set.copyOf(missing(rows(SEX))));
  }

  @Test
  void aMixIsNamedByWhatBecameOfEach() {
    List<ColumnRow> all = rows(SEX);
    int empty = missing(all).size();
    int values = all.size() - empty;
    assertTrue(empty > 1 && values > 1, all.toString());
    assertEquals(
        "%d letters updated: %d values confirmed, %d fields marked as not stated"
            .formatted(all.size(), values, empty),
        named(all, new ValueDecision.Confirm()));
    assertEquals(
        "%d letters updated: %d values rejected, %d fields marked as not stated"
            .formatted(all.size(), values, empty),
        named(all, new ValueDecision.Reject()));
    assertEquals(
        "%d letters updated: %d values corrected, %d values added"
            .formatted(all.size(), values, empty),
        named(all, new ValueDecision.Correct("female")));
    assertEquals(
        "2 letters updated: 1 value confirmed, 1 field marked as not stated",
        named(
            List.of(
                missing(all).getFirst(),
                all.stream().filter(r -> !missing(all).contains(r)).findFirst().orElseThrow()),
            new ValueDecision.Confirm()));
  }

  /** One gesture, named after the values, however it begins. */
  @Test
  void aMixInOneLetterCountsOnlyTheValuesAsAccepted() {
    library.workbench().importSamples();
    List<ColumnRow> mixed =
        library
            .workbench()
            .schema()
            .all()
            .filter(f -> !f.isGroup() && !library.workbench().schema().isHidden(f.id()))
            .flatMap(
                f ->
                    rows(f.id()).stream()
                        .filter(ColumnRow::open)
                        .collect(Collectors.groupingBy(ColumnRow::letter))
                        .values()
                        .stream())
            .filter(ofOne -> !missing(ofOne).isEmpty() && missing(ofOne).size() < ofOne.size())
            .findFirst()
            .orElseThrow()
            .stream()
            .sorted(Comparator.comparing(r -> r.state() != ColumnRow.State.MISSING))
            .toList();
    int values = mixed.size() - missing(mixed).size();
    library
        .workbench()
        .column()
        .decide(mixed, new ValueDecision.Confirm(), "Ben", background, BatchLibrary.task());
    Gesture gesture = library.workbench().ledger(mixed.getFirst().letter()).getLast();
    assertEquals(new Act.AcceptMany(values), gesture.act());
    assertEquals(
        new DecisionCounts(values, 0, 0, 0, mixed.size() - values),
        DecisionCounts.of(gesture.changes().stream().map(Change::after).toList()));
  }

  /** What a decision is named at once and in the list of batch actions; it's undone then. */
  private String named(List<ColumnRow> rows, ValueDecision decision) {
    ColumnReview column = library.workbench().column();
    ColumnReview.Decided.InMany decided =
        assertInstanceOf(
            ColumnReview.Decided.InMany.class,
            column.decide(rows, decision, "Ben", background, BatchLibrary.task()));
    assertEquals(rows.size(), decided.letters());
    BatchRecord done = library.bulk().done().getFirst();
    assertEquals(rows.size(), library.takeBack(done).changed());
    return BatchWording.line(done);
  }

  private Optional<Annotation> said(ColumnRow row) {
    return library.workbench().open(row.letter()).annotations().at(row.target());
  }

  @Test
  void aValueIsEnteredWhereThereWasNoneUnlessSomebodyWasFaster() {
    ColumnRow row = missing(rows(SEX)).getFirst();
    ColumnReview column = library.workbench().column();
    column.decide(
        List.of(row), new ValueDecision.Correct("zebra"), "Ben", background, BatchLibrary.task());
    assertEquals(Optional.of("zebra"), said(row).flatMap(Annotation::value).map(Value::shown));
    ReviewSession before = library.workbench().open(row.letter());
    assertInstanceOf(
        ColumnReview.Decided.Nothing.class,
        column.decide(
            List.of(row), new ValueDecision.Confirm(), "Ben", background, BatchLibrary.task()));
    assertEquals(before.ledger(), library.workbench().open(row.letter()).ledger());
  }

  @Test
  void theyAreAGroupOfTheirOwn() {
    List<ColumnRow> all = rows(SEX);
    ColumnQuery query = ColumnQuery.FIRST.showing(ColumnQuery.Show.MISSING);
    assertEquals(missing(all).size(), query.lines(all).size());
    assertEquals(1, query.withGrouped(true).lines(all).size());
    assertTrue(
        ColumnQuery.FIRST.lines(all).stream()
            .flatMap(l -> l.rows().stream())
            .noneMatch(r -> r.state() == ColumnRow.State.MISSING));
    Target target = missing(all).getFirst().target();
    assertEquals(SEX, target.field());
  }
}
