package imr.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocumentsTest {
  private static final Document FIRST =
      new Document(Document.Kind.GOLD_SET, "", "2026-Q4", StoreFixtures.NOON, "kites 𝒩\n");
  private static final Document SECOND =
      new Document(Document.Kind.GOLD_SET, "", "2027-Q1", StoreFixtures.NOON.plusSeconds(1), "");
  private static final Document OF_A_LETTER =
      new Document(Document.Kind.LEDGER, "ab", "2026-Q4", StoreFixtures.NOON, "{}");

  @TempDir Path folder;

  @Test
  void areReadAsTheyWereWrittenAlsoAfterAReopening() {
    try (Store store = StoreFixtures.open(folder)) {
      assertTrue(store.keep(FIRST));
      assertTrue(store.keep(SECOND));
      assertTrue(store.keep(OF_A_LETTER));
    }
    try (Store store = StoreFixtures.open(folder)) {
      assertEquals(List.of(FIRST, SECOND), store.documents(Document.Kind.GOLD_SET, ""));
      assertEquals(List.of(OF_A_LETTER), store.documents(Document.Kind.LEDGER, "ab"));
      assertEquals(List.of(), store.documents(Document.Kind.LEDGER, "abc"));
    }
  }

  @Test
  void oneOfTheSameNameIsNotReplaced() {
    try (Store store = StoreFixtures.open(folder)) {
      store.keep(FIRST);
      assertFalse(
          store.keep(
              new Document(Document.Kind.GOLD_SET, "", "2026-Q4", StoreFixtures.NOON, "another")));
      assertEquals(List.of(FIRST), store.documents(Document.Kind.GOLD_SET, ""));
    }
  }

  @Test
  void aDamagedOneIsNotGivenOut() {
    try (Store store = StoreFixtures.open(folder)) {
      store.keep(FIRST);
    }
    StoreFixtures.sql(folder, "UPDATE document SET text = 'kits 𝒩'");
    try (Store store = StoreFixtures.open(folder)) {
      assertThrows(StoreDamagedException.class, () -> store.documents(Document.Kind.GOLD_SET, ""));
    }
  }

  @Test
  void aRepairKeepsThoseOfTheBackupAndThoseSince() {
    try (Store store = StoreFixtures.open(folder)) {
      StoreFixtures.add(store, StoreFixtures.letter(1));
      store.keep(FIRST);
      assertInstanceOf(BackupOutcome.Made.class, store.maintenance().orElseThrow().backup());
      store.keep(SECOND);
      store.keep(OF_A_LETTER);
      assertInstanceOf(RestoreResult.Done.class, store.maintenance().orElseThrow().repair());
      assertEquals(List.of(FIRST, SECOND), store.documents(Document.Kind.GOLD_SET, ""));
      assertEquals(List.of(OF_A_LETTER), store.documents(Document.Kind.LEDGER, "ab"));
    }
  }

  @Test
  void thoseThatTheDatabaseLostComeBackFromTheJournal() {
    keepAll();
    StoreFixtures.sql(folder, "DELETE FROM document WHERE name = '2026-Q4'");
    assertAllThere();
    StoreFixtures.sql(folder, "DELETE FROM document");
    assertAllThere();
  }

  @Test
  void theJournalAloneHoldsThem() throws IOException {
    keepAll();
    Files.delete(folder.resolve("store.mv.db"));
    assertAllThere();
  }

  @Test
  void oneThatIsInTheDatabaseAloneComesIntoTheJournal() throws IOException {
    keepAll();
    Path journal = folder.resolve("store.journal");
    Files.copy(journal, folder.resolve("kept"));
    Document later = new Document(Document.Kind.SCHEMA, "", "1", StoreFixtures.NOON, "fields");
    try (Store store = StoreFixtures.open(folder)) {
      store.keep(later);
    }
    Files.move(folder.resolve("kept"), journal, StandardCopyOption.REPLACE_EXISTING);
    assertAllThere();
    Files.delete(folder.resolve("store.mv.db"));
    assertAllThere();
    try (Store store = StoreFixtures.open(folder)) {
      assertEquals(List.of(later), store.documents(Document.Kind.SCHEMA, ""));
    }
  }

  @Test
  void aDamagedOneIsRepairedFromTheJournal() {
    keepAll();
    StoreFixtures.sql(folder, "UPDATE document SET text = 'x'");
    try (Store store = StoreFixtures.open(folder)) {
      assertInstanceOf(RestoreResult.Done.class, store.maintenance().orElseThrow().repair());
    }
    assertAllThere();
  }

  private void keepAll() {
    try (Store store = StoreFixtures.open(folder)) {
      store.keep(FIRST);
      store.keep(SECOND);
      store.keep(OF_A_LETTER);
    }
  }

  private void assertAllThere() {
    try (Store store = StoreFixtures.open(folder)) {
      assertEquals(Set.of(FIRST, SECOND), Set.copyOf(store.documents(Document.Kind.GOLD_SET, "")));
      assertEquals(List.of(OF_A_LETTER), store.documents(Document.Kind.LEDGER, "ab"));
      assertEquals(List.of(), store.checkKeeping());
    }
  }

  @Test
  void aCheckNamesTheDamagedOne() {
    try (Store store = StoreFixtures.open(folder)) {
      store.keep(FIRST);
      store.keep(SECOND);
      assertEquals(List.of(), store.checkKeeping());
    }
    StoreFixtures.sql(folder, "UPDATE document SET name = name, text = 'x' WHERE name = '2026-Q4'");
    try (Store store = StoreFixtures.open(folder)) {
      assertEquals(List.of("The gold set “2026-Q4” is damaged."), store.checkKeeping());
    }
  }
}
