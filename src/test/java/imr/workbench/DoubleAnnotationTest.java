package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.DoubleRound;
import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.annotation.PassId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.exchange.Formats;
import imr.ledger.Gesture;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.store.LetterRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters that two people annotate, neither seeing the other's work. */
@SuppressWarnings("NullAway.Init") // set before each test
final class DoubleAnnotationTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Provenance.Person BEN = new Provenance.Person("Ben", NOON);
  private static final Target AGE = Target.of(new FieldId("patient.age"));
  private static final PassId PASS = new PassId("September", "Ben");

  @TempDir private Path folder;
  private final Background background = Background.onCallersThread();
  private BatchLibrary library;

  @BeforeEach
  void open() {
    library = new BatchLibrary(folder.resolve("here"));
    library.workbench().importSamples();
  }

  @AfterEach
  void close() {
    library.close();
  }

  private Workbench workbench() {
    return library.workbench();
  }

  private TestAnnotator ana() {
    return new TestAnnotator(workbench(), "Ana", NOON);
  }

  private NewRound round(String name, Optional<String> person, List<String> letters) {
    return new NewRound(
        name,
        DoubleRound.Purpose.DOUBLE,
        person,
        letters,
        0,
        NewRound.Stratum.NONE,
        Optional.empty());
  }

  private NewRound.Outcome make(NewRound wanted) {
    return workbench().doubles().make(wanted, "Kim", background, BatchLibrary.task());
  }

  private DoubleRound made(Optional<String> person, int... letters) {
    List<String> ids = java.util.Arrays.stream(letters).mapToObj(library::id).toList();
    return assertInstanceOf(NewRound.Outcome.Made.class, make(round("September", person, ids)))
        .round();
  }

  private void sees(String person) {
    workbench().viewedBy(() -> person);
  }

  private void does(String letter, Function<ReviewSession, Optional<SessionStep>> verb) {
    SessionStep step = verb.apply(workbench().openForViewer(letter)).orElseThrow();
    workbench().keep(letter, step.after().pass().orElseThrow(), step.gesture());
  }

  private void finishesBlind(String letter) {
    ReviewSession session = workbench().openForViewer(letter);
    for (var open : session.form().open()) {
      boolean confirms = open.said().flatMap(a -> a.value()).flatMap(Value::known).isPresent();
      Optional<SessionStep> done =
          confirms && !open.struckOut()
              ? workbench().openForViewer(letter).confirm(open.target(), BEN)
              : workbench().openForViewer(letter).absent(open.target(), BEN);
      done.ifPresent(s -> workbench().keep(letter, s.after().pass().orElseThrow(), s.gesture()));
    }
    does(letter, s -> s.finish(BEN));
  }

  @Test
  void theSecondAnnotatorSeesSuggestionsAndNothingOfTheFirst() {
    String letter = library.id(0);
    ana().types(letter, "patient.age", "99").finishes(letter);
    made(Optional.of("Ben"), 0);
    sees("Ben");
    ReviewSession blind = workbench().openForViewer(letter);
    assertEquals(Optional.of(PASS), blind.pass());
    assertEquals(1, blind.ledger().last());
    assertTrue(blind.annotations().all().stream().noneMatch(a -> a.decided()));
    assertFalse(
        blind.annotations().at(AGE).orElseThrow().value().equals(Optional.of(Value.of("99"))));
    LetterRow row = workbench().letters().getFirst();
    assertEquals(Headline.State.NEW, row.headline().state());
    assertEquals(1, row.gestures());
    sees("Ana");
    assertEquals(Optional.empty(), workbench().openForViewer(letter).pass());
    assertEquals(Headline.State.FINISHED, workbench().letters().getFirst().headline().state());
  }

  @Test
  void nothingOfABlindLetterIsCountedExportedOrChangedInABatch() {
    String letter = library.id(0);
    ana().types(letter, "patient.age", "99").finishes(letter);
    made(Optional.of("Ben"), 0);
    ExportScope all = new ExportScope.Finished();
    Exports.Order order = new Exports.Order(all, Formats.named("jsonl").orElseThrow(), true);
    sees("Kim");
    assertEquals(1, workbench().gold().finished(background, BatchLibrary.task()).size());
    assertEquals(1, workbench().exports().report(order, background, BatchLibrary.task()).letters());
    assertEquals(1, workbench().corrections(background, BatchLibrary.task()).letters());
    sees("Ben");
    assertEquals(
        List.of("1 letter wasn't exported: you annotate it blind until it's adjudicated."),
        workbench().exports().report(order, background, BatchLibrary.task()).refused());
    assertEquals(List.of(), workbench().gold().finished(background, BatchLibrary.task()));
    assertEquals(0, workbench().exports().report(order, background, BatchLibrary.task()).letters());
    assertEquals(0, workbench().corrections(background, BatchLibrary.task()).letters());
    assertEquals(
        List.of(),
        library.preview(new BatchAction.AssignTo(Optional.of("Cy")), List.of(letter)).change());
    assertEquals(
        0,
        workbench()
            .evaluations()
            .measure(
                new GoldSource.Finished(),
                new EvaluatedRun.Extractor(),
                background,
                BatchLibrary.task())
            .measured()
            .letters()
            .size());
  }

  @Test
  void bothRecordsAreThereAfterARestart() {
    String letter = library.id(0);
    ana().finishes(letter);
    made(Optional.of("Ben"), 0);
    sees("Ben");
    does(letter, s -> s.correct(AGE, "77", BEN));
    ReviewSession before = workbench().openForViewer(letter);
    library.restart();
    sees("Ben");
    assertEquals(before.ledger(), workbench().openForViewer(letter).ledger());
    assertEquals(
        Optional.of(Value.of("77")),
        workbench().openForViewer(letter).annotations().at(AGE).flatMap(a -> a.value()));
    assertEquals(List.of(), library.store().checkKeeping());
  }

  @Test
  void theSameGestureTwiceIsWrittenOnceAndAnotherInItsPlaceIsRefused() {
    String letter = library.id(0);
    made(Optional.of("Ben"), 0);
    sees("Ben");
    ReviewSession session = workbench().openForViewer(letter);
    SessionStep step = session.correct(AGE, "77", BEN).orElseThrow();
    SessionStep other = session.correct(AGE, "78", BEN).orElseThrow();
    workbench().keep(letter, PASS, step.gesture());
    workbench().keep(letter, PASS, step.gesture());
    assertEquals(2, workbench().openForViewer(letter).ledger().last());
    assertThrows(
        IllegalStateException.class, () -> workbench().keep(letter, PASS, other.gesture()));
  }

  @Test
  void anybodyButTheFirstMayTakeALetterAndWhoBeginsHasIt() {
    String letter = library.id(0);
    ana().finishes(letter);
    made(Optional.empty(), 0, 1);
    assertEquals(1, workbench().doubles().queue("Ben").size());
    assertEquals(1, workbench().doubles().queue("Cy").size());
    assertEquals(List.of(), workbench().doubles().queue("Ana"));
    sees("Ben");
    does(letter, s -> s.correct(AGE, "77", BEN));
    assertEquals(1, workbench().doubles().queue("Ben").size());
    assertEquals(List.of(), workbench().doubles().queue("Cy"));
    sees("Cy");
    assertEquals(Optional.empty(), workbench().openForViewer(letter).pass());
  }

  @Test
  void aLetterThatNobodyHasBegunIsAnnotatedFirstByWhoeverOpensIt() {
    made(Optional.empty(), 1);
    sees("Ben");
    assertEquals(Optional.empty(), workbench().openForViewer(library.id(1)).pass());
    ana().types(library.id(1), "patient.age", "50");
    assertEquals(Optional.of(PASS), workbench().openForViewer(library.id(1)).pass());
  }

  @Test
  void aRoundIsCountedAndNamedOnce() {
    ana().finishes(library.id(0)).finishes(library.id(1));
    DoubleRound round = made(Optional.of("Ben"), 0, 1, 2);
    sees("Ben");
    finishesBlind(library.id(0));
    finishesBlind(library.id(2));
    var progress = workbench().doubles().progress(round);
    assertEquals(1, progress.get(SecondRecord.State.READY));
    assertEquals(1, progress.get(SecondRecord.State.WAITING));
    assertEquals(1, progress.get(SecondRecord.State.FIRST_MISSING));
    assertInstanceOf(
        NewRound.Outcome.Refused.class,
        make(round("September", Optional.of("Cy"), List.of(library.id(3)))));
    assertEquals(List.of(round), workbench().doubles().rounds());
  }

  @Test
  void whoAnnotatedALetterFirstIsNotItsSecond() {
    ana().finishes(library.id(0));
    NewRound.Outcome.Made made =
        assertInstanceOf(
            NewRound.Outcome.Made.class, make(round("October", Optional.of("Ana"), library.ids())));
    assertEquals(1, made.leftOut());
    assertEquals(4, made.round().letters().size());
  }

  @Test
  void aProjectFileCarriesBothRecordsAndTheOtherMachineKeepsItsPeopleBlind() throws IOException {
    String letter = library.id(0);
    ana().types(letter, "patient.age", "99").finishes(letter);
    DoubleRound round = made(Optional.of("Ben"), 0);
    Path file = folder.resolve("out.imrproject");
    workbench().projects().write(file, Optional.empty(), BatchLibrary.task());
    try (BatchLibrary there = new BatchLibrary(folder.resolve("there"))) {
      there.workbench().projects().read(file, BatchLibrary.task());
      there.workbench().viewedBy(() -> "Ben");
      assertEquals(List.of(round), there.workbench().doubles().rounds());
      ReviewSession blind = there.workbench().openForViewer(letter);
      assertEquals(Optional.of(PASS), blind.pass());
      SessionStep step = blind.correct(AGE, "77", BEN).orElseThrow();
      there.workbench().keep(letter, PASS, step.gesture());
      Path back = folder.resolve("back.imrproject");
      there.workbench().projects().write(back, Optional.empty(), BatchLibrary.task());
      ProjectReport.ProjectImported taken =
          assertInstanceOf(
              ProjectReport.ProjectImported.class,
              workbench().projects().read(back, BatchLibrary.task()));
      assertEquals(1, taken.continued());
      assertEquals(List.of(), taken.conflicts());
    }
    sees("Ben");
    assertEquals(2, workbench().openForViewer(letter).ledger().last());
    List<Gesture> first = workbench().ledger(letter);
    assertTrue(first.stream().noneMatch(g -> g.author().name().equals("Ben")));
  }

  @Test
  void workThatCannotBeSavedIsWrittenElsewhereAsASecondRecord() throws IOException {
    String letter = library.id(0);
    ana().types(letter, "patient.age", "99").finishes(letter);
    made(Optional.of("Ben"), 0);
    sees("Ben");
    SessionStep step = workbench().openForViewer(letter).correct(AGE, "77", BEN).orElseThrow();
    Path file = folder.resolve("unsaved.imrproject");
    workbench().projects().writeUnsaved(file, List.of(step.after()));
    ProjectReport.ProjectImported taken =
        assertInstanceOf(
            ProjectReport.ProjectImported.class,
            workbench().projects().read(file, BatchLibrary.task()));
    assertEquals(List.of(), taken.conflicts());
    assertEquals(step.after().ledger(), workbench().openForViewer(letter).ledger());
    assertEquals(
        Set.of("Ana"),
        workbench().ledger(letter).stream()
            .filter(Gesture::byPerson)
            .map(g -> g.author().name())
            .collect(java.util.stream.Collectors.toSet()));
  }

  @Test
  void nothingOfABlindLetterIsFoundOrOfferedWhileTyping() {
    String letter = library.id(0);
    ana().types(letter, "patient.age", "99").finishes(letter);
    made(Optional.of("Ben"), 0);
    workbench().finding().start(background);
    assertEquals(List.of(letter), found("age:99"));
    assertEquals(1, values("99"));
    sees("Ben");
    assertEquals(List.of(), found("age:99"));
    assertEquals(0, values("99"));
    assertEquals(4, found("").size());
  }

  private List<String> found(String written) {
    return workbench()
        .finding()
        .find(
            (imr.search.LetterQuery) imr.search.LetterQuery.read(written, workbench().schema()),
            imr.search.SearchSort.by(imr.search.SearchSort.By.ARRIVAL))
        .ids();
  }

  private int values(String beginning) {
    return workbench()
        .finding()
        .values(
            new imr.search.QuerySubject.FieldSubject(
                AGE.field(), "age", imr.search.LetterProperty.Kind.NUMBER, Optional.empty()),
            beginning,
            10)
        .size();
  }
}
