package imr.store.team;

import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.target;

import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.store.LetterRow;
import imr.store.Store;
import imr.store.StoreFixtures;
import imr.store.StoreOpenResult;
import imr.store.team.TeamAddress.Tls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a team library takes, with a real server on this computer.
 *
 * <p>{@code -Dactions=200} of one person over a network whose round trip takes {@code -Dtrip=40}
 * milliseconds; {@code -Danalysts=20} people with one action every two seconds, {@code -Dturns=15}
 * times; the list of {@code -Dletters=30000} letters, and of one that changed.
 */
@Tag("long")
final class TeamMeasurement {
  private static final List<String> PEOPLE =
      List.of(TeamServer.ANA, TeamServer.BEN, TeamServer.CORA, TeamServer.DAN);

  @TempDir private Path cache;
  private final TeamServer server = TeamServer.shared();
  private final String database = server.database();

  private static void say(String what, double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%s: %d, median %.1f ms, p95 %.1f ms, longest %.1f ms%n",
        what,
        sorted.length,
        sorted[sorted.length / 2],
        sorted[(int) (sorted.length * 0.95)],
        sorted[sorted.length - 1]);
  }

  private Store open(int port, String login) {
    TeamAddress address = new TeamAddress("127.0.0.1", port, database, login, new Tls.None());
    return ((StoreOpenResult.Opened)
            TeamLibrary.open(address, Optional.of(TeamServer.PASSWORD), cache))
        .store();
  }

  private static double act(Store store, String login, String letter, int number) {
    Gesture flag =
        new Gesture(
            number,
            new Act.Flag(target("patient.age")),
            new Author.Person(TeamServer.name(login)),
            StoreFixtures.NOON,
            List.of());
    long began = System.nanoTime();
    store.append(letter, flag, STARTED);
    return (System.nanoTime() - began) / 1e6;
  }

  @Test
  void actionsOverASlowNetwork() throws IOException {
    int actions = Integer.getInteger("actions", 200);
    int trip = Integer.getInteger("trip", 40);
    try (Store here = open(server.port(), TeamServer.ANA)) {
      add(here, letter(0));
    }
    try (TcpProxy network = new TcpProxy(server.port(), Duration.ofMillis(trip / 2));
        Store store = open(network.port(), TeamServer.ANA)) {
      int next = store.ledger(letter(0).id()).size() + 1;
      double[] millis = new double[actions];
      for (int i = 0; i < actions; i++) {
        millis[i] = act(store, TeamServer.ANA, letter(0).id(), next + i);
      }
      say("acknowledged, with a round trip of " + trip + " ms", millis);
    }
  }

  @Test
  void peopleAtTheSameTime() throws Exception {
    int analysts = Integer.getInteger("analysts", 20);
    int turns = Integer.getInteger("turns", 15);
    try (Store here = open(server.port(), TeamServer.ANA)) {
      IntStream.range(0, analysts).forEach(i -> add(here, letter(i)));
    }
    List<Double> all = new ArrayList<>();
    try (ExecutorService people = Executors.newFixedThreadPool(analysts)) {
      List<Future<double[]>> work = new ArrayList<>();
      for (int i = 0; i < analysts; i++) {
        int person = i;
        work.add(people.submit(() -> work(person, turns)));
      }
      for (Future<double[]> each : work) {
        Arrays.stream(each.get()).forEach(all::add);
      }
    }
    say(analysts + " people", all.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private double[] work(int person, int turns) throws InterruptedException {
    String login = PEOPLE.get(person % PEOPLE.size());
    String letter = letter(person).id();
    double[] millis = new double[turns];
    try (Store store = open(server.port(), login)) {
      int next = store.ledger(letter).size() + 1;
      Thread.sleep(100L * person);
      for (int i = 0; i < turns; i++) {
        Thread.sleep(2_000);
        millis[i] = act(store, login, letter, next + i);
      }
    }
    return millis;
  }

  /** Bytes in use after collecting what isn't. */
  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void theListOfManyLetters() {
    int letters = Integer.getInteger("letters", 30_000);
    server.sql(
        database,
        "ALTER TABLE letter DISABLE TRIGGER USER",
        "INSERT INTO letter(id, name, recognised, title, line, items, open_blanks, blanks, state,"
            + " flagged, gestures, added_seconds) SELECT sha256(int8send(i)), 'letter-' || i ||"
            + " '.pdf', true, 'CM26-' || i, 'Kites: Upheld', 1, 6, 9, 'IN_REVIEW', false, 2, i FROM"
            + " generate_series(1, "
            + letters
            + ") AS i",
        "ALTER TABLE letter ENABLE TRIGGER USER",
        "ANALYZE letter");
    try (Store store = open(server.port(), TeamServer.ANA)) {
      double[] whole = new double[7];
      double[] one = new double[50];
      long before = heap();
      List<LetterRow> held = store.letters();
      System.out.printf(
          Locale.ROOT,
          "the list of %,d letters in memory: %.1f MB%n",
          held.size(),
          (heap() - before) / 1e6);
      String id = held.getFirst().id();
      for (int i = 0; i < whole.length; i++) {
        long began = System.nanoTime();
        store.numberedLetters();
        whole[i] = (System.nanoTime() - began) / 1e6;
      }
      for (int i = 0; i < one.length; i++) {
        long began = System.nanoTime();
        store.numberedLetters(List.of(id));
        one[i] = (System.nanoTime() - began) / 1e6;
      }
      say("the list of %,d letters".formatted(letters), whole);
      say("one letter that changed", one);
    }
  }
}
