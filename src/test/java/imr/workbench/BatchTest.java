package imr.workbench;

import static imr.workbench.BatchLibrary.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.FieldId;
import imr.annotation.Headline.State;
import imr.annotation.Remarks;
import imr.annotation.Target;
import imr.extract.Extractor;
import imr.intake.Intake;
import imr.intake.Limits;
import imr.intake.SampleLetters;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.BatchId;
import imr.ledger.Gesture;
import imr.report.BatchWording;
import imr.store.LetterRow;
import imr.workbench.SkippedLetter.SkipReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each verb for many letters: what the preview says, what is done, and how it is taken back. */
@SuppressWarnings("NullAway.Init") // set before each test
final class BatchTest {
  private static final Target AGE = Target.of(new FieldId("patient.age"));

  @TempDir private Path folder;
  private BatchLibrary library;

  @BeforeEach
  void openSamples() {
    library = new BatchLibrary(folder);
    library.workbench().importSamples();
  }

  @AfterEach
  void close() {
    library.close();
  }

  private List<Boolean> flags() {
    return library.workbench().letters().stream().map(l -> l.headline().flagged()).toList();
  }

  @Test
  void allAreFlaggedButThoseThatAreAndOnlyTheLettersOwnFlagsAreTakenAway() {
    library.does(1, s -> s.flag(Remarks.LETTER, BEN));
    library.does(2, s -> s.flag(AGE, BEN));
    BatchPreview preview = library.preview(new BatchAction.Flag());
    SkippedLetter already =
        new SkippedLetter(
            library.id(1), library.title(1), SkipReason.SO_ALREADY, "it's already flagged");
    List<String> others = List.of(library.id(0), library.id(2), library.id(3), library.id(4));
    assertEquals(
        new BatchPreview(new BatchAction.Flag(), others, List.of(already), false), preview);
    assertEquals("4 letters will be flagged.", BatchWording.line(preview));
    assertEquals(List.of("1 letter is already in that state."), BatchWording.reasons(preview));
    assertEquals("“" + library.title(1) + "”: it's already flagged", BatchWording.line(already));
    BatchReport report = library.run(preview);
    assertEquals(
        new BatchReport(new BatchAction.Flag(), 4, List.of(), false, Optional.empty()), report);
    assertEquals("4 letters flagged", BatchWording.line(report));
    assertEquals(List.of(true, true, true, true, true), flags());
    assertEquals("5 letters unflagged", BatchWording.line(library.run(new BatchAction.Unflag())));
    assertEquals(List.of(false, false, true, false, false), flags());
    assertEquals(
        List.of(
            "4 letters are already in that state.",
            "1 letter has flags only on fields; remove them in the letter."),
        BatchWording.reasons(library.preview(new BatchAction.Unflag())));
  }

  @Test
  void eachIsAGestureInTheLettersLedgerWithWhoAndWhen() {
    library.run(new BatchAction.Flag());
    Gesture last = library.store().ledger(library.id(3)).getLast();
    assertEquals(
        new Gesture(
                2,
                new Act.Flag(Remarks.LETTER),
                new Author.Person("Ana"),
                last.at(),
                last.changes())
            .in(new BatchId(last.batch().orElseThrow().id(), "Ana", 5)),
        last);
    assertEquals(last.at(), library.bulk().done().getFirst().at());
    assertEquals(library.session(3).headline(), library.workbench().letters().get(3).headline());
  }

