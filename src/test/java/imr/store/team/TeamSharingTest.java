package imr.store.team;

import static imr.store.StoreFixtures.NOON;
import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.letter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Headline;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.store.Availability;
import imr.store.LoadedLetter;
import imr.store.NextGesture;
import imr.store.Sharing;
import imr.store.Store;
import imr.store.StoreFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has a letter open, and the queue, with several programs on a real server. */
final class TeamSharingTest {
  private static final String LETTER = letter(0).id();
  private static final int CLIENTS = 8;
  private static final List<String> PEOPLE =
      List.of(TeamServer.ANA, TeamServer.BEN, TeamServer.CORA, TeamServer.DAN);

  @TempDir private Path cache;
  private final TeamServer server = TeamServer.shared();
  private final String database = server.database();
  private final List<Store> stores = new ArrayList<>();

  private Store store(String login) {
    Store store = server.open(database, login, cache);
    stores.add(store);
    return store;
  }

  private Sharing sharing(String login) {
    return store(login).sharing().orElseThrow();
  }

  private List<String> addLetters(int count) {
    try (Store ana = server.open(database, TeamServer.ANA, cache)) {
      IntStream.range(0, count).forEach(i -> add(ana, letter(i)));
    }
    return IntStream.range(0, count).mapToObj(i -> letter(i).id()).toList();
  }

  @AfterEach
  void close() {
    stores.forEach(Store::close);
  }

  private static Optional<String> name(Optional<Sharing.Holder> holder) {
    return holder.map(Sharing.Holder::name);
  }

  @Test
  void everybodyOfTheTeamIsNamed() {
    assertEquals(
        PEOPLE.stream().map(TeamServer::name).sorted().toList(),
        sharing(TeamServer.BEN).people().stream().sorted().toList());
  }

  @Test
  void oneProgramAtATimeHasALetterOpen() {
    Sharing ana = sharing(TeamServer.ANA);
    Sharing cora = sharing(TeamServer.CORA);
    assertEquals(Optional.empty(), ana.open(LETTER, false));
    assertEquals(Optional.empty(), ana.open(LETTER, false));
    Sharing.Holder holder = cora.open(LETTER, false).orElseThrow();
    assertEquals("Ana Núñez", holder.name());
    assertTrue(Duration.between(holder.since(), Instant.now()).abs().toMinutes() < 5);
    assertEquals(Set.of(LETTER), ana.renew());
    assertEquals(Set.of(), cora.renew());
    assertEquals(Optional.empty(), cora.open(LETTER, true));
    assertEquals(Set.of(), ana.renew());
    assertEquals(Optional.of("Cora Lindqvist"), name(ana.open(LETTER, false)));
    ana.release(LETTER);
    assertEquals(Set.of(LETTER), cora.renew());
    cora.release(LETTER);
    assertEquals(Optional.empty(), ana.open(LETTER, false));
  }

  @Test
  void oneOfTwoProgramsOfTheSamePersonHasALetterOpen() {
    sharing(TeamServer.CORA).open(LETTER, false);
    assertEquals(Optional.of("Cora Lindqvist"), name(sharing(TeamServer.CORA).open(LETTER, false)));
  }

  @Test
  void aLetterOfAProgramThatSaysNothingForAMinuteCanBeOpened() {
    Sharing ana = sharing(TeamServer.ANA);
    Sharing cora = sharing(TeamServer.CORA);
    ana.open(LETTER, false);
    age(50);
    assertEquals(Optional.of("Ana Núñez"), name(cora.open(LETTER, false)));
    age(11);
    assertEquals(Optional.empty(), cora.open(LETTER, false));
  }

  /** As if the lease was renewed so many seconds earlier, by the server's clock. */
  private void age(int seconds) {
    server.sql(
        database,
        "ALTER TABLE lease DISABLE TRIGGER USER",
        "UPDATE lease SET beat = beat - interval '" + seconds + " seconds'",
        "ALTER TABLE lease ENABLE TRIGGER USER");
  }

  @Test
  void closingALibraryLetsItsLettersGo() {
    try (Store ana = server.open(database, TeamServer.ANA, cache)) {
      ana.sharing().orElseThrow().open(LETTER, false);
    }
    assertEquals(Optional.empty(), sharing(TeamServer.CORA).open(LETTER, false));
  }

  @Test
  void whoeverHadTheLetterOpenHearsThatItWasTakenOver() throws InterruptedException {
    Sharing ana = sharing(TeamServer.ANA);
    Sharing cora = sharing(TeamServer.CORA);
    BlockingQueue<List<String>> heard = new LinkedBlockingQueue<>();
    ana.whenOpened(heard::add);
    // The feed begins to listen a moment after the library is open.
    for (int i = 0; i < 60 && heard.isEmpty(); i++) {
      ana.open(LETTER, true);
      cora.open(LETTER, true);
      TimeUnit.MILLISECONDS.sleep(500);
    }
    assertEquals(List.of(LETTER), heard.poll());
  }

