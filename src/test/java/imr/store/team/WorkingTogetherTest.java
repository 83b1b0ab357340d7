package imr.store.team;

import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.letter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.JavaProcess;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.GestureCodec;
import imr.letter.Sha256;
import imr.store.LetterRow;
import imr.store.Store;
import imr.store.StoreFixtures;
import imr.store.StoreOpenResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on the same letters of a team library, and what a kill leaves. */
final class WorkingTogetherTest {
  private static final int LETTERS = 3;
  private static final List<String> PEOPLE =
      List.of(TeamServer.ANA, TeamServer.BEN, TeamServer.CORA, TeamServer.DAN);

  @TempDir private Path cache;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(p -> p.destroyForcibly().onExit().join());
  }

  private void addLetters(TeamServer server, String database) {
    try (Store store = server.open(database, TeamServer.ANA, cache)) {
      for (int i = 0; i < LETTERS; i++) {
        add(store, letter(i));
      }
    }
  }

  /** A client process, and what it acknowledges. */
  private record Client(Process process, BufferedReader out) {
    List<String> acknowledged() throws IOException {
      String all = out.readAllAsString();
      List<String> lines = all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
      for (String line : lines) {
        assertEquals(4, line.split(" ").length, () -> String.join("\n", lines));
      }
      return lines;
    }

    void awaitOpen() throws IOException {
      assertEquals("open", out.readLine());
    }
  }

  private Client client(int port, String database, String login, int seed, int gestures)
      throws IOException {
    Process process =
        new ProcessBuilder(
                JavaProcess.command(
                    "-Xmx128m",
                    TeamClient.class.getName(),
                    String.valueOf(port),
                    database,
                    login,
                    String.valueOf(seed),
                    String.valueOf(gestures),
                    cache.toString()))
            .redirectErrorStream(true)
            .start();
    started.add(process);
    return new Client(process, process.inputReader());
  }

  private List<Client> clients(int port, String database, int gestures) throws IOException {
    return clients(PEOPLE.size(), port, database, gestures);
  }

  private List<Client> clients(int count, int port, String database, int gestures)
      throws IOException {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(client(port, database, PEOPLE.get(i % PEOPLE.size()), i, gestures));
    }
    return clients;
  }

  /** The gestures by their marks; each is there once, with the hash that was acknowledged. */
  private Map<String, String> written(TeamServer server, String database) {
    Map<String, String> byMark = new HashMap<>();
    try (Store store = server.open(database, TeamServer.ANA, cache)) {
      for (LetterRow row : store.letters()) {
        List<Gesture> ledger = store.ledger(row.id());
        assertEquals(row.gestures(), ledger.size());
        for (Gesture gesture : ledger.subList(1, ledger.size())) {
          String mark = gesture.changes().getFirst().after().get().value().get().shown();
          String line =
              "%s %d %s %s"
                  .formatted(
                      row.id(),
                      gesture.number(),
                      Sha256.hex(GestureCodec.hash(row.id(), gesture)),
                      mark);
          assertEquals(null, byMark.put(mark, line), "doubled: " + mark);
        }
      }
      assertEquals(List.of(), store.checkKeeping());
    }
    return byMark;
  }

  private void together(int count, int gestures) throws IOException {
    TeamServer server = TeamServer.shared();
    String database = server.database();
    addLetters(server, database);
    Set<String> acknowledged = new HashSet<>();
    for (Client client : clients(count, server.port(), database, gestures)) {
      client.awaitOpen();
      acknowledged.addAll(client.acknowledged());
    }
    assertEquals(gestures * count, acknowledged.size());
    assertEquals(acknowledged, new HashSet<>(written(server, database).values()));
  }

  @Test
  void fourProcessesLoseNothingAndDoubleNothing() throws IOException {
    together(4, 50);
  }

  @Test
  @Tag("long")
  void eightProcessesLoseNothingAndDoubleNothingInManyGestures() throws IOException {
    together(8, 500);
  }

  private void killed(int kills, int gestures) throws IOException, InterruptedException {
    TeamServer server = TeamServer.started();
    try {
      String database = server.database();
      addLetters(server, database);
      List<Client> clients = clients(server.port(), database, gestures);
      List<Client> killed = List.of(client(server.port(), database, TeamServer.ANA, 99, 100_000));
      for (Client client : Stream.concat(clients.stream(), killed.stream()).toList()) {
        client.awaitOpen();
      }
      for (int i = 0; i < kills; i++) {
        Thread.sleep(300);
        server.kill();
        server.startAgain();
      }
      killed.getFirst().process().toHandle().destroyForcibly();
      Set<String> acknowledged = new HashSet<>(killed.getFirst().acknowledged());
      int ofKilled = acknowledged.size();
      for (Client client : clients) {
        acknowledged.addAll(client.acknowledged());
      }
      assertEquals(gestures * PEOPLE.size(), acknowledged.size() - ofKilled);
      Set<String> all = new HashSet<>(written(server, database).values());
      assertTrue(all.containsAll(acknowledged), "lost what was acknowledged");
      all.removeAll(acknowledged);
      assertTrue(all.size() <= 1, "at most the killed client's last gesture is more: " + all);
    } finally {
      server.stop();
    }
  }

  @Test
  void aKilledServerAndAKilledClientLoseNothingThatWasAcknowledged()
      throws IOException, InterruptedException {
    killed(1, 100);
  }

  @Test
  @Tag("long")
  void aServerThatIsKilledAgainAndAgainLosesNothing() throws IOException, InterruptedException {
    killed(25, 5_000);
  }

  /** Cuts the network, or one direction of it, again and again until all clients are done. */
  private void troubled(int gestures) throws IOException, InterruptedException {
    TeamServer server = TeamServer.shared();
    String database = server.database();
    addLetters(server, database);
    try (TcpProxy network = new TcpProxy(server.port(), Duration.ofMillis(5))) {
      List<Client> clients = clients(2, network.port(), database, gestures);
      Set<String> acknowledged = ConcurrentHashMap.newKeySet();
      List<Thread> readers = new ArrayList<>();
      for (Client client : clients) {
        client.awaitOpen();
        readers.add(Thread.ofVirtual().start(() -> acknowledged.addAll(unchecked(client))));
      }
      for (int i = 0; readers.stream().anyMatch(Thread::isAlive); i++) {
        Thread.sleep(700);
        if (i % 3 == 2) {
          network.halve();
        } else {
          network.cut();
        }
      }
      assertEquals(gestures * clients.size(), acknowledged.size());
      assertEquals(acknowledged, new HashSet<>(written(server, database).values()));
    }
  }

  private static List<String> unchecked(Client client) {
    try {
      return client.acknowledged();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aNetworkThatIsCutLosesNothingAndDoublesNothing() throws IOException, InterruptedException {
    troubled(40);
  }

  @Test
  @Tag("long")
  void aNetworkThatIsCutManyTimesLosesNothingAndDoublesNothing()
      throws IOException, InterruptedException {
    troubled(500);
  }

  @Test
  void anActionTakesOneTurnOfTheNetwork() throws IOException {
    TeamServer server = TeamServer.shared();
    String database = server.database();
    addLetters(server, database);
    try (TcpProxy network = new TcpProxy(server.port(), Duration.ZERO)) {
      TeamAddress address =
          new TeamAddress(
              "127.0.0.1", network.port(), database, TeamServer.ANA, new TeamAddress.Tls.None());
      try (Store store =
          ((StoreOpenResult.Opened)
                  TeamLibrary.open(address, Optional.of(TeamServer.PASSWORD), cache))
              .store()) {
        String letter = letter(0).id();
        int next = store.ledger(letter).size() + 1;
        int actions = 40;
        append(store, letter, next++); // its statements are new to the server
        network.turns();
        for (int i = 0; i < actions; i++) {
          append(store, letter, next++);
        }
        // One for each; on a slow machine one more, to see that the connection is still there.
        int turns = network.turns();
        assertTrue(turns >= actions && turns <= 2 * actions, turns + " turns");
      }
    }
  }

  private static void append(Store store, String letter, int number) {
    Gesture flag =
        new Gesture(
            number,
            new Act.Flag(StoreFixtures.target("patient.age")),
            new Author.Person(TeamServer.name(TeamServer.ANA)),
            StoreFixtures.NOON,
            List.of());
    store.append(letter, flag, StoreFixtures.STARTED);
  }

  @Test
  void othersHearOfALetterAsItIsWrittenAndOfWhatTheyMissed()
      throws IOException, InterruptedException {
    TeamServer server = TeamServer.shared();
    String database = server.database();
    addLetters(server, database);
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (Store ana = server.open(database, TeamServer.ANA, cache);
        Store ben = server.open(database, TeamServer.BEN, cache)) {
      ben.whenWritten(heard::addAll);
      untilHeard(ana, heard, letter(0).id());
      server.sql(
          "postgres",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ben'");
      untilHeard(ana, heard, letter(1).id());
    }
  }

  /** The feed begins to listen a moment after the store is open. */
  private static void untilHeard(Store writer, BlockingQueue<String> heard, String letter)
      throws InterruptedException {
    for (int i = 0; i < 60; i++) {
      writer.correctHeadline(letter, StoreFixtures.STARTED);
      String id = heard.poll(1, TimeUnit.SECONDS);
      if (letter.equals(id)) {
        return;
      }
    }
    throw new AssertionError("nothing was heard");
  }
}