  @Test
  void lettersAreAssignedToSomebodyAndToNobody() {
    library.does(0, s -> s.assignTo(Optional.of("Ben"), BEN));
    BatchAction ben = new BatchAction.AssignTo(Optional.of(" Ben "));
    assertEquals("4 letters will be assigned to Ben.", BatchWording.line(library.preview(ben)));
    assertEquals("4 letters assigned to Ben", BatchWording.line(library.run(ben)));
    assertEquals(Optional.of("Ben"), library.session(4).assignedTo());
    assertEquals("No letters will be assigned to Ben.", BatchWording.line(library.preview(ben)));
    BatchReport nobody = library.run(new BatchAction.AssignTo(Optional.empty()));
    assertEquals("5 letters assigned to nobody", BatchWording.line(nobody));
    assertEquals(Optional.empty(), library.session(0).assignedTo());
    assertThrows(
        IllegalArgumentException.class, () -> new BatchAction.AssignTo(Optional.of("a\tb")));
  }

  @Test
  void thoseAreFinishedInWhichAllIsDecidedAndChecked() {
    library.settles(0);
    library.settles(1);
    library.doubts(4);
    assertFalse(library.session(4).checks(java.time.LocalDate.of(2026, 11, 21)).isEmpty());
    new TestAnnotator(library.workbench(), "Ben", BEN.at()).declaresFinished(library.id(1));
    BatchPreview preview = library.preview(new BatchAction.Finish());
    assertEquals(List.of(library.id(0)), preview.change());
    assertEquals("1 letter will be finished.", BatchWording.line(preview));
    assertEquals(
        List.of(
            "1 letter is already in that state.",
            "2 letters have unreviewed fields.",
            "1 letter has warnings."),
        BatchWording.reasons(preview));
    SkippedLetter open = preview.left().get(2);
    assertEquals(library.session(3).form().open().size() + " unreviewed fields", open.detail());
    library.run(preview);
    assertEquals(State.FINISHED, library.workbench().letters().getFirst().headline().state());
    assertEquals(2, library.workbench().revisions(library.id(0)).size());
    BatchRecord done = library.bulk().done().getFirst();
    assertEquals("1 letter changed back", BatchWording.line(library.takeBack(done)));
    assertFalse(library.session(0).finished());
  }

  @Test
  void lettersThatAnOlderProgramReadAreExtractedAgainAndPutBack() {
    library.close();
    library = new BatchLibrary(folder.resolve("older"));
    library
        .store()
        .addAll(
            new SampleLetters(new Intake(Limits.standard()))
                .letters().stream()
                    .map(library.workbench()::suggest)
                    .map(OlderVersion::of)
                    .toList());
    new TestAnnotator(library.workbench(), "Ben", BEN.at()).finishes(library.id(0));
    library.workbench().reExtraction().renew(library.id(1));
    library.does(2, s -> s.confirm(AGE, BEN));
    BatchPreview preview = library.preview(new BatchAction.ExtractAgain());
    assertEquals(List.of(library.id(2), library.id(3), library.id(4)), preview.change());
    assertEquals(
        List.of(SkipReason.FINISHED, SkipReason.NOTHING_NEW),
        preview.left().stream().map(SkippedLetter::why).toList());
    var before = library.session(2).annotations();
    assertEquals("3 letters re-extracted", BatchWording.line(library.run(preview)));
    assertTrue(library.session(2).annotations().at(OlderVersion.SEX).isPresent());
    Gesture last = library.store().ledger(library.id(2)).getLast();
    assertEquals(new Author.Program(Extractor.NAME, Extractor.VERSION), last.author());
    library.does(4, s -> s.confirm(AGE, BEN));
    BatchRecord done = library.bulk().done().getFirst();
    BatchReport back = library.takeBack(done);
    assertEquals("2 letters changed back", BatchWording.line(back));
    assertEquals(before, library.session(2).annotations());
    assertEquals("2 letters re-extracted again", BatchWording.line(library.doAgain(done)));
    assertTrue(library.session(2).annotations().at(OlderVersion.SEX).isPresent());
  }

  @Test
  void aLetterNamedTwiceIsDoneOnceAndAnUnknownOneNotAtAll() {
    BatchPreview preview =
        library.preview(new BatchAction.Flag(), List.of(library.id(1), library.id(1), "00"));
    assertEquals(List.of(library.id(1)), preview.change());
    assertEquals("1 letter flagged", BatchWording.line(library.run(preview)));
  }

