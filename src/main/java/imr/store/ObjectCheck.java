package imr.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.db.RowDataType;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.h2.result.RowFactory;
import org.h2.result.SearchRow;
import org.h2.store.fs.FileUtils;
import org.h2.value.CompareMode;
import org.h2.value.Value;
import org.h2.value.ValueVarchar;
import org.h2.value.VersionedValue;

/**
 * Reads what a database file would make H2 do when it is opened, without opening it: H2 runs a
 * statement for each object, loads classes by the names of the maps' types, and deserializes the
 * states of prepared transactions. Only the statements that the migrations lead to are let through
 * (listed in {@code objects.txt}), and H2's own types.
 *
 * <p>A file that this process has open already was looked at when it was opened.
 */
final class ObjectCheck {
  private static final String OBJECTS = "table.0";
  private static final String TYPES = "_";
  private static final String PREPARED = "openTransactions";
  private static final int STATEMENT = 3;
  private static final int COLUMNS = 4;

  /**
   * Of a statement so many characters may differ from what is expected, be missing, or too many.
   */
  private static final int DAMAGED = 8;

  /** Another user's name is no damage. */
  private static final int DAMAGED_USER = 2;

  private static final String HISTORY = "CREATE CACHED TABLE \"PUBLIC\".\"flyway_schema_history\"";
  private static final int HISTORY_COLUMNS = 10;

  /** Where H2 puts a number of its own choice, or a name while it copies a table. */
  private static final Pattern NUMBERED =
      Pattern.compile("\"(PRIMARY_KEY|CONSTRAINT)(_INDEX|_[0-9A-F]+)*\"");

  /** As above, and other words, where some of the characters are damaged. */
  private static final Pattern NAME = Pattern.compile("\"(PRIMARY_KEY|CONSTRAINT)_[^\"]*\"");

  private static final Pattern WORDS = Pattern.compile("'[^']*'");

  private static final Pattern COPY = Pattern.compile("_COPY_\\d+_\\d+\"");
  private static final Pattern HEX = Pattern.compile("'[0-9a-fA-F]*'");
  private static final Pattern BUILD = Pattern.compile("^SET CREATE_BUILD \\d+$");
  private static final Pattern SELECTIVITY = Pattern.compile(" SELECTIVITY \\d{1,3}");
  private static final String USER = "CREATE USER ";

  private final String file;
  private final Optional<String> password;

  /**
   * @param file with H2's name of the file system before it
   * @param password of an encrypted file
   */
  ObjectCheck(String file, Optional<String> password) {
    this.file = file;
    this.password = password;
  }

  /**
   * @throws ForeignObjectsException if the file has anything that the store doesn't create
   * @throws SQLException if the file can't be read
   */
  void run() throws SQLException {
    if (!FileUtils.exists(file) || FileUtils.size(file) == 0) {
      return;
    }
    read(
        store -> {
          Set<String> expected = expected();
          List<String> others =
              statements(store).stream().filter(s -> !expected.contains(s)).toList();
          if (!others.stream().allMatch(s -> isDamaged(s, expected))) {
            throw new Foreign(isNewer(store));
          }
          if (!others.isEmpty()) {
            throw new IllegalStateException("a statement is damaged");
          }
          return true;
        },
        true);
  }

  /**
   * True for what flipped bits make of an expected text: few characters are others, only a part of
   * it is there, or it has characters that no text here has. It isn't used either, but the store
   * can be rebuilt without this file.
   */
  private static boolean isDamaged(String text, Set<String> expected) {
    return !text.chars().allMatch(c -> c >= ' ' && c <= '~')
        || expected.stream().anyMatch(e -> e.contains(text) || isNearly(e, text))
        || expected.stream().anyMatch(e -> isNearly(bare(e), bare(text)));
  }

  private static boolean isNearly(String expected, String text) {
    return differences(expected, text) <= (expected.startsWith(USER) ? DAMAGED_USER : DAMAGED);
  }

