package imr.workbench;

import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.letter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.JavaProcess;
import imr.exchange.SchemaFile;
import imr.ledger.Gesture;
import imr.store.Store;
import imr.store.team.TeamServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team library's server is killed, and then the program that went on without it. */
final class OutageKillTest {
  private static final int BEFORE = 3;
  private static final int MEANWHILE = 3;

  @TempDir private Path cache;
  @TempDir private Path elsewhere;
  private final TeamServer server = TeamServer.started();
  private final String database = server.database();

  @AfterEach
  void stop() throws IOException {
    server.stop();
  }

  private Process program() throws IOException {
    return new ProcessBuilder(
            JavaProcess.command(
                OutageProgram.class.getName(),
                String.valueOf(server.port()),
                database,
                cache.toString()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The number of the last action that was on disk before the program was killed. */
  private int killedInAnOutage() throws IOException, InterruptedException {
    Process program = program();
    try (BufferedReader out = program.inputReader()) {
      read(out, BEFORE);
      server.kill();
      read(out, MEANWHILE);
      program.toHandle().destroyForcibly();
      int last = out.lines().mapToInt(Integer::parseInt).reduce(0, (a, b) -> b);
      server.startAgain();
      return last;
    } finally {
      program.destroyForcibly().onExit().join();
    }
  }

  private static void read(BufferedReader out, int lines) throws IOException {
    for (int i = 0; i < lines; i++) {
      out.readLine();
    }
  }

  private void rounds(int rounds) throws IOException, InterruptedException {
    try (Store store = server.open(database, TeamServer.ANA, elsewhere)) {
      add(store, letter(1));
    }
    for (int i = 0; i < rounds; i++) {
      int last = killedInAnOutage();
      try (Workbench again =
          new Workbench(
              server.open(database, TeamServer.ANA, cache),
              SchemaFile.builtIn(),
              Clock.systemUTC())) {
        again.sendUnsent();
        List<Gesture> ledger = again.ledger(letter(1).id());
        assertTrue(ledger.size() >= last, "lost: " + last + " of " + ledger.size());
        assertEquals(
            IntStream.rangeClosed(1, ledger.size()).boxed().toList(),
            ledger.stream().map(Gesture::number).toList());
        assertEquals(
            ledger.size() - 1,
            ledger.stream().skip(1).map(Gesture::at).distinct().count(),
            "something was saved twice");
      }
    }
  }

  @Test
  void nothingThatWasTypedInAnOutageIsLostOrDoubled() throws IOException, InterruptedException {
    rounds(1);
  }

  @Test
  @Tag("long")
  void nothingIsLostOrDoubledInManyOutages() throws IOException, InterruptedException {
    rounds(25);
  }
}
