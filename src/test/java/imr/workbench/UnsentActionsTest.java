package imr.workbench;

import static imr.store.StoreFixtures.NOON;
import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.letter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.exchange.SchemaFile;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.GestureRow;
import imr.store.Availability;
import imr.store.Store;
import imr.store.team.TeamServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server didn't acknowledge outlives the program, and is saved once. */
@SuppressWarnings("NullAway.Init") // set before each test
final class UnsentActionsTest {
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
  private static final String LETTER = letter(1).id();
  private static final String LAST_TIME = " that couldn't be saved last time.";

  @TempDir private Path cache;
  @TempDir private Path others;
  private final TeamServer server = TeamServer.shared();
  private final String database = server.database();
  private Workbench ana;

  private Workbench workbench() {
    return new Workbench(server.open(database, TeamServer.ANA, cache), SchemaFile.builtIn(), CLOCK);
  }

  @BeforeEach
  void addALetter() {
    try (Store store = server.open(database, TeamServer.ANA, others)) {
      add(store, letter(1));
    }
    ana = workbench();
  }

  @AfterEach
  void close() {
    ana.close();
  }

  /** As a new start of the program finds it; what was in memory is gone. */
  private List<String> startAgain() {
    ana.close();
    ana = workbench();
    return ana.sendUnsent();
  }

  private static Gesture flag(String login, int number, Act act) {
    return new Gesture(
        number,
        act,
        new Author.Person(TeamServer.name(login)),
        NOON.plusSeconds(number),
        List.of());
  }

  private static Gesture flag(int number) {
    return flag(TeamServer.ANA, number, new Act.Flag(Target.of(new FieldId("patient.age"))));
  }

  private void made(Gesture gesture) {
    ana.willSave(LETTER, Optional.empty(), gesture);
    assertTrue(ana.writeUnsent());
  }

  private List<Gesture> ledger() {
    return ana.ledger(LETTER).stream().skip(1).toList();
  }

  private Path file() throws IOException {
    try (Stream<Path> all = Files.walk(cache)) {
      return all.filter(p -> p.getFileName().toString().startsWith("unsent-")).findFirst().get();
    }
  }

  private void benFlags(int number) {
    try (Store ben = server.open(database, TeamServer.BEN, others)) {
      ben.append(LETTER, flag(TeamServer.BEN, number, new Act.Finish()), STARTED);
    }
  }

  @Test
  void whatWasMadeIsSavedInOrderAfterTheNextStart() throws IOException {
    made(flag(2));
    made(flag(3));
    assertEquals(List.of("Saved 2 changes" + LAST_TIME), startAgain());
    assertEquals(List.of(flag(2), flag(3)), ledger());
    assertEquals(0, Files.size(file()));
    assertEquals(List.of(), startAgain());
  }

  @Test
  void whatTheServerCommittedIsNotSavedTwice() {
    made(flag(2));
    made(flag(3));
    try (Store store = server.open(database, TeamServer.ANA, others)) {
      store.append(LETTER, flag(2), STARTED);
    }
    startAgain();
    assertEquals(List.of(flag(2), flag(3)), ledger());
  }

  @Test
  void whatWasSavedAfterOthersIsNotSavedTwice() throws IOException {
    benFlags(2);
    made(flag(2));
    byte[] before = Files.readAllBytes(file());
    ana.keep(LETTER, flag(2), STARTED);
    assertEquals(0, Files.size(file()));
    assertEquals(2, ledger().size());
    // A kill before the action was crossed out leaves both notes.
    UnsentActions unsent = unsent();
    Files.write(file(), before);
    unsent.left();
    unsent.moved(LETTER, 2, GestureRow.of(ledger().getLast()));
    unsent.close();
    startAgain();
    assertEquals(2, ledger().size());
  }

  private UnsentActions unsent() {
    ana.close();
    try (Store store = server.open(database, TeamServer.ANA, cache)) {
      UnsentActions unsent = UnsentActions.of(store).orElseThrow();
      ana = workbench();
      return unsent;
    }
  }

  @Test
  void whatOthersWroteMeanwhileComesFirstAndAnUndoUndoesTheSame() {
    made(flag(2));
    made(flag(TeamServer.ANA, 3, new Act.Undo(2)));
    benFlags(2);
    startAgain();
    List<Gesture> all = ledger();
    assertEquals(
        List.of("Ben Okafor", "Ana Núñez", "Ana Núñez"),
        all.stream().map(g -> g.author().name()).toList());
    assertEquals(new Act.Undo(3), all.getLast().act());
  }

  @Test
  void halfARecordAtTheEndIsNone() throws IOException {
    made(flag(2));
    byte[] one = Files.readAllBytes(file());
    made(flag(3));
    byte[] two = Files.readAllBytes(file());
    ana.close();
    Files.write(file(), Arrays.copyOf(two, (one.length + two.length) / 2));
    ana = workbench();
    made(flag(3));
    startAgain();
    assertEquals(List.of(flag(2), flag(3)), ledger());
  }

  @Test
  void theFileIsItsUsersAloneAndCannotBeReadWithoutTheServer() throws IOException {
    made(flag(2));
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file()));
    String all = new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
    assertFalse(all.contains("flag"));
    assertFalse(all.contains(LETTER));
  }

  @Test
  void changesOfALetterThatWasDeletedAreTold() {
    made(flag(2));
    try (Store store = server.open(database, TeamServer.ANA, others)) {
      store.move(List.of(LETTER), Availability.TRASHED, NOON);
      store.deleteForGood(List.of(LETTER));
    }
    assertEquals(List.of("Couldn't save 1 change: the letter was deleted."), startAgain());
    assertEquals(List.of(), startAgain());
  }
}