  private static String bare(String statement) {
    return WORDS.matcher(NAME.matcher(statement).replaceAll("\"$1\"")).replaceAll("''");
  }

  /** The edit distance of two texts, as far as it is no more than that of damage. */
  static int differences(String one, String other) {
    if (Math.abs(one.length() - other.length()) > DAMAGED) {
      return Integer.MAX_VALUE;
    }
    int[] before = IntStream.rangeClosed(0, other.length()).toArray();
    for (int i = 1; i <= one.length(); i++) {
      int[] now = new int[other.length() + 1];
      now[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(changed, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[other.length()];
  }

  /** The statements that H2 would run, with all that may differ replaced. */
  List<String> statements() throws SQLException {
    return read(ObjectCheck::statements, List.of());
  }

  private <T> T read(Function<MVStore, T> work, T whileOpen) throws SQLException {
    // H2 answers a damaged file with exceptions of any kind.
    try (MVStore store = open()) {
      checkTypes(store);
      return work.apply(store);
    } catch (RuntimeException e) {
      if (e instanceof MVStoreException m && m.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
        return whileOpen; // by this process, which looked; or by another, and H2 refuses to open it
      }
      Optional<Foreign> foreign = foreign(e);
      throw foreign.isPresent()
          ? new ForeignObjectsException(foreign.get().newer)
          : new SQLException("the database's file is damaged", "", ErrorCode.FILE_CORRUPTED_1);
    }
  }

  /** H2 wraps what a map's type throws. */
  private static Optional<Foreign> foreign(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Foreign foreign) {
        return Optional.of(foreign);
      }
    }
    return Optional.empty();
  }

  private MVStore open() {
    MVStore.Builder builder = new MVStore.Builder().fileName(file).readOnly().autoCommitDisabled();
    password.ifPresent(words -> builder.encryptionKey(words.toCharArray()));
    return builder.open();
  }

  private static void checkTypes(MVStore store) {
    if (store.hasMap(TYPES)) {
      each(store.openMap(TYPES, map(StringDataType.INSTANCE, new TypeName())));
    }
    if (store.hasMap(PREPARED)) {
      each(store.openMap(PREPARED, map(new Nothing(), new Nothing())));
    }
  }

  private static <K, V> MVMap.Builder<K, V> map(BasicDataType<K> key, BasicDataType<V> value) {
    return new MVMap.Builder<K, V>().keyType(key).valueType(value);
  }

  private static void each(MVMap<?, ?> map) {
    map.keyIterator(null).forEachRemaining(key -> {});
  }

  private static List<String> statements(MVStore store) {
    return rows(store, OBJECTS, COLUMNS)
        .map(r -> statement(r.getValue(STATEMENT)))
        .distinct()
        .toList();
  }

  /** True where the history of migrations has one that this version doesn't know. */
  private static boolean isNewer(MVStore store) {
    // A guess for the sentence alone; a forged history has any rows.
    try {
      return rows(store, OBJECTS, COLUMNS)
          .filter(r -> statement(r.getValue(STATEMENT)).startsWith(HISTORY))
          .flatMap(r -> rows(store, "table." + r.getValue(0).getInt(), HISTORY_COLUMNS))
          .flatMap(r -> Optional.ofNullable(r.getValue(1).getString()).stream())
          .anyMatch(version -> Integer.parseInt(version) > Migrations.NEWEST);
    } catch (RuntimeException forged) {
      return false;
    }
  }

  /** The rows of one of H2's tables, also those of transactions that were cut short. */
  private static Stream<SearchRow> rows(MVStore store, String table, int columns) {
    if (!store.hasMap(table)) {
      return Stream.empty();
    }
    RowDataType row =
        RowFactory.getDefaultRowFactory()
            .createRowFactory(
                null,
                CompareMode.getInstance(null, 0),
                null,
                new int[columns],
                null,
                null,
                columns,
                false)
            .getRowDataType();
    MVMap<Long, VersionedValue<SearchRow>> rows =
        store.openMap(table, map(LongDataType.INSTANCE, new VersionedValueType<>(row)));
    return rows.values().stream()
        .flatMap(v -> Stream.of(v.getCurrentValue(), v.getCommittedValue()))
        .filter(Objects::nonNull);
  }

  private static String statement(Value value) {
    if (!(value instanceof ValueVarchar)) {
      throw new IllegalStateException("H2 writes text here");
    }
    String sql = value.getString();
    if (sql.startsWith(USER)) {
      return HEX.matcher(sql).replaceAll("''");
    }
    if (BUILD.matcher(sql).matches()) {
      return "SET CREATE_BUILD";
    }
    String plain = SELECTIVITY.matcher(COPY.matcher(sql).replaceAll("\"")).replaceAll("");
    return NUMBERED.matcher(plain).replaceAll("\"$1\"").replaceAll("\\s+", " ").strip();
  }

  /** One statement a line. */
  static Set<String> expected() {
    try (InputStream lines = ObjectCheck.class.getResourceAsStream("objects.txt")) {
      String text =
          new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8);
      return new HashSet<>(text.lines().collect(Collectors.toSet()));
    } catch (IOException jarIsGone) {
      throw new UncheckedIOException(jarIsGone);
    }
  }

