package imr.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.store.fs.FilePath;

/**
 * Where a store's files are, and how H2 is set for them.
 *
 * @param files what H2 calls the files' system, {@code file:} for the computer's own
 * @param folder absolute
 * @param key what the store is encrypted with; empty where it is not
 */
record StoreLocation(String files, Path folder, Clock clock, Optional<DataKey> key) {
  static {
    // H2 loads no class by a name that a database gives it: a second wall behind ObjectCheck.
    System.setProperty("h2.allowedClasses", "");
  }

  /**
   * {@code WRITE_DELAY=0}: a commit that came back survives a killed process; at H2's defaults over
   * a thousand are lost at once. No trace file, because H2 writes what it was given into it. Closed
   * by the program alone, not by H2's own shutdown hook beside a thread that still writes. Never
   * made by H2: where a drive was, no empty database may take the letters' place. No list of
   * letters is so long that H2 writes it into a temporary file, for others to find. Compressed, a
   * store takes half the room, and is read and written about as fast.
   */
  private static final String SETTINGS =
      ";IFEXISTS=TRUE;COMPRESS=TRUE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;DB_CLOSE_ON_EXIT=FALSE"
          + ";MAX_MEMORY_ROWS="
          + Integer.MAX_VALUE;

  private static final byte[] ENCRYPTED = "H2encrypt".getBytes(StandardCharsets.US_ASCII);
  private static final String ENDING = ".mv.db";

  /** How the name of a damaged file begins that another took the place of. */
  private static final String SET_ASIDE = "damaged-";

  StoreLocation(String files, Path folder) {
    this(files, folder, Clock.systemUTC(), Optional.empty());
  }

  /** Another folder with files of the same kind. */
  StoreLocation in(Path other) {
    return new StoreLocation(files, other, clock, key);
  }

  /** The same folder, encrypted with another key or not at all. */
  StoreLocation with(Optional<DataKey> other) {
    return new StoreLocation(files, folder, clock, other);
  }

  Path database() {
    return folder.resolve("store" + ENDING);
  }

  Path journal() {
    return folder.resolve("store.journal");
  }

  /** Where the passphrase's key is, in an encrypted store. */
  Path keyFile() {
    return folder.resolve("store.key");
  }

  /** False where a pipe or a device, whose reading may never end, has the name of a file. */
  boolean hasFilesAlone() {
    return Stream.of(database(), journal(), keyFile(), lock())
        .allMatch(f -> Files.isRegularFile(f) || Files.notExists(f, LinkOption.NOFOLLOW_LINKS));
  }

  /** The folder of the search index, which others keep here. */
  Path index() {
    return folder.resolve("catalogue");
  }

  Path lock() {
    return folder.resolve("store.lock");
  }

  /**
   * The name under which a damaged file is kept beside the others, for whoever wants to look. No
   * file has it yet, even where the clock stands still.
   */
  Path setAside(Path file) {
    String now =
        DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS")
            .withZone(ZoneOffset.UTC)
            .format(clock.instant());
    Path name = file.resolveSibling(SET_ASIDE + now + "-" + file.getFileName());
    for (int i = 2; Files.exists(name); i++) {
      name = file.resolveSibling(SET_ASIDE + now + "-" + i + "-" + file.getFileName());
    }
    return name;
  }

  /** Files that were set aside in the place of the given one, in the order of their names. */
  List<Path> allSetAside(Path file) throws IOException {
    String ending = "-" + file.getFileName();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(SET_ASIDE))
          .filter(f -> f.getFileName().toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }

  /** The file as H2 opens it. */
  FilePath open(Path file) {
    return FilePath.get(files + file);
  }

  GuardedSource source() {
    return source(database());
  }

  /** A database file of this store, which may lie elsewhere. */
  GuardedSource source(Path database) {
    String file = database.toString();
    boolean encrypted = encrypts(database);
    String cipher = encrypted ? ";CIPHER=AES" : "";
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:"
            + files
            + file.substring(0, file.length() - ENDING.length())
            + cipher
            + SETTINGS);
    Optional<String> password = key.map(DataKey::ofDatabase).filter(_ -> encrypted);
    source.setUser("sa");
    source.setPassword(password.map(words -> words + " ").orElse(""));
    return new GuardedSource(source, files, database, password);
  }

  /**
   * @throws ForeignObjectsException if the database has anything that the store doesn't create
   * @throws SQLException if it can't be read
   */
  void checkObjects(Path database) throws SQLException {
    new ObjectCheck(files + database, key.map(DataKey::ofDatabase).filter(_ -> encrypts(database)))
        .run();
  }

  /** True where a database file is encrypted; false also where it is empty or not there. */
  static boolean isEncrypted(Path database) {
    if (!Files.isRegularFile(database)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(database)) {
      return Arrays.equals(ENCRYPTED, in.readNBytes(ENCRYPTED.length));
    } catch (IOException none) {
      return false;
    }
  }

  /** A new file is encrypted where there is a key; one from before stays as it is. */
  private boolean encrypts(Path database) {
    boolean plain = database.toFile().length() > 0 && !isEncrypted(database);
    return key.isPresent() && !plain;
  }

  /** True where the file is of this place's kind, encrypted or not. */
  boolean suits(Path database) {
    return isEncrypted(database) == key.isPresent();
  }

  Optional<AuthenticatedCipher> seal() {
    return key.map(DataKey::ofJournal);
  }
}