  private static Optional<NextGesture> assigned(LoadedLetter kept, String login) {
    String name = TeamServer.name(login);
    Gesture gesture =
        new Gesture(
            kept.ledger().last() + 1,
            new Act.Assign(Optional.of(name)),
            new Author.Person(name),
            NOON,
            List.of());
    return Optional.of(new NextGesture(kept, gesture, STARTED));
  }

  private List<String> takenBy(String login) {
    Sharing sharing = sharing(login);
    List<String> all = new ArrayList<>();
    for (Optional<String> next = next(sharing, login);
        next.isPresent();
        next = next(sharing, login)) {
      all.add(next.get());
    }
    return all;
  }

  /** A busy machine gives out no connection for a while; nothing is taken then. */
  private static Optional<String> next(Sharing sharing, String login) {
    while (true) {
      try {
        return sharing.next(kept -> assigned(kept, login));
      } catch (StoreFailedException busy) {
        if (!busy.away()) {
          throw busy;
        }
      }
    }
  }

  @Test
  void eightClientsTakeEachLetterOnceAndItSaysWhose() throws Exception {
    List<String> letters = addLetters(40);
    assertEquals(40, sharing(TeamServer.BEN).enqueue(letters));
    assertEquals(0, sharing(TeamServer.BEN).enqueue(letters));
    List<String> taken = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Callable<List<String>>> work =
          IntStream.range(0, CLIENTS)
              .mapToObj(i -> (Callable<List<String>>) () -> takenBy(PEOPLE.get(i % PEOPLE.size())))
              .toList();
      for (Future<List<String>> each : clients.invokeAll(work)) {
        taken.addAll(each.get());
      }
    }
    assertEquals(letters.stream().sorted().toList(), taken.stream().sorted().toList());
    Store ana = store(TeamServer.ANA);
    for (String id : letters) {
      assertEquals(2, ana.ledger(id).size());
    }
    assertEquals(0, sharing(TeamServer.ANA).waiting());
  }

  @Test
  void theQueueKeepsItsOrderAndLeavesOutWhatIsDone() {
    List<String> letters = addLetters(4);
    Sharing ben = sharing(TeamServer.BEN);
    ben.enqueue(List.of(letters.get(3), letters.get(1), letters.get(2)));
    server.sql(database, "UPDATE letter SET state = 'FINISHED' WHERE number = 2");
    store(TeamServer.ANA).move(List.of(letters.get(2)), Availability.ARCHIVED, NOON);
    assertEquals(List.of(letters.get(3)), takenBy(TeamServer.CORA));
    assertEquals(2, ben.emptyQueue());
    assertEquals(0, ben.waiting());
  }

  @Test
  void annotatorsTakeFromTheQueueButDoNotFillOrEmptyIt() {
    List<String> letters = addLetters(1);
    Sharing cora = sharing(TeamServer.CORA);
    assertThrows(StoreFailedException.class, () -> cora.enqueue(letters));
    assertThrows(StoreFailedException.class, cora::emptyQueue);
    assertEquals(Optional.empty(), cora.next(kept -> assigned(kept, TeamServer.CORA)));
  }

  @Test
  void aLetterStaysInTheQueueWhereItsGestureIsNotWritten() {
    sharing(TeamServer.BEN).enqueue(addLetters(1));
    Sharing cora = sharing(TeamServer.CORA);
    assertThrows(
        StoreFailedException.class, () -> cora.next(kept -> assigned(kept, TeamServer.DAN)));
    assertEquals(1, cora.waiting());
  }

  @Test
  void aGestureIsNotWrittenWithoutItsHeadline() {
    addLetters(1);
    server.sql(database, "ALTER TABLE letter ADD CHECK (title <> '" + STARTED.title() + "!')");
    Store ana = store(TeamServer.ANA);
    Gesture next = assigned(ana.kept(LETTER), TeamServer.ANA).orElseThrow().gesture();
    Headline refused = new Headline(STARTED.title() + "!", "", 1, 1, 1, STARTED.state(), false);
    assertThrows(StoreFailedException.class, () -> ana.append(LETTER, next, refused));
    assertEquals(1, ana.ledger(LETTER).size());
    ana.append(LETTER, next, STARTED);
    assertEquals(2, ana.ledger(LETTER).size());
  }

  @Test
  void whatOneComputerLearnedOthersCanRead() {
    store(TeamServer.CORA).shareModel("model", "letters", new byte[] {1, 2});
    store(TeamServer.DAN).shareModel("model", "more letters", new byte[] {3});
    Store ben = store(TeamServer.BEN);
    assertEquals(Optional.empty(), ben.sharedModel("model", "letters"));
    assertEquals(3, ben.sharedModel("model", "more letters").orElseThrow()[0]);
  }
}
