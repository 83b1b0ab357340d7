package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Headline.State;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.annotation.SchemaEdit;
import imr.annotation.Target;
import imr.exchange.SchemaFile;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.search.LetterQuery;
import imr.search.SearchSort;
import imr.store.BackupOutcome;
import imr.store.LetterRow;
import imr.store.NewLetter;
import imr.store.RestoreResult;
import imr.store.Store;
import imr.store.StoreFixtures;
import imr.workbench.LetterSearch.SearchStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters are found as they are in the store, after whatever happened to them. */
@SuppressWarnings("NullAway.Init") // set before each test
final class LetterSearchTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Provenance.Person ANA = new Provenance.Person("Ana Núñez", NOON);
  private static final Target AGE = Target.of(new FieldId("patient.age"));
  private static final String PASSPHRASE = "several made-up words";

  @TempDir private Path folder;
  private Store store;
  private Workbench workbench;

  @BeforeEach
  void open() {
    open(Optional.empty());
    start();
  }

  private void open(Optional<String> passphrase) {
    store = StoreFixtures.open(folder, passphrase);
    workbench = new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private void start() {
    workbench.finding().start(Background.onCallersThread());
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private List<String> found(String written) {
    LetterQuery query =
        assertInstanceOf(LetterQuery.class, LetterQuery.read(written, workbench.schema()));
    LetterQuery mine = query.as(ANA.name());
    return List.copyOf(workbench.finding().find(mine, SearchSort.by(SearchSort.By.ARRIVAL)).ids());
  }

  private List<String> ids() {
    return workbench.letters().stream().map(LetterRow::id).toList();
  }

  private String first() {
    return ids().getFirst();
  }

  private void say(String id, Function<ReviewSession, Optional<SessionStep>> verb) {
    SessionStep step = verb.apply(workbench.open(id)).orElseThrow();
    workbench.keep(id, step.gesture(), step.after().headline());
  }

  @Test
  void lettersAreFoundOnceTheyCameIn() {
    assertEquals(List.of(), found(""));
    ManyLetters.fill(workbench, 40);
    assertEquals(ids(), found(""));
    assertEquals(
        workbench.letters().stream()
            .filter(l -> l.headline().state() == State.FINISHED)
            .map(LetterRow::id)
            .toList(),
        found("state:finished"));
    assertEquals(new SearchStatus.Ready(), workbench.finding().standing());
  }

  @Test
  void whatAnalystsDoIsFiledAfterAPauseSoThatItHoldsUpNoneOfIt() throws InterruptedException {
    ManyLetters.fill(workbench, 2);
    BlockingQueue<Runnable> delivered = new LinkedBlockingQueue<>();
    try (Background threads = Background.onAllCores(delivered::add)) {
      workbench.finding().close();
      workbench.finding().start(threads);
      delivered.take(); // the letters are filed
      say(ids().getFirst(), s -> s.correct(AGE, "77", ANA));
      Runnable pauseIsOver = delivered.take();
      say(ids().getLast(), s -> s.correct(AGE, "77", ANA));
      CountDownLatch changed = new CountDownLatch(1);
      workbench.finding().whenChanged(changed::countDown);
      assertEquals(1, changed.getCount(), "nothing is filed before");
      pauseIsOver.run();
      assertTrue(changed.await(1, TimeUnit.MINUTES));
      assertEquals(ids(), found("age:77"), "both at once");
      say(first(), s -> s.correct(AGE, "78", ANA));
      assertEquals(List.of(first()), found("age:78"), "whoever asks doesn't wait for a pause");
    }
  }

  @Test
  void aGestureAndItsUndoAreFound() {
    ManyLetters.fill(workbench, 3);
    say(first(), s -> s.correct(AGE, "77", ANA));
    assertEquals(List.of(first()), found("age:77"));
    assertEquals(List.of(first()), found("by:me age:corrected|added"));
    say(first(), s -> s.undo(ANA));
    assertEquals(List.of(), found("age:77"));
    String last = ids().getLast();
    say(last, s -> s.flag(Remarks.LETTER, ANA));
    assertEquals(List.of(first(), last), found("flag:yes"));
  }

  @Test
  void toWhomALetterIsAssignedIsFound() {
    ManyLetters.fill(workbench, 3);
    say(first(), s -> s.assignTo(Optional.of(ANA.name()), ANA));
    assertEquals(List.of(first()), found("assigned:me"));
    assertEquals(ids().subList(1, 3), found("assigned:nobody"));
  }

  @Test
  void aFinishedLetterIsFoundByDayAndPersonUntilItIsReopened() {
    ManyLetters.fill(workbench, 1);
    assertEquals(List.of(first()), found("finished:2026-09-01 finished-by:\"Ana Reyes\""));
    say(first(), s -> s.reopen(ANA));
    assertEquals(List.of(), found("finished:any"));
    assertEquals(List.of(first()), found("finished:none changed:2026-11-20"));
  }

  @Test
  void aLetterThatIsExtractedAgainIsFoundByWhatItSaysNow() {
    ManyLetters.fill(workbench, 2);
    String text = ManyLetters.text(7);
    var letter = imr.letter.Letter.of("older.txt", text, true);
    var original =
        new imr.letter.OriginalFile(
            imr.letter.OriginalFile.OriginalType.TEXT, text.getBytes(StandardCharsets.UTF_8));
    NewLetter fresh =
        workbench.suggest(new imr.intake.IntakeResult.Read(letter, original, List.of()));
    workbench.add(List.of(OlderVersion.of(fresh)));
    assertTrue(found("sex:unreviewed").contains(letter.id()));
    assertTrue(workbench.reExtraction().renew(letter.id()));
    assertTrue(found("sex:any sex:suggested").contains(letter.id()));
  }

  @Test
  void ownFieldsAreFoundAndHiddenOnesAreNot() {
    ManyLetters.fill(workbench, 3);
    FieldId attorney = new FieldId("own.attorney");
    change(new SchemaEdit.AddField(attorney, "Attorney", Field.Type.TEXT, false, "case", "", ""));
    say(first(), s -> s.correct(Target.of(attorney), "Reed & Sons", ANA));
    assertEquals(List.of(first()), found("attorney:\"reed & sons\""));
    assertEquals(ids().subList(1, 3), found("attorney:unreviewed"));
    assertEquals(ids(), found("age:any"));
    change(new SchemaEdit.HideField(AGE.field(), true));
    change(new SchemaEdit.HideField(AGE.field(), false));
    assertEquals(ids(), found("age:any"));
  }

  private void change(SchemaEdit edit) {
    workbench.changeFields(List.of(edit), "Ana", new Task(System::nanoTime));
  }

  @Test
  void aRestoredStoreIsFoundAsItWas() {
    ManyLetters.fill(workbench, 3);
    BackupOutcome.Made made =
        assertInstanceOf(BackupOutcome.Made.class, workbench.maintenance().backup());
    say(first(), s -> s.correct(AGE, "77", ANA));
    ManyLetters.fill(workbench, 5);
    assertEquals(5, found("").size());
    assertInstanceOf(
        RestoreResult.Done.class, workbench.maintenance().restore(made.backup().name(), false));
    assertEquals(3, ids().size());
    assertEquals(ids(), found(""));
    assertEquals(List.of(), found("age:77"));
  }

  @Test
  void whatChangedWhileNobodyLookedIsMadeUpForAtTheStart() {
    ManyLetters.fill(workbench, 6);
    workbench.close();
    open(Optional.empty());
    say(first(), s -> s.correct(AGE, "77", ANA));
    ManyLetters.fill(workbench, 8);
    assertEquals(List.of(), found(""));
    assertEquals(new SearchStatus.NotStarted(), workbench.finding().standing());
    AtomicInteger changes = new AtomicInteger();
    workbench.finding().whenChanged(changes::incrementAndGet);
    start();
    assertEquals(ids(), found(""));
    assertEquals(List.of(first()), found("age:77"));
    assertTrue(changes.get() > 0);
  }

  @Test
  void aStoreOfOlderDateTakesOutWhatItHasNot() throws IOException {
    ManyLetters.fill(workbench, 6);
    workbench.close();
    for (String file : List.of("store.mv.db", "store.journal")) {
      Files.delete(folder.resolve(file));
    }
    open(Optional.empty());
    ManyLetters.fill(workbench, 2);
    start();
    assertEquals(ids(), found(""));
    assertEquals(2, found("").size());
  }

  @Test
  void aDamagedCatalogueIsMadeAnewByItself() throws IOException {
    ManyLetters.fill(workbench, 6);
    workbench.close();
    try (Stream<Path> files = Files.list(folder.resolve("catalogue"))) {
      for (Path file : files.filter(f -> f.toFile().length() > 100).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    }
    open(Optional.empty());
    start();
    assertEquals(ids(), found(""));
    assertEquals(6, found("\"expert reviewer\"").size());
  }

  @Test
  void nothingReadableStaysInTheCatalogueOfAnEncryptedStore() throws IOException {
    ManyLetters.fill(workbench, 21);
    workbench.close();
    assertTrue(holds("Ana Reyes"));
    open(Optional.empty());
    start();
    change(Optional.empty(), Optional.of(PASSPHRASE));
    assertFalse(holds("Ana Reyes"));
    assertEquals(ids(), found(""));
    workbench.close();
    assertFalse(holds("Ana Reyes"));
    open(Optional.of(PASSPHRASE));
    start();
    assertEquals(ids(), found(""));
    change(Optional.of(PASSPHRASE), Optional.empty());
    assertEquals(ids(), found(""));
    workbench.close();
    assertTrue(holds("Ana Reyes"));
    open(Optional.empty());
  }

  private void change(Optional<String> now, Optional<String> next) {
    assertEquals(
        new RestoreResult.Done(List.of()), workbench.maintenance().changePassphrase(now, next));
  }

  private boolean holds(String words) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("catalogue"))) {
      for (Path file : files.toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(words)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void theProgramGoesOnWhereNothingCanBeSearched() throws IOException {
    workbench.close();
    try (Stream<Path> files = Files.list(folder.resolve("catalogue"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder.resolve("catalogue"));
    Path taken = Files.createDirectories(folder.resolve("catalogue/write.lock/in the way"));
    assertTrue(Files.exists(taken));
    open(Optional.empty());
    start();
    ManyLetters.fill(workbench, 2);
    assertEquals(2, workbench.letters().size());
    SearchStatus.Unavailable standing =
        assertInstanceOf(SearchStatus.Unavailable.class, workbench.finding().standing());
    assertTrue(standing.sentence().startsWith("Search isn't available"));
    assertEquals(List.of(), found(""));
  }

  @Test
  void filingStopsWhenItIsAskedToAndIsMadeUpForLater() {
    ManyLetters.fill(workbench, 30);
    workbench.close();
    open(Optional.empty());
    Background background = Background.onAllCores(Runnable::run);
    workbench.finding().start(background);
    background.close();
    workbench.close();
    open(Optional.empty());
    start();
    assertEquals(ids(), found(""));
  }
}
