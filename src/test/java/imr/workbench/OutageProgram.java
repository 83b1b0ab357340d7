package imr.workbench;

import static imr.store.StoreFixtures.STARTED;

import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.exchange.SchemaFile;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.store.StoreFailedException;
import imr.store.StoreOpenResult;
import imr.store.team.TeamAddress;
import imr.store.team.TeamLibrary;
import imr.store.team.TeamServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A process that goes on working on one letter of a team library while its server is away, as a
 * window does, and prints the number of each action once it's on this computer's disk.
 */
final class OutageProgram {
  private OutageProgram() {}

  /** Port, database, and the folder for what follows from the library. */
  public static void main(String[] arguments) throws InterruptedException {
    TeamAddress address =
        new TeamAddress(
            "127.0.0.1",
            Integer.parseInt(arguments[0]),
            arguments[1],
            TeamServer.ANA,
            new TeamAddress.Tls.None());
    if (TeamLibrary.open(address, Optional.of(TeamServer.PASSWORD), Path.of(arguments[2]))
        instanceof StoreOpenResult.Opened opened) {
      work(new Workbench(opened.store(), SchemaFile.builtIn(), Clock.systemUTC()));
    }
  }

  private static void work(Workbench workbench) throws InterruptedException {
    workbench.sendUnsent();
    String letter = workbench.letters().getFirst().id();
    Deque<Gesture> waiting = new ArrayDeque<>();
    for (int number = workbench.ledger(letter).size() + 1; ; number++) {
      Gesture next =
          new Gesture(
              number,
              new Act.Flag(Target.of(new FieldId("patient.age"))),
              new Author.Person(TeamServer.name(TeamServer.ANA)),
              Instant.now(),
              List.of());
      workbench.willSave(letter, Optional.empty(), next);
      workbench.writeUnsent();
      System.out.println(number);
      System.out.flush();
      waiting.add(next);
      send(workbench, letter, waiting);
      Thread.sleep(20);
    }
  }

  private static void send(Workbench workbench, String letter, Deque<Gesture> waiting) {
    try {
      while (!waiting.isEmpty()) {
        workbench.keep(letter, waiting.getFirst(), STARTED);
        waiting.removeFirst();
      }
    } catch (StoreFailedException away) {
      return; // as in a window, it is tried again with the next one
    }
  }
}
