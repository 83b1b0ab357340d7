package imr.store;

import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.open;
import static imr.store.StoreFixtures.original;
import static imr.store.StoreFixtures.sql;
import static imr.store.StoreFixtures.suggestions;
import static imr.store.StoreFixtures.target;
import static imr.store.StoreFixtures.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.letter.Letter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is changed behind the program's back is noticed, and not shown. */
final class DamageTest {
  @TempDir private Path temp;

  @Test
  void aChangedTextIsNotShown() {
    assertDamage("UPDATE letter_text SET text = REPLACE(text, '40', '41')");
    assertDamage("UPDATE letter_text SET text = text || CHAR(13)");
    assertDamage("DELETE FROM letter_text");
  }

  private static List<String> changesOfTheLedger() {
    return List.of(
        "UPDATE change SET said = '41' WHERE said = '40'",
        "UPDATE change SET said = '' WHERE said = '40'",
        "UPDATE change SET said = NULL",
        "UPDATE change SET span_start = span_start + 1, span_end = span_end + 1",
        "UPDATE change SET span_end = span_start",
        "UPDATE change SET span_end = 1000000 WHERE span_end IS NOT NULL",
        "UPDATE change SET span_start = NULL",
        "UPDATE change SET status = 'CONFIRMED'",
        "UPDATE change SET status = NULL",
        "UPDATE change SET confidence = 0.5",
        "UPDATE change SET confidence = 5",
        "UPDATE change SET answer = 'ABSENT'",
        "UPDATE change SET answer = 'REMOVED'",
        "UPDATE change SET entry = 'i2'",
        "UPDATE change SET source = NULL",
        "UPDATE change SET field = 99",
        "DELETE FROM change WHERE id = (SELECT MAX(id) FROM change)",
        "DELETE FROM change WHERE id = 1",
        "DELETE FROM change",
        "UPDATE source SET rule = 'other'",
        "UPDATE source SET kind = 'PERSON'",
        "UPDATE field SET path = path || 'x'",
        "UPDATE gesture SET what = 'other'",
        "UPDATE gesture SET undoes = 1",
        "UPDATE gesture SET act = 'reopen'",
        "UPDATE gesture SET act = 'other'",
        "UPDATE gesture SET act = NULL",
        "UPDATE gesture SET act_subject = 'other'",
        "UPDATE gesture SET act_field = NULL",
        "UPDATE gesture SET act_entry = 'other'",
        "UPDATE gesture SET act_number = 7",
        "UPDATE gesture SET act_text = 'other'",
        "UPDATE gesture SET author = 'Other'",
        "UPDATE gesture SET version = '1'",
        "UPDATE gesture SET number = number + 1",
        "UPDATE gesture SET changes = 0",
        "UPDATE gesture SET changes = 2147483647, first_change = 1",
        "UPDATE gesture SET first_change = first_change + 1",
        "UPDATE gesture SET at = DATEADD(SECOND, 1, at)",
        "DELETE FROM gesture WHERE number = 2",
        "DELETE FROM gesture WHERE number = 1",
        "DELETE FROM gesture",
        "UPDATE letter SET gestures = 3");
  }

  @ParameterizedTest
  @MethodSource("changesOfTheLedger")
  void aChangedLedgerIsNotShown(String damage) {
    Letter letter = damaged(damage);
    try (Store store = open(temp)) {
      assertThrows(StoreDamagedException.class, () -> store.ledger(letter.id()));
      assertThrows(StoreDamagedException.class, () -> store.annotations(letter.id()));
      var next = gesture(AnnotationSet.empty(), 3, typed(target("injury.date"), "2017"));
      assertThrows(StoreDamagedException.class, () -> store.append(letter.id(), next, STARTED));
      assertEquals(letter, store.letter(letter.id()));
    }
  }

  /** The letter is in the journal, because somebody said something in it. */
  @ParameterizedTest
  @MethodSource("changesOfTheLedger")
  void aChangedLedgerIsNoticedAtTheStartAndMendedFromTheJournal(String damage) throws IOException {
    Letter letter = made();
    sql(temp, damage);
    StoreOpenResult.Opened opened =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(temp));
    try (Store store = opened.store()) {
      assertEquals(1, opened.remarks().size(), () -> opened.remarks().toString());
      assertEquals(2, store.ledger(letter.id()).size());
      assertEquals(letter, store.letter(letter.id()));
      assertTrue(store.original(letter.id()).bytes().length > 0);
      assertEquals(List.of(), store.checkKeeping());
    }
  }

  /** A repair takes what is still whole, also where a row makes no gesture at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE gesture SET undoes = 1 WHERE number = 2",
        "UPDATE gesture SET act = 'no such act' WHERE number = 2",
        "UPDATE change SET span_start = 5, span_end = 1 WHERE said = '2016'",
        "DELETE FROM change WHERE said = '2016'"
      })
  void theGesturesBeforeADamagedOneCanBeRead(String damage) throws SQLException {
    Letter letter = damaged(damage);
    try (Connection connection = StoreFixtures.connection(temp)) {
      int number = LetterTables.number(connection, letter.id());
      LetterCopy copy = LetterCopier.readable(connection, number);
      assertEquals(1, copy.ledger().size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE original SET bytes = X'00'",
        "UPDATE original SET sha256 = HASH('SHA-256', sha256)",
        "DELETE FROM original"
      })
  void aChangedOriginalIsNotShown(String damage) {
    Letter letter = damaged(damage);
    try (Store store = open(temp)) {
      assertThrows(StoreDamagedException.class, () -> store.original(letter.id()));
      assertEquals(letter, store.letter(letter.id()));
    }
  }

  private void assertDamage(String damage) {
    Letter letter = damaged(damage);
    try (Store store = open(temp)) {
      StoreDamagedException told =
          assertThrows(StoreDamagedException.class, () -> store.letter(letter.id()));
      assertEquals("the text of letter " + letter.id().substring(0, 12), told.getMessage());
      assertThrows(StoreDamagedException.class, () -> store.annotations(letter.id()));
      assertThrows(StoreDamagedException.class, () -> store.ledger(letter.id()));
    }
  }

  /** A store with one letter of two gestures, then damaged, and with nothing to mend it from. */
  private Letter damaged(String damage) {
    try {
      Letter letter = made();
      sql(temp, damage);
      Files.delete(temp.resolve("store.journal"));
      return letter;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Letter made() throws IOException {
    Files.deleteIfExists(temp.resolve("store.mv.db"));
    Files.deleteIfExists(temp.resolve("store.journal"));
    Letter letter = letter(1);
    try (Store store = open(temp)) {
      assertTrue(store.add(letter, original(letter), suggestions(letter), StoreFixtures.NEW));
      var second = gesture(AnnotationSet.empty(), 2, typed(target("injury.date"), "2016"));
      store.append(letter.id(), second, STARTED);
    }
    return letter;
  }
}
