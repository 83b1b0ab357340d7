package imr.store.team;

import static imr.store.StoreFixtures.target;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.GestureCodec;
import imr.letter.Sha256;
import imr.store.Appended;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.Store;
import imr.store.StoreFailedException;
import imr.store.StoreFixtures;
import imr.store.StoreOpenResult;
import imr.store.team.TeamAddress.Tls;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A process that makes so many gestures on a team library's letters, and acknowledges each on a
 * line of its standard output once the store said that it is kept: {@code <letter> <number> <hash>
 * <mark>}. While the server is away it offers the same gesture again.
 */
final class TeamClient {
  private final Store store;
  private final String login;
  private final String seed;

  private TeamClient(Store store, String login, String seed) {
    this.store = store;
    this.login = login;
    this.seed = seed;
  }

  /** Port, database, login, seed, gestures, and a folder for what follows from the library. */
  public static void main(String[] arguments) throws InterruptedException {
    int port = Integer.parseInt(arguments[0]);
    TeamAddress address =
        new TeamAddress("127.0.0.1", port, arguments[1], arguments[2], new Tls.None());
    StoreOpenResult opening =
        TeamLibrary.open(address, Optional.of(TeamServer.PASSWORD), Path.of(arguments[5]));
    if (opening instanceof StoreOpenResult.Opened(Store store, _)) {
      new TeamClient(store, arguments[2], arguments[3]).work(Integer.parseInt(arguments[4]));
      store.close();
    }
    System.exit(0);
  }

  private void work(int gestures) throws InterruptedException {
    Random random = new Random(Long.parseLong(seed));
    List<LetterRow> letters = store.letters();
    System.out.println("open");
    for (int i = 0; i < gestures; i++) {
      String letter = letters.get(random.nextInt(letters.size())).id();
      Gesture kept = keep(letter, login + "-" + seed + "-" + i);
      System.out.println(
          "%s %d %s %s"
              .formatted(
                  letter, kept.number(), Sha256.hex(GestureCodec.hash(letter, kept)), mark(kept)));
      System.out.flush();
    }
  }

  private static String mark(Gesture gesture) {
    return gesture.changes().getFirst().after().orElseThrow().value().orElseThrow().shown();
  }

  /** Makes one gesture, whoever else writes meanwhile and whatever becomes of the server. */
  private Gesture keep(String letter, String mark) throws InterruptedException {
    Optional<Gesture> mine = Optional.empty();
    while (true) {
      try {
        Gesture offered = mine.isPresent() ? mine.get() : next(store.kept(letter), mark);
        mine = Optional.of(offered);
        if (store.offer(letter, offered, StoreFixtures.STARTED) instanceof Appended.Saved) {
          return offered;
        }
        mine = Optional.empty();
      } catch (StoreFailedException away) {
        Thread.sleep(50);
      }
    }
  }

  private Gesture next(LoadedLetter kept, String mark) {
    Target target = target("injury.mechanism");
    Annotation said =
        Annotation.decided(
            target,
            new Answer.Stated(Value.of(mark), Optional.empty()),
            Status.ADDED,
            new Provenance.Person(TeamServer.name(login), StoreFixtures.NOON));
    return new Gesture(
        kept.ledger().last() + 1,
        new Act.Correct(target),
        new Author.Person(TeamServer.name(login)),
        StoreFixtures.NOON,
        List.of(new Change(target, kept.annotations().at(target), Optional.of(said))));
  }
}
