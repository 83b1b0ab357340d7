package imr.workbench;

import static imr.store.StoreFixtures.NEW;
import static imr.store.StoreFixtures.NOON;
import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.original;
import static imr.store.StoreFixtures.suggestions;
import static imr.store.StoreFixtures.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.exchange.SchemaFile;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.letter.Letter;
import imr.store.NewLetter;
import imr.store.team.TeamServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people on one letter of a team library, who each see it as it was when they opened it. */
@SuppressWarnings("NullAway.Init") // set before each test
final class SharedLettersTest {
  private static final Letter LETTER = letter(1);
  private static final Target CAUSE = target("injury.mechanism");
  private static final Target AGE = target("patient.age");

  @TempDir private Path folder;
  private final TeamServer server = TeamServer.shared();
  private final String database = server.database();
  private Workbench ana;
  private Workbench ben;
  private AnnotationSet opened;

  @BeforeEach
  void open() {
    ana = workbench(TeamServer.ANA);
    ben = workbench(TeamServer.BEN);
    ana.add(List.of(new NewLetter(LETTER, original(LETTER), suggestions(LETTER), NEW)));
    opened = AnnotationSet.empty().with(suggestions(LETTER).changes());
  }

  private Workbench workbench(String login) {
    return new Workbench(
        server.open(database, login, folder.resolve(login)),
        SchemaFile.builtIn(),
        Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    ana.close();
    ben.close();
  }

  private static Gesture typed(
      String login, int number, Target target, Optional<Annotation> before, String value) {
    String name = TeamServer.name(login);
    Annotation said =
        Annotation.decided(
            target,
            new Answer.Stated(Value.of(value), Optional.empty()),
            Status.CORRECTED,
            new Provenance.Person(name, NOON));
    return new Gesture(
        number,
        new Act.Correct(target),
        new Author.Person(name),
        NOON,
        List.of(new Change(target, before, Optional.of(said))));
  }

  private String value(Target target) {
    return ana.open(LETTER.id()).annotations().at(target).get().value().get().shown();
  }

  private static SavedGesture keep(Workbench who, Gesture gesture) {
    return who.keep(LETTER.id(), gesture, STARTED);
  }

  @Test
  void changesOfDifferentValuesAreBothKept() {
    Gesture theirs = typed(TeamServer.BEN, 2, CAUSE, opened.at(CAUSE), "a fall");
    assertEquals(new SavedGesture.AsMade(), keep(ben, theirs));
    Gesture mine = typed(TeamServer.ANA, 2, AGE, opened.at(AGE), "41");
    assertEquals(new SavedGesture.AfterOthers(List.of(theirs), false), keep(ana, mine));
    assertEquals("a fall", value(CAUSE));
    assertEquals("41", value(AGE));
    assertEquals(3, ana.ledger(LETTER.id()).size());
  }

  @Test
  void theLaterChangeOfTheSameValueStandsAndAnUndoBringsTheOtherBack() {
    Gesture theirs = typed(TeamServer.BEN, 2, AGE, opened.at(AGE), "39");
    keep(ben, theirs);
    Gesture mine = typed(TeamServer.ANA, 2, AGE, opened.at(AGE), "41");
    assertEquals(new SavedGesture.AfterOthers(List.of(theirs), true), keep(ana, mine));
    assertEquals("41", value(AGE));
    List<Change> back = ana.ledger(LETTER.id()).getLast().reversed();
    Author author = new Author.Person(TeamServer.name(TeamServer.ANA));
    keep(ana, new Gesture(4, new Act.Undo(3), author, NOON, back));
    assertEquals("39", value(AGE));
  }

  @Test
  void whoeverGoesOnWithAScreenThatIsBehindLosesNothingAndUndoesTheirOwn() {
    keep(ben, typed(TeamServer.BEN, 2, CAUSE, opened.at(CAUSE), "a fall"));
    Gesture first = typed(TeamServer.ANA, 2, AGE, opened.at(AGE), "41");
    keep(ana, first);
    Optional<Annotation> now = first.changes().getFirst().after();
    Gesture second = typed(TeamServer.ANA, 3, AGE, now, "42");
    assertEquals(new SavedGesture.AfterOthers(List.of(), false), keep(ana, second));
    Author author = new Author.Person(TeamServer.name(TeamServer.ANA));
    keep(ana, new Gesture(4, new Act.Undo(3), author, NOON, second.reversed()));
    List<Gesture> all = ana.ledger(LETTER.id());
    assertEquals(5, all.size());
    assertEquals(new Act.Undo(4), all.getLast().act());
    assertEquals("41", value(AGE));
    assertEquals("a fall", value(CAUSE));
  }

  @Test
  void theSameActionSentTwiceIsWrittenOnceAlsoAfterOthers() {
    keep(ben, typed(TeamServer.BEN, 2, CAUSE, opened.at(CAUSE), "a fall"));
    Gesture mine = typed(TeamServer.ANA, 2, AGE, opened.at(AGE), "41");
    keep(ana, mine);
    keep(ana, mine);
    assertEquals(3, ana.ledger(LETTER.id()).size());
    Gesture far = typed(TeamServer.ANA, 9, AGE, opened.at(AGE), "41");
    assertThrows(IllegalStateException.class, () -> keep(ana, far));
  }
}
