package imr.store;

import static imr.store.StoreFixtures.add;
import static imr.store.StoreFixtures.letter;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.store.StoreOpenResult.Reason;
import imr.store.StoreOpenResult.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.h2.result.RowFactory;
import org.h2.result.SearchRow;
import org.h2.value.CompareMode;
import org.h2.value.ValueInteger;
import org.h2.value.ValueVarchar;
import org.h2.value.VersionedValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stores and backups that somebody else made or changed are refused, and nothing in them runs: each
 * kind of object by which H2 runs code is made by H2 itself, and would leave a file behind. Then
 * bytes are changed at random. The long run: {@code mvn test -Dtest=ForeignStoresTest
 * -Dtests.excluded=none -Dtests.included=long}, with {@code -Dmutations=2000} for another number
 * than 500, {@code -Dseed=1} for one that failed.
 */
final class ForeignStoresTest {
  private static final String SOURCE =
      """
      $$
      import java.nio.file.*;
      String canary() throws Exception {
        Files.writeString(Path.of("@CANARY"), "ran");
        return "ran";
      }
      $$\
      """;

  private static final String TRIGGER =
      """
      $$
      org.h2.api.Trigger create() {
        return (connection, before, after) -> {
          try {
            java.nio.file.Files.writeString(java.nio.file.Path.of("@CANARY"), "ran");
          } catch (java.io.IOException e) {
            throw new java.sql.SQLException(e);
          }
        };
      }
      $$\
      """;

  @TempDir private Path temp;
  private Path folder = Path.of("");
  private Path canary = Path.of("");

  @BeforeEach
  void makeStore() {
    folder = temp.resolve("library");
    canary = temp.resolve("canary");
    assertEquals(Optional.empty(), refusal());
  }

  /** Makes the store where there is none. */
  private Optional<Reason> refusal() {
    return switch (LocalStore.open(folder)) {
      case StoreOpenResult.Opened(Store store, _) -> {
        try (store) {
          if (store.letters().isEmpty()) {
            add(store, letter(1));
          }
        }
        yield Optional.empty();
      }
      case Refused refused -> Optional.of(refused.reason());
    };
  }

  private Path database() {
    return folder.resolve("store.mv.db");
  }

  private String filled(String sql) {
    return sql.replace("@CANARY", canary.toString());
  }

  private void withH2(String... statements) throws SQLException {
    withH2(database(), "", "", statements);
  }

