package imr.store;

import static imr.store.StoreFixtures.STARTED;
import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.gesture;
import static imr.store.StoreFixtures.letter;
import static imr.store.StoreFixtures.open;
import static imr.store.StoreFixtures.sql;
import static imr.store.StoreFixtures.suggestions;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.letter.Letter;
import imr.store.StoreOpenResult.Opened;
import imr.store.StoreOpenResult.Reason;
import imr.store.StoreOpenResult.Refused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OpeningTest {
  @TempDir private Path temp;

  private static Refused refused(Path folder) {
    return switch (LocalStore.open(folder)) {
      case Refused refused -> refused;
      case Opened opened -> throw new AssertionError(opened);
    };
  }

  private static void assertRefused(Reason reason, Path folder) {
    Refused refused = refused(folder);
    assertEquals(reason, refused.reason());
    assertTrue(refused.sentence().contains(folder.toString()), refused.sentence());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "two words",
        "Письма о решениях",
        "手紙 𝒩 é",
        "100% #1 a&b=c?d 'e' (f) {g} ${HOME} ~h +i,j@k!",
        "~",
        "deep/er/and/deeper"
      })
  void aFolderOfAnyNameHoldsAStore(String name) {
    Path folder = temp.resolve(name);
    Letter letter = letter(1);
    try (Store store = open(folder)) {
      add(store, letter);
    }
    assertTrue(Files.exists(folder.resolve("store.mv.db")));
    try (Store store = open(folder)) {
      assertEquals(letter, store.letter(letter.id()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;b", "x;CIPHER=AES", ";"})
  void aFolderWithASemicolonIsRefusedAndNotMade(String name) {
    Path folder = temp.resolve(name);
    assertRefused(Reason.FOLDER_NAME, folder);
    assertFalse(Files.exists(folder));
  }

  @Test
  void filesAreForTheUserAloneWherePlatformsCanSaySo() throws IOException {
    Assumptions.assumeTrue(
        Files.getFileStore(temp).supportsFileAttributeView("posix"),
        "this file system knows no rights of users");
    Path folder = temp.resolve("made");
    open(folder).close();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    Path file = folder.resolve("store.mv.db");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aStoreIsSmallerThanTheTextsAndFilesInIt() throws IOException {
    Path folder = temp.resolve("made");
    List<Letter> letters = IntStream.range(0, 100).mapToObj(OpeningTest::longLetter).toList();
    try (Store store = open(folder)) {
      assertTrue(store.addAll(letters.stream().map(OpeningTest::whole).toList()).get(99));
    }
    int texts = letters.stream().mapToInt(l -> l.text().canonical().length()).sum();
    long size = Files.size(folder.resolve("store.mv.db"));
    assertTrue(size < 1.6 * texts, size + " bytes for texts of " + texts + ", each there twice");
  }

  private static NewLetter whole(Letter letter) {
    return new NewLetter(
        letter, StoreFixtures.original(letter), suggestions(letter), StoreFixtures.NEW);
  }

  /** A letter of about 20,000 characters whose words come in no order. */
  private static Letter longLetter(int number) {
    Random random = new Random(number);
    String words =
        random
            .ints(4_000, 0, 3_000)
            .mapToObj(word -> Integer.toString(word, 36) + "s")
            .collect(Collectors.joining(" "));
    String text = letter(number).text().canonical() + words;
    return Letter.of("letter-" + number + ".txt", text, true);
  }

  @Test
  void nothingButTheDatabaseAndTheLockIsLeftInTheFolder() throws IOException {
    Path folder = temp.resolve("made");
    Letter letter = letter(1);
    try (Store store = open(folder)) {
      add(store, letter);
      assertThrows(
          IllegalStateException.class,
          () -> store.append(letter.id(), gesture(AnnotationSet.empty(), 1), STARTED));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("store.journal", "store.lock", "store.mv.db"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aStoreThatIsOpenInThisProcessIsInUse() {
    try (Store store = open(temp)) {
      assertRefused(Reason.IN_USE, temp);
      assertEquals(List.of(), store.letters());
    }
    open(temp).close();
  }

  @Test
  void aStoreThatIsOpenInAnotherProcessIsInUse() throws Exception {
    try (OtherProcess writer = OtherProcess.writing(temp, 1)) {
      writer.awaitOpen();
      assertRefused(Reason.IN_USE, temp);
    }
    open(temp).close();
  }

  @Test
  void aDatabaseThatAnotherProgramHasOpenIsInUse() throws Exception {
    open(temp).close();
    try (FileChannel file =
            FileChannel.open(temp.resolve("store.mv.db"), StandardOpenOption.WRITE);
        var lock = file.lock()) {
      assertTrue(lock.isValid());
      assertRefused(Reason.IN_USE, temp);
    }
    open(temp).close();
  }

  @Test
  void aStoreOfANewerVersionIsRefusedAndLeftAsItIs() throws IOException {
    open(temp).close();
    sql(
        temp,
        """
        INSERT INTO "flyway_schema_history" SELECT 99, '99', 'later', "type", 'V99__later.sql', 1,
          "installed_by", "installed_on", 1, TRUE FROM "flyway_schema_history" WHERE "version" = '1'
        """,
        "ALTER TABLE letter RENAME TO letters_of_later");
    assertRefused(Reason.NEWER_VERSION, temp);
    sql(temp, "SELECT * FROM letters_of_later");
  }

  @Test
  void aMigrationThatWasCutShortIsRunAgain() {
    open(temp).close();
    sql(
        temp,
        "UPDATE \"flyway_schema_history\" SET \"success\" = FALSE",
        "DROP TABLE change",
        "DROP TABLE gesture");
    Letter letter = letter(1);
    try (Store store = open(temp)) {
      add(store, letter);
      assertEquals(List.of(suggestions(letter)), store.ledger(letter.id()));
    }
    sql(temp, "DELETE FROM \"flyway_schema_history\"", "DROP TABLE source", "DROP TABLE original");
    try (Store store = open(temp)) {
      assertEquals(letter, store.letter(letter.id()));
    }
  }

  @Test
  void theNewestMigrationIsTheOneThatTheListEndsWith() {
    int before = 0;
    for (String file : Migrations.FILES) {
      assertTrue(Migrations.versionOf(file) > before, file);
      before = Migrations.versionOf(file);
    }
    assertEquals(before, Migrations.NEWEST);
  }

  @Test
  void aFileThatIsNoDatabaseIsDamaged() throws IOException {
    Path file = temp.resolve("store.mv.db");
    Files.writeString(file, "no database at all ".repeat(2_000));
    byte[] before = Files.readAllBytes(file);
    assertRefused(Reason.DAMAGED, temp);
    assertArrayEquals(before, Files.readAllBytes(file));
    Files.delete(file);
    open(temp).close();
  }

  @Test
  void aFolderThatCannotBeMadeIsRefused() throws IOException {
    Path file = Files.writeString(temp.resolve("a file"), "in the way");
    assertRefused(Reason.NO_ACCESS, file);
    assertRefused(Reason.NO_ACCESS, file.resolve("below"));
  }

  @Test
  void aFolderWithoutTheRightToWriteIsRefused() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("read only"));
    Assumptions.assumeTrue(
        folder.toFile().setWritable(false) && !Files.isWritable(folder),
        "this user may write everywhere");
    assertRefused(Reason.NO_ACCESS, folder);
  }

  @Test
  void aStoreWithADatabaseWithoutTheRightToWriteIsRefused() {
    open(temp).close();
    Path file = temp.resolve("store.mv.db");
    Assumptions.assumeTrue(
        file.toFile().setWritable(false) && !Files.isWritable(file),
        "this user may write everywhere");
    assertRefused(Reason.NO_ACCESS, temp);
  }
}
