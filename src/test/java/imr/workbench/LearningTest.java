package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.exchange.SchemaFile;
import imr.learn.LetterReading;
import imr.learn.MemoryOffer;
import imr.search.LetterQuery;
import imr.search.SearchSort;
import imr.store.Availability;
import imr.store.RestoreResult;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the letters of a real store teach, what is kept of it, and what is forgotten. */
@SuppressWarnings("NullAway.Init") // set before each test
final class LearningTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final String PASSPHRASE = "kites fly over the mill";

  @TempDir private Path folder;
  private final Background background = Background.onCallersThread();
  private Workbench workbench;

  @BeforeEach
  void open() {
    open(Optional.empty());
    if (workbench.letters().isEmpty()) {
      workbench.add(IntStream.rangeClosed(1, 4).mapToObj(LearningFixture::number).toList());
    }
    workbench.learning().start(LearningService.Scope.ALL, background);
  }

  private void open(Optional<String> passphrase) {
    Store store = StoreFixtures.open(folder, passphrase);
    workbench = new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private String id(int at) {
    return workbench.letters().get(at).id();
  }

  private void teach(int... letters) {
    for (int at : letters) {
      LearningFixture.teach(workbench, id(at), "Ana");
    }
  }

  private Path file() {
    return folder.resolve("learned.model");
  }

  private LetterReading read(int at) {
    return workbench.learning().read(workbench.open(id(at)));
  }

  private static List<MemoryOffer.Kind> offers(LetterReading reading) {
    return reading.offers().stream().map(MemoryOffer::kind).sorted().toList();
  }

  @Test
  void correctionsMadeTwiceAreOfferedInOtherLettersAndDoubtFollows() {
    double before = read(2).confidence(LearningFixture.WRONG);
    teach(0);
    assertEquals(List.of(), offers(read(2)));
    teach(1);
    assertEquals(2, workbench.learning().model().letters());
    assertEquals(List.of(MemoryOffer.Kind.REJECT, MemoryOffer.Kind.ADD), offers(read(2)));
    assertTrue(read(2).confidence(LearningFixture.WRONG) < before);
  }

  @Test
  void aPersonsDecisionIsNeitherDoubtedNorChanged() {
    teach(0, 1);
    new TestAnnotator(workbench, "Ben", NOON).rejects(id(2), LearningFixture.WRONG);
    List<Annotation> all = List.copyOf(workbench.open(id(2)).annotations().all());
    LetterReading reading = read(2);
    assertFalse(reading.doubts().containsKey(LearningFixture.WRONG));
    assertEquals(List.of(MemoryOffer.Kind.ADD), offers(reading));
    assertEquals(all, List.copyOf(workbench.open(id(2)).annotations().all()));
    assertEquals(Set.of(), read(0).doubts().keySet());
  }

  @Test
  void theModelIsThereAfterARestartAndIsTrainedAgainOnlyWhereTheLettersDiffer() throws Exception {
    teach(0, 1);
    String model = workbench.learning().model().id();
    byte[] kept = Files.readAllBytes(file());
    workbench.close();
    open();
    assertEquals(model, workbench.learning().model().id());
    assertEquals(Optional.empty(), workbench.learning().before());
    assertArrayEquals(kept, Files.readAllBytes(file()));
    workbench.close();
    open(Optional.empty());
    teach(2); // while nothing is learned
    workbench.learning().start(LearningService.Scope.ALL, background);
    assertEquals(3, workbench.learning().model().letters());
    assertEquals(model, workbench.learning().before().orElseThrow().id());
  }

  @Test
  void anotherLibraryLearnsTheSameModelFromAProjectFile(@TempDir Path other) throws Exception {
    teach(0, 1);
    Path project = other.resolve("out.imrproject");
    workbench.projects().write(project, Optional.empty(), new Task(System::nanoTime));
    Store store = StoreFixtures.open(other.resolve("there"));
    try (Workbench there =
        new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC))) {
      there.projects().read(project, new Task(System::nanoTime));
      there.learning().start(LearningService.Scope.ALL, background);
      assertEquals(2, there.learning().model().letters());
      assertEquals(workbench.learning().model().id(), there.learning().model().id());
    }
  }

  @Test
  void aModelThatIsMissingIsTrainedAgainAsItWas() throws Exception {
    teach(0, 1);
    String model = workbench.learning().model().id();
    workbench.close();
    Files.delete(file());
    open();
    assertEquals(model, workbench.learning().model().id());
    assertTrue(Files.exists(file()));
  }

  @Test
  void undoingThatALetterIsFinishedIsLearnedAsReopeningIt() {
    teach(0, 1);
    new TestAnnotator(workbench, "Ana", NOON).undoes(id(1));
    assertEquals(1, workbench.learning().model().letters());
    new TestAnnotator(workbench, "Ana", NOON).redoes(id(1));
    assertEquals(2, workbench.learning().model().letters());
    new TestAnnotator(workbench, "Ana", NOON).reopens(id(0));
    assertEquals(1, workbench.learning().model().letters());
  }

  @Test
  void aLetterDeletedForGoodIsForgottenAsIfItNeverWas() {
    teach(0);
    String without = workbench.learning().model().id();
    workbench.add(List.of(LearningFixture.number(9)));
    teach(4);
    assertNotEquals(without, workbench.learning().model().id());
    String gone = id(4);
    workbench.move(List.of(gone), Availability.TRASHED);
    assertEquals(
        new RestoreResult.Done(List.of()), workbench.maintenance().deleteForGood(List.of(gone)));
    assertEquals(without, workbench.learning().model().id());
    assertEquals(Optional.of(0), workbench.learning().before().map(m -> m.letters()));
  }

  @Test
  void aDamagedModelIsToldInTheLogAndTrainedAgain() throws Exception {
    teach(0, 1);
    String model = workbench.learning().model().id();
    for (byte[] damaged : List.of(new byte[0], new byte[] {1, 2, 3}, cut(), flipped())) {
      workbench.close();
      Files.write(file(), damaged);
      List<String> logged = logged(this::open);
      assertEquals(1, logged.size(), logged.toString());
      assertTrue(
          logged.getFirst().startsWith("the learned model can't be used"), logged.toString());
      assertEquals(model, workbench.learning().model().id());
    }
  }

  private byte[] cut() throws IOException {
    byte[] all = Files.readAllBytes(file());
    return java.util.Arrays.copyOf(all, all.length / 2);
  }

  private byte[] flipped() throws IOException {
    byte[] all = Files.readAllBytes(file());
    all[all.length / 2] ^= 0x55;
    return all;
  }

  private static List<String> logged(Runnable work) {
    List<String> all = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
              all.add(entry.getMessage());
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(LearningService.class.getName());
    logger.addHandler(handler);
    try {
      work.run();
    } finally {
      logger.removeHandler(handler);
    }
    return all;
  }

  @Test
  void anEncryptedLibrarysModelHoldsNoPlainWordsAndIsThereAfterARestart() throws Exception {
    teach(0, 1);
    assertTrue(holds(LearningFixture.MISSED));
    assertEquals(
        new RestoreResult.Done(List.of()),
        workbench.maintenance().changePassphrase(Optional.empty(), Optional.of(PASSPHRASE)));
    String model = workbench.learning().model().id();
    assertEquals(2, workbench.learning().model().letters());
    assertFalse(holds("sand"));
    workbench.close();
    open(Optional.of(PASSPHRASE));
    assertEquals(
        List.of(), logged(() -> workbench.learning().start(LearningService.Scope.ALL, background)));
    assertEquals(model, workbench.learning().model().id());
    assertEquals(Optional.empty(), workbench.learning().before());
    workbench.maintenance().changePassphrase(Optional.of(PASSPHRASE), Optional.empty());
    assertEquals(model, workbench.learning().model().id());
  }

  private boolean holds(String words) throws IOException {
    return new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1).contains(words);
  }

  @Test
  void offForAFieldNothingIsSaidOfItAndOffWhollyNothingAtAll() {
    teach(0, 1);
    assertFalse(read(2).offers().isEmpty());
    workbench.learning().learn(new LearningService.Scope(true, Set.of(LearningFixture.TREATMENTS)));
    LetterReading without = read(2);
    assertEquals(List.of(), without.offers());
    assertTrue(
        without.doubts().keySet().stream()
            .noneMatch(t -> t.field().equals(LearningFixture.TREATMENTS)));
    assertFalse(without.doubts().isEmpty());
    workbench.learning().learn(new LearningService.Scope(false, Set.of()));
    assertEquals(0, read(2).doubts().size() + read(2).offers().size());
    assertFalse(Files.exists(file()));
    teach(2);
    assertFalse(Files.exists(file()));
    workbench.learning().learn(LearningService.Scope.ALL);
    assertEquals(3, workbench.learning().model().letters());
  }

  @Test
  void aSurveyCountsCorrectionsAndNamesTheMostDoubtfulLetters() {
    assertEquals(List.of(), survey().finished());
    teach(0, 1);
    LearningSurvey survey = survey();
    assertEquals(
        List.of(2, 2),
        survey.finished().stream().map(LearningSurvey.Finished::corrections).toList());
    assertEquals(
        Set.of(id(2), id(3)),
        Set.copyOf(survey.doubtful().stream().map(LearningSurvey.Doubtful::letter).toList()));
    assertEquals(
        read(2).expectedErrors(),
        survey.doubtful().stream()
            .filter(d -> d.letter().equals(id(2)))
            .findFirst()
            .orElseThrow()
            .errors());
  }

  @Test
  void lettersAreSortedByTheirLikelyErrorsWhichFollowTheModelAndTheLetter() {
    workbench.finding().start(background);
    assertEquals(byErrors(), sorted());
    teach(0, 1);
    assertEquals(byErrors(), sorted());
    assertEquals(Set.of(id(2), id(3)), Set.copyOf(sorted().subList(0, 2)));
    new TestAnnotator(workbench, "Ben", NOON).rejects(id(2), LearningFixture.WRONG);
    assertEquals(List.of(id(3), id(2)), sorted().subList(0, 2));
    workbench.learning().learn(new LearningService.Scope(false, Set.of()));
    assertEquals(IntStream.range(0, 4).mapToObj(this::id).toList(), sorted());
  }

  private List<String> sorted() {
    return workbench.finding().find(LetterQuery.ALL, SearchSort.by(SearchSort.By.DOUBT)).ids();
  }

  private List<String> byErrors() {
    return IntStream.range(0, 4)
        .boxed()
        .sorted(Comparator.comparingLong(i -> -Math.round(1000 * read(i).expectedErrors())))
        .map(this::id)
        .toList();
  }

  private LearningSurvey survey() {
    return workbench.learning().survey(background, new Task(System::nanoTime));
  }

  @Test
  void aBatchThatFinishesLettersIsLearnedFrom() {
    List<String> all = List.of(id(0), id(1));
    for (String letter : all) {
      new TestAnnotator(workbench, "Ana", NOON).decides(letter).dismissesChecks(letter);
    }
    assertEquals(0, workbench.learning().model().letters());
    BatchActions batch = workbench.bulk();
    BatchPreview preview =
        batch.preview(all, new BatchAction.Finish(), "Ana", background, new Task(System::nanoTime));
    BatchReport report = batch.run(preview, "Ana", background, new Task(System::nanoTime));
    assertEquals(2, report.changed());
    assertEquals(2, workbench.learning().model().letters());
  }
}