  private void withH2(Path file, String settings, String password, String... statements)
      throws SQLException {
    String name = file.toString().replace(".mv.db", "");
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + name + settings, "sa", password);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(filled(sql));
      }
    }
  }

  private void assertRefused() throws IOException {
    byte[] before = Files.readAllBytes(database());
    Files.deleteIfExists(canary);
    Refused refused = assertInstanceOf(Refused.class, LocalStore.open(folder));
    assertEquals(Reason.FOREIGN, refused.reason());
    assertTrue(refused.sentence().contains(folder.toString()), refused.sentence());
    assertFalse(Files.exists(canary), "something ran");
    assertArrayEquals(before, Files.readAllBytes(database()));
  }

  /** Statements that H2 keeps and runs sooner or later, the parts of one separated by @@. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TRIGGER t BEFORE SELECT ON letter AS " + TRIGGER,
        "CREATE TRIGGER t AFTER INSERT ON gesture FOR EACH ROW AS " + TRIGGER,
        "CREATE FORCE TRIGGER t BEFORE INSERT ON letter CALL 'imr.store.Nobody'",
        "CREATE ALIAS canary AS " + SOURCE,
        "CREATE ALIAS canary AS "
            + SOURCE
            + "@@ALTER TABLE letter RENAME TO l@@CREATE VIEW letter AS SELECT l.*, canary() c FROM"
            + " l",
        "CREATE FORCE ALIAS stop FOR 'java.lang.System.exit'",
        "CREATE ALIAS canary AS "
            + SOURCE
            + "@@ALTER TABLE letter ALTER COLUMN name SET DEFAULT canary()",
        "ALTER TABLE letter RENAME TO l@@CREATE VIEW letter AS SELECT l.*, FILE_WRITE('00',"
            + " '@CANARY') c FROM l",
        "CREATE VIEW v AS SELECT FILE_WRITE('00', '@CANARY') c",
        "CREATE VIEW v AS SELECT FILE_READ('/etc/hosts') c",
        "CREATE VIEW v AS SELECT CSVWRITE('@CANARY', 'SELECT 1') c",
        "CREATE VIEW v AS SELECT * FROM LINK_SCHEMA('S', '', 'jdbc:h2:mem:x', 'sa', '', 'PUBLIC')",
        "CREATE FORCE LINKED TABLE t('', 'jdbc:h2:mem:x', 'sa', '', 'T')",
        "ALTER TABLE letter ALTER COLUMN name SET DEFAULT FILE_READ('/etc/hosts')",
        "ALTER TABLE gesture ALTER COLUMN what SET DEFAULT CAST(FILE_WRITE('00', '@CANARY') AS"
            + " VARCHAR)",
        "ALTER TABLE field ADD COLUMN c BIGINT GENERATED ALWAYS AS (FILE_WRITE('00', '@CANARY'))",
        "ALTER TABLE field ALTER COLUMN path SET ON UPDATE CAST(FILE_WRITE('00', '@CANARY') AS"
            + " VARCHAR)",
        "ALTER TABLE field ADD CONSTRAINT c CHECK (FILE_WRITE('00', '@CANARY') >= 0)",
        "CREATE DOMAIN d AS BIGINT DEFAULT FILE_WRITE('00', '@CANARY')",
        "CREATE DOMAIN d AS BIGINT CHECK (VALUE > FILE_WRITE('00', '@CANARY'))",
        "CREATE FORCE AGGREGATE a FOR 'imr.store.Nobody'",
        "CREATE CONSTANT c VALUE 1",
        "CREATE SEQUENCE s",
        "CREATE SCHEMA s",
        "CREATE ROLE r",
        "CREATE SYNONYM s FOR letter",
        "CREATE USER eve PASSWORD 'x' ADMIN",
        "COMMENT ON TABLE letter IS 'x'",
        "CREATE TABLE more(x INTEGER)",
        "CREATE INDEX more ON letter(name)",
        "ALTER TABLE letter ADD COLUMN more INTEGER",
        "ALTER TABLE letter ALTER COLUMN name SET DEFAULT 'x'",
        "SET COLLATION GERMAN",
        "SET JAVA_OBJECT_SERIALIZER 'imr.store.Nobody'",
        "SET DEFAULT_TABLE_TYPE MEMORY",
      })
  void whatTheStoreDoesNotCreateIsRefusedAndDoesNotRun(String statements) throws Exception {
    try {
      withH2(statements.split("@@"));
    } catch (SQLException notInThisVersion) {
      org.junit.jupiter.api.Assumptions.abort("H2 has no such statement: " + notInThisVersion);
    }
    assertRefused();
  }

  @Test
  void aStatementThatH2WouldRunOnOpeningDoesNotRun() throws Exception {
    forge("CALL FILE_WRITE('00', '%s')".formatted(canary));
    Path copy = Files.copy(database(), temp.resolve("copy.mv.db"));
    withH2(copy, "", "");
    assertTrue(Files.exists(canary), "plain H2 runs it");
    assertRefused();
  }

  @Test
  void aStatementBehindOneThatIsExpectedDoesNotRun() throws Exception {
    forge("SET CREATE_BUILD 240; CALL FILE_WRITE('00', '%s')".formatted(canary));
    assertRefused();
    forge(
        "CREATE USER IF NOT EXISTS \"SA\" SALT '' HASH '' ADMIN; CALL FILE_WRITE('00', '%s')"
            .formatted(canary));
    assertRefused();
  }

  /** What flipped bits have made of statements: nothing of it runs, and the store is rebuilt. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE USEr IF NOT EXISTS \"SA\" SALT 'a812b6e43ab020c4' HASH 'a92d01cbea3da5b4' ADMIN",
        "CREATE USER IF NOT EXISTS \"SA\" SALT '' HASH 'a92d01cbea3da5b4d!05cce3c7ef222e2ea' ADMIN",
        "CREATE PRIMARY KEY \"PUBLIC\".\"PRIMARY_IEY_64\" ON"
            + " \"PUBLIC\".\"ABANDONED\"(\"LAST_ENTRY\")",
        "CREATE UNIQUE NULLS DISTINCT INDEX \"PUBLIC\".\"CONSTRAINT_85_ILDEX_C\" ON"
            + " \"PUBLIC\".\"LETTER\"(\"ID\" NULLS FIRST)",
        "BLIC\".\"PRIMARY_KE",
        "CREATE CACHED TABLE \"PUBLIC\".\"ABANDONED\"( \"LAST_ENTRY\" BIGINT NO",
      })
  void aDamagedStatementIsNoAttack(String sql) {
    forge(sql);
    assertEquals(Optional.empty(), refusal());
  }

  /** Adds a row to the table from which H2 makes its objects. */
  private void forge(String sql) {
    try (MVStore store = new MVStore.Builder().fileName(database().toString()).open()) {
      var row =
          RowFactory.getDefaultRowFactory()
              .createRowFactory(
                  null, CompareMode.getInstance(null, 0), null, new int[4], null, null, 4, false)
              .getRowDataType();
      MVMap<Long, VersionedValue<SearchRow>> objects =
          store.openMap(
              "table.0",
              new MVMap.Builder<Long, VersionedValue<SearchRow>>()
                  .keyType(LongDataType.INSTANCE)
                  .valueType(new VersionedValueType<>(row)));
      SearchRow forged = row.getRowFactory().createRow();
      forged.setValue(0, ValueInteger.get(999));
      forged.setValue(1, ValueInteger.get(0));
      forged.setValue(2, ValueInteger.get(6));
      forged.setValue(3, ValueVarchar.get(sql));
      forged.setKey(999);
      objects.put(
          999L,
          new VersionedValue<>() {
            @Override
            public SearchRow getCurrentValue() {
              return forged;
            }

            @Override
            public SearchRow getCommittedValue() {
              return forged;
            }
          });
    }
  }

  @Test
  void classesOfOthersAreNotLoadedAsTypesOfMaps() throws Exception {
    try (MVStore store = new MVStore.Builder().fileName(database().toString()).open()) {
      MVMap<String, String> types =
          store.openMap(
              "_",
              new MVMap.Builder<String, String>()
                  .keyType(StringDataType.INSTANCE)
                  .valueType(StringDataType.INSTANCE));
      types.clear();
      types.put("1", "imr.store.ForeignStoresTest$Loaded");
    }
    assertRefused();
  }

  @Test
  void objectsInPreparedTransactionsAreNotRead() throws Exception {
    try (MVStore store = new MVStore.Builder().fileName(database().toString()).open()) {
      store.openMap("openTransactions").put(1, new Object[] {1, new java.math.BigDecimal("1.5")});
    }
    assertRefused();
  }

  @Test
  void anEncryptedStoreIsLookedAtToo() throws Exception {
    Optional<String> words = Optional.of("kites over water");
    try (Store store = StoreFixtures.open(folder)) {
      store.maintenance().orElseThrow().changePassphrase(Optional.empty(), words);
    }
    DataKey key =
        KeyFile.read(folder.resolve("store.key")).orElseThrow().open(words.get()).orElseThrow();
    withH2(
        database(),
        ";CIPHER=AES",
        key.ofDatabase() + " ",
        "CREATE VIEW v AS SELECT FILE_WRITE('00', '@CANARY') c");
    Refused refused = assertInstanceOf(Refused.class, LocalStore.open(folder, words));
    assertEquals(Reason.FOREIGN, refused.reason());
    assertFalse(Files.exists(canary));
  }

  private static final String VIEW =
      "ALTER TABLE letter RENAME TO l@@CREATE VIEW letter AS SELECT l.*, FILE_WRITE('00',"
          + " '@CANARY') c FROM l";

  /** A backup whose manifest fits the changed file. */
  private Backup foreignBackup(Store store) throws Exception {
    Backup backup =
        assertInstanceOf(BackupOutcome.Made.class, store.maintenance().orElseThrow().backup())
            .backup();
    Path made = folder.resolve("backups").resolve(backup.name());
    Path file = made.resolve("store.mv.db");
    withH2(file, "", "", VIEW.split("@@"));
    Files.deleteIfExists(canary);
    Manifest manifest = Manifest.read(made).orElseThrow();
    Files.delete(made.resolve("backup.txt"));
    manifest.with(Files.size(file), Backups.sha256(file)).write(made);
    return backup;
  }

  @Test
  void aForeignBackupIsNeitherRestoredNorPassedOver() throws Exception {
    try (Store store = StoreFixtures.open(folder)) {
      Backup backup = foreignBackup(store);
      for (boolean everything : List.of(true, false)) {
        RestoreResult.Refused refused =
            assertInstanceOf(
                RestoreResult.Refused.class,
                store.maintenance().orElseThrow().restore(backup.name(), everything));
        assertTrue(refused.sentence().contains(backup.name()), refused.sentence());
      }
      assertEquals(
          List.of(
              "The backup %s has database objects that this program doesn't create. It won't be used."
                  .formatted(backup.name())),
          store.checkKeeping());
      assertEquals(new RestoreResult.Done(List.of()), store.maintenance().orElseThrow().repair());
      assertEquals(1, store.letters().size());
    }
    assertFalse(Files.exists(canary));
  }

  @Test
  void aLostStoreIsNotRebuiltFromAForeignBackup() throws Exception {
    try (Store store = StoreFixtures.open(folder)) {
      foreignBackup(store);
    }
    Files.delete(database());
    StoreOpenResult.Opened opened =
        assertInstanceOf(StoreOpenResult.Opened.class, LocalStore.open(folder));
    opened.store().close();
    assertEquals(
        "Couldn't recover: “letter-1.txt”. Import its file again.", opened.remarks().getLast());
    assertFalse(Files.exists(canary));
  }

  @Test
  void theListOfObjectsHasAllOfEveryStepOfEveryMigration() throws Exception {
    Map<String, Integer> lines = new LinkedHashMap<>();
    ObjectCheck check = new ObjectCheck("file:" + database(), Optional.empty());
    check.statements().forEach(line -> lines.merge(line, 1, Integer::sum));
    Path old = temp.resolve("old.mv.db");
    for (String step : steps()) { // a kill can come between any two
      withH2(old, "", "", step);
      new ObjectCheck("file:" + old, Optional.empty())
          .statements()
          .forEach(line -> lines.merge(line, 1, Integer::sum));
    }
    if (Boolean.getBoolean("objects.print")) {
      lines.keySet().stream().sorted().forEach(System.out::println);
    }
    assertEquals(
        lines.keySet().stream().sorted().toList(),
        ObjectCheck.expected().stream().sorted().toList());
  }

  private static List<String> steps() throws IOException {
    return Arrays.stream(scripts(Migrations.FILES.size()))
        .flatMap(script -> Arrays.stream(script.replaceAll("--.*", "").split(";")))
        .filter(step -> !step.isBlank())
        .toList();
  }

  private static String[] scripts(int version) throws IOException {
    String[] scripts = new String[version];
    for (int i = 0; i < version; i++) {
      try (var script = Store.class.getResourceAsStream("migrations/" + Migrations.FILES.get(i))) {
        scripts[i] =
            new String(
                java.util.Objects.requireNonNull(script).readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
      }
    }
    return scripts;
  }

  @Test
  void changedBytesAreRefusedOrMendedAndNeverRun() throws Exception {
    mutate(30);
  }

  @Test
  @Tag("long")
  void manyChangedBytesAreRefusedOrMendedAndNeverRun() throws Exception {
    mutate(Integer.getInteger("mutations", 500));
  }

  private void mutate(int times) throws Exception {
    withH2(VIEW.split("@@"));
    Files.deleteIfExists(canary);
    byte[] foreign = Files.readAllBytes(database());
    Path journal = folder.resolve("store.journal");
    byte[] itsJournal = Files.readAllBytes(journal);
    long seed = Long.getLong("seed", System.nanoTime());
    Map<String, Integer> outcomes = new LinkedHashMap<>();
    long longest = 0;
    for (int i = 0; i < times; i++) {
      RandomGenerator random = new SplittableRandom(seed + i);
      Path copy = Files.createDirectory(temp.resolve("mutated"));
      Files.write(copy.resolve("store.mv.db"), mutated(foreign, random));
      Files.write(copy.resolve("store.journal"), itsJournal);
      long start = System.nanoTime();
      outcomes.merge(outcome(LocalStore.open(copy)), 1, Integer::sum);
      longest = Math.max(longest, System.nanoTime() - start);
      assertFalse(Files.exists(canary), "ran, seed " + (seed + i));
      delete(copy);
    }
    System.out.printf("%d mutations: %s, longest %d ms%n", times, outcomes, longest / 1_000_000);
    assertEquals(times, outcomes.values().stream().mapToInt(n -> n).sum());
  }

  private static String outcome(StoreOpenResult opening) {
    return switch (opening) {
      case Refused refused -> "refused: " + refused.reason();
      case StoreOpenResult.Opened opened -> {
        opened.store().close();
        yield "mended from the journal";
      }
    };
  }

  private static byte[] mutated(byte[] bytes, RandomGenerator random) {
    byte[] mutated = bytes.clone();
    int size = mutated.length;
    switch (random.nextInt(4)) {
      case 0 -> mutated = Arrays.copyOf(mutated, random.nextInt(size));
      case 1 -> {
        int from = random.nextInt(size);
        int to = Math.min(size, from + random.nextInt(1, 64));
        for (int at = from; at < to; at++) {
          mutated[at] = (byte) random.nextInt(256);
        }
      }
      case 2 -> {
        int block = random.nextInt(size / 4096);
        int other = random.nextInt(size / 4096);
        System.arraycopy(bytes, block * 4096, mutated, other * 4096, 4096);
      }
      default -> {
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
          mutated[random.nextInt(size)] ^= (byte) (1 << random.nextInt(8));
        }
      }
    }
    return mutated;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