  /** Something that the store doesn't write. */
  private static final class Foreign extends RuntimeException {
    private final boolean newer;

    Foreign(boolean newer) {
      this.newer = newer;
    }
  }

  /** The type of a map that must be empty. */
  private static final class Nothing extends BasicDataType<Object> {
    @Override
    public int getMemory(Object object) {
      return 0;
    }

    @Override
    public void write(WriteBuffer buffer, Object object) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object read(ByteBuffer buffer) {
      throw new Foreign(false);
    }

    @Override
    public Object[] createStorage(int size) {
      return new Object[size];
    }
  }

  /** The names of the classes that H2 would load to read the maps; none is loaded here. */
  private static final class TypeName extends BasicDataType<String> {
    private static final String ROW = "org.h2.mvstore.db.RowDataType$Factory";
    private static final String VERSIONED = "org.h2.mvstore.tx.VersionedValueType$Factory";
    private static final Set<String> PLAIN =
        Set.of(
            "org.h2.mvstore.type.LongDataType",
            "org.h2.mvstore.type.StringDataType",
            "org.h2.mvstore.type.ByteArrayDataType",
            "org.h2.mvstore.db.NullValueDataType",
            "org.h2.mvstore.db.LobStorageMap$BlobMeta$Type",
            "org.h2.mvstore.db.LobStorageMap$BlobReference$Type");

    private static final Set<String> KNOWN =
        Stream.concat(PLAIN.stream(), Stream.of(ROW, VERSIONED))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public String read(ByteBuffer buffer) {
      String name = DataUtils.readString(buffer, DataUtils.readVarInt(buffer));
      switch (name) {
        case VERSIONED -> read(buffer);
        case ROW -> {
          DataUtils.readVarInt(buffer);
          skipNumbers(buffer);
          skipNumbers(buffer);
          buffer.get();
        }
        default -> {
          if (!PLAIN.contains(name)) {
            throw isDamaged(name, KNOWN)
                ? new IllegalStateException("a type's name is damaged")
                : new Foreign(false);
          }
        }
      }
      return name;
    }

    private static void skipNumbers(ByteBuffer buffer) {
      for (int left = DataUtils.readVarInt(buffer) - 1; left > 0; left--) {
        DataUtils.readVarInt(buffer);
      }
    }

    @Override
    public int getMemory(String name) {
      return 0;
    }

    @Override
    public void write(WriteBuffer buffer, String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String[] createStorage(int size) {
      return new String[size];
    }
  }
}