  @Test
  void whatChangedSinceThePreviewIsLeftAndNamed() {
    BatchPreview preview = library.preview(new BatchAction.Flag());
    library.does(2, s -> s.flag(Remarks.LETTER, BEN));
    BatchReport report = library.run(preview);
    assertEquals(4, report.changed());
    assertEquals(List.of("1 letter is already in that state."), BatchWording.reasons(report));
    assertEquals(library.id(2), report.left().getFirst().id());
  }

  @Test
  void nothingToDoLeavesNoTrace() {
    library.run(new BatchAction.Unflag());
    assertEquals(List.of(), library.bulk().done());
  }

  @Test
  void aStoppedPreviewCannotBeRun() {
    Task stopped = BatchLibrary.task();
    stopped.stop();
    BatchPreview none =
        library
            .bulk()
            .preview(
                library.ids(),
                new BatchAction.Flag(),
                "Ana",
                Background.onCallersThread(),
                stopped);
    assertEquals(new BatchPreview(new BatchAction.Flag(), List.of(), List.of(), true), none);
    assertThrows(IllegalArgumentException.class, () -> library.run(none));
  }

  @Test
  void aStopHalfwayLeavesTheRestAsItIsAndWhatWasDoneCanBeTakenBackAfterARestart() {
    ManyLetters.fill(library.workbench(), 500);
    BatchAction assign = new BatchAction.AssignTo(Optional.of("Ben"));
    BatchPreview preview = library.preview(assign);
    Task task = BatchLibrary.task();
    Thread.ofPlatform().daemon().start(() -> stopAfter(task, 60));
    BatchReport report = library.bulk().run(preview, "Ana", Background.onCallersThread(), task);
    assertTrue(report.changed() >= 60 && report.changed() < 500, BatchWording.line(report));
    assertTrue(report.stopped());
    assertEquals(
        report.changed() + " letters assigned to Ben; stopped before the end",
        BatchWording.line(report));
    library.restart();
    BatchRecord done = library.bulk().done().getFirst();
    assertEquals(report.changed() + " of 505 letters assigned to Ben", BatchWording.line(done));
    assertEquals(505, done.letters());
    assertEquals(505 - report.changed(), library.preview(assign).change().size());
    assertEquals(report.changed(), library.takeBack(done).changed());
    assertEquals(505, library.preview(assign).change().size());
  }

  private static void stopAfter(Task task, int letters) {
    while (task.progress().done() < letters) {
      Thread.onSpinWait();
    }
    task.stop();
  }

  @Test
  void aDamagedLetterIsNamedAndCostsTheOthersNothing() throws Exception {
    library.close();
    try (var connection =
            java.sql.DriverManager.getConnection(
                "jdbc:h2:file:" + folder.resolve("store"), "sa", "");
        var statement = connection.createStatement()) {
      statement.execute("UPDATE letter_text SET text = text || 'x' WHERE letter = 2");
    }
    library = new BatchLibrary(folder);
    BatchPreview preview = library.preview(new BatchAction.AssignTo(Optional.of("Ben")));
    assertEquals(4, preview.change().size());
    assertEquals(
        List.of(
            new SkippedLetter(
                library.id(1), library.title(1), SkipReason.UNREADABLE, "StoreDamagedException")),
        preview.left());
    assertEquals(4, library.run(preview).changed());
  }

  @Test
  void theListOfTheLibraryAgreesWithTheLetters() {
    library.run(new BatchAction.AssignTo(Optional.of("Ben")));
    library.run(new BatchAction.Flag());
    for (LetterRow row : library.workbench().letters()) {
      assertEquals(library.workbench().open(row.id()).headline(), row.headline());
      assertEquals(State.NEW, row.headline().state());
    }
    assertEquals(List.of(), library.store().checkKeeping());
  }
}
