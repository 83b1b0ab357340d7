package imr.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.letter.Sha256;
import imr.store.KeyDerivation.Argon2id;
import imr.store.KeyDerivation.Pbkdf2;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file with the key: old ones open and are renewed, forged ones are refused at once. */
final class KeyFileTest {
  private static final String TITLE = "The key of an IMR Workbench's store";
  private static final String SALT = "00".repeat(16);
  private static final String CLOSED = "11".repeat(60);
  private static final String WORDS = "kites over water";

  @TempDir private Path folder;

  private static void write(Path file, List<String> lines) throws IOException {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    String hash = HexFormat.of().formatHex(Sha256.bytes(bytes));
    Files.writeString(file, String.join("\n", lines) + "\n" + hash + "\n");
  }

  /** With @S for a right salt and @C for a right key. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0|@S|@C",
        "-1|@S|@C",
        "1|@S|@C",
        "2147483647|@S|@C",
        "99999999999|@S|@C",
        "six|@S|@C",
        "600000||@C",
        "600000|00|@C",
        "600000|zz|@C",
        "600000|@Sff|@C",
        "600000|@S|",
        "600000|@S|xyz",
        "600000|@S|11",
        "Argon2id|2147483647|3|1|@S|@C",
        "Argon2id|65536|2147483647|1|@S|@C",
        "Argon2id|65536|3|0|@S|@C",
        "Argon2id|65536|3|2147483647|@S|@C",
        "Argon2id|0|0|0|@S|@C",
        "Argon2id|65536|3|1||@C",
        "Argon2d|65536|3|1|@S|@C",
      })
  void aForgedFileIsRefusedAtOnceWithASentence(String forged) throws IOException {
    try (Store store = StoreFixtures.open(folder)) {
      store.maintenance().orElseThrow().changePassphrase(Optional.empty(), Optional.of(WORDS));
    }
    String lines = TITLE + "|" + forged.replace("@S", SALT).replace("@C", CLOSED);
    write(folder.resolve("store.key"), List.of(lines.split("\\|", -1)));
    StoreOpenResult opening =
        Assertions.assertTimeout(
            Duration.ofSeconds(2), () -> LocalStore.open(folder, Optional.of(WORDS)));
    StoreOpenResult.Refused refused = assertInstanceOf(StoreOpenResult.Refused.class, opening);
    assertEquals(StoreOpenResult.Reason.KEY_LOST, refused.reason());
  }

  @Test
  void whatIsWrittenComesBack() throws IOException {
    DataKey key = KeyFile.newKey();
    for (KeyDerivation derivation : List.of(new Pbkdf2(600_000), KeyDerivation.NEWEST)) {
      KeyFile written = KeyFile.of(key, WORDS, derivation);
      written.write(folder.resolve("key"));
      KeyFile read = KeyFile.read(folder.resolve("key")).orElseThrow();
      assertEquals(written, read);
      assertArrayEquals(key.bytes(), read.open(WORDS).orElseThrow().bytes());
      assertTrue(read.open("other words").isEmpty());
    }
  }

  /** The first test vector's result for no secret and no associated data would differ: RFC 9106. */
  @Test
  void argon2idIsThatOfOtherPrograms() {
    byte[] key =
        new Argon2id(64 << 10, 2, 1)
            .key("password", "somesalt".getBytes(StandardCharsets.US_ASCII));
    assertEquals(
        "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
        HexFormat.of().formatHex(key));
  }

  @Test
  void aKeyFileOfAnEarlierVersionIsRenewedWithTheStoreAndItsBackups() throws IOException {
    try (Store store = StoreFixtures.open(folder)) {
      store.maintenance().orElseThrow().changePassphrase(Optional.empty(), Optional.of(WORDS));
      StoreFixtures.add(store, StoreFixtures.letter(1));
      store.maintenance().orElseThrow().backup();
    }
    Path file = folder.resolve("store.key");
    Path backup = onlyBackup().resolve("store.key");
    DataKey key = KeyFile.read(file).orElseThrow().open(WORDS).orElseThrow();
    KeyFile old = KeyFile.of(key, WORDS, new Pbkdf2(600_000));
    old.write(file);
    old.write(backup);
    StoreOpenResult.Opened opened =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder, Optional.of(WORDS)));
    try (Store store = opened.store()) {
      assertEquals(List.of(), opened.remarks());
      assertEquals(1, store.letters().size());
    }
    assertEquals(KeyDerivation.NEWEST, KeyFile.read(file).orElseThrow().derivation());
    assertEquals(KeyDerivation.NEWEST, KeyFile.read(backup).orElseThrow().derivation());
  }

  private Path onlyBackup() throws IOException {
    try (var all = Files.list(folder.resolve("backups"))) {
      return all.findFirst().orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "        ",
        "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0",
        "\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b",
        "short",
        "a b c d e f g",
        "aaaaaaaaaaaa",
        "abababababab",
        ""
      })
  void blanksAloneAndShortWordsAreNoPassphrase(String words) {
    assertFalse(PassphrasePolicy.problem(words).isEmpty());
    assertEquals(PassphrasePolicy.Strength.WEAK, PassphrasePolicy.strength(words));
    try (Store store = StoreFixtures.open(folder)) {
      assertInstanceOf(
          RestoreResult.Refused.class,
          store.maintenance().orElseThrow().changePassphrase(Optional.empty(), Optional.of(words)));
      assertFalse(store.maintenance().orElseThrow().encrypted());
    }
  }

  @Test
  void morePartsMakeAPassphraseStronger() {
    assertEquals(PassphrasePolicy.Strength.WEAK, PassphrasePolicy.strength("kitekite"));
    assertEquals(PassphrasePolicy.Strength.WEAK, PassphrasePolicy.strength("12345678"));
    assertEquals(PassphrasePolicy.Strength.FAIR, PassphrasePolicy.strength("kites over water"));
    assertEquals(
        PassphrasePolicy.Strength.STRONG,
        PassphrasePolicy.strength("Seven kites, over cold water"));
  }
}
