package imr.workbench;

import static imr.store.StoreFixtures.NOON;
import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.open;
import static imr.store.StoreFixtures.target;
import static imr.store.StoreFixtures.typed;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ledger.Gesture;
import imr.ledger.GestureCodec;
import imr.letter.Sha256;
import imr.store.Availability;
import imr.store.Document;
import imr.store.Effort;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.PredictionRun;
import imr.store.Store;
import imr.store.team.TeamServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library goes from a folder to a team's server, and back into another folder. */
final class LibraryCopyTest {
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  @TempDir private Path folder;

  private static void fill(Store store) {
    for (int i = 0; i < 4; i++) {
      add(store, letter(i));
      append(store, i, "a fall");
      append(store, i, "a blow");
    }
    store.move(List.of(letter(1).id()), Availability.ARCHIVED, NOON);
    store.move(List.of(letter(2).id()), Availability.TRASHED, NOON);
    store.keep(new Document(Document.Kind.GOLD_SET, "", "first", NOON, "words"));
    store.keep(new Document(Document.Kind.LEDGER, letter(3).id(), "there", NOON, "words"));
    documents().forEach(store::keep);
    store.addPredictionRun(new PredictionRun("run", "model", "1", NOON, "jsonl"));
    store.putPrediction("run", letter(0).id(), "{}");
    store.addEffort(new Effort(letter(0).id(), "Ana Núñez", LocalDate.EPOCH, 3, 4));
  }

  /** Fields, rounds, second records, comparisons, plants, and batch actions, as they are named. */
  private static List<Document> documents() {
    String about = letter(0).id();
    return List.of(
        new Document(Document.Kind.SCHEMA, "", "1", NOON, "{}"),
        new Document(Document.Kind.DOUBLE_ROUND, "", "round", NOON, "{}"),
        new Document(Document.Kind.PASS_GESTURE, about, "round\tBen Okafor\t1", NOON, "{1}"),
        new Document(Document.Kind.PASS_GESTURE, about, "round\tBen Okafor\t2", NOON, "{2}"),
        new Document(Document.Kind.PASS_GESTURE, about, "round\tCora Lindqvist\t1", NOON, "{3}"),
        new Document(Document.Kind.ADJUDICATION, about, "round\tBen Okafor", NOON, "{}"),
        new Document(Document.Kind.PLANT, "", "settings", NOON, "{}"),
        new Document(Document.Kind.PLANT, about, "1", NOON, "{}"),
        new Document(Document.Kind.BULK, "", "batch", NOON, "{}"));
  }

  private static void append(Store store, int number, String value) {
    LoadedLetter kept = store.kept(letter(number).id());
    Gesture next =
        gesture(
            kept.annotations(), kept.ledger().last() + 1, typed(target("injury.mechanism"), value));
    store.append(letter(number).id(), next, STARTED);
  }

  private static List<String> hashes(Store store) {
    return store.lettersAndTrash().stream()
        .flatMap(
            row ->
                store.ledger(row.id()).stream()
                    .map(g -> row.name() + " " + Sha256.hex(GestureCodec.hash(row.id(), g))))
        .toList();
  }

  @Test
  void everythingArrivesWithTheSameHashesAlsoWhenCopiedTwice() {
    TeamServer server = TeamServer.shared();
    try (Store here = open(folder.resolve("here"));
        Store team = server.open(server.database(), TeamServer.ANA, folder);
        Store back = open(folder.resolve("back"))) {
      fill(here);
      LibraryCopy.Report all = new LibraryCopy.Report(4, 12, List.of());
      assertEquals(all, new LibraryCopy(here, team, CLOCK).run());
      assertEquals(all, new LibraryCopy(here, team, CLOCK).run());
      assertEquals(all, new LibraryCopy(team, back, CLOCK).run());
      assertEquals(hashes(here), hashes(team));
      assertEquals(hashes(here), hashes(back));
      for (Store copy : List.of(team, back)) {
        assertSame(here, copy);
      }
    }
  }

  private static void assertSame(Store here, Store copy) {
    assertEquals(here.letters(), copy.letters());
    assertEquals(
        here.trash().stream().map(LetterRow::id).toList(),
        copy.trash().stream().map(LetterRow::id).toList());
    assertArrayEquals(here.original(letter(0).id()).bytes(), copy.original(letter(0).id()).bytes());
    assertEquals(
        here.documents(Document.Kind.GOLD_SET, ""), copy.documents(Document.Kind.GOLD_SET, ""));
    assertEquals(
        here.documents(Document.Kind.LEDGER, letter(3).id()),
        copy.documents(Document.Kind.LEDGER, letter(3).id()));
    for (Document document : documents()) {
      assertEquals(
          here.documents(document.kind(), document.about()),
          copy.documents(document.kind(), document.about()));
      assertTrue(copy.documents(document.kind(), document.about()).contains(document));
    }
    assertEquals(here.predictionRuns(), copy.predictionRuns());
    assertEquals(Optional.of("{}"), copy.prediction("run", letter(0).id()));
    assertEquals(Set.copyOf(here.efforts()), Set.copyOf(copy.efforts()));
  }

  @Test
  void aLetterThatWentOnSeparatelyIsLeftAndNamed() {
    try (Store here = open(folder.resolve("here"));
        Store there = open(folder.resolve("there"))) {
      add(here, letter(1));
      add(there, letter(1));
      append(here, 1, "a fall");
      append(there, 1, "a blow");
      assertEquals(
          new LibraryCopy.Report(1, 2, List.of("letter-1.txt")),
          new LibraryCopy(here, there, CLOCK).run());
      assertEquals(2, there.ledger(letter(1).id()).size());
    }
  }
}
