package imr.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The folder with the backups, each in a folder named after when it was made (UTC). Which one is
 * newer is a matter of the ledger's sequence in their manifests, not of that time.
 */
final class Backups {
  /** How the name of a folder begins whose backup is none any more. */
  private static final String DAMAGED = "damaged-";

  /** The folder in which a backup is made. */
  private static final String UNFINISHED = "unfinished";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final StoreLocation place;
  private final Path folder;

  Backups(StoreLocation place) {
    this.place = place;
    this.folder = place.folder().resolve("backups");
  }

  /** A backup with what its folder says of it. */
  record KeptBackup(Path folder, Manifest manifest) {
    Path database() {
      return folder.resolve("store.mv.db");
    }

    Backup backup() {
      return new Backup(
          String.valueOf(folder.getFileName()),
          manifest.made(),
          manifest.stored().letters(),
          manifest.stored().gestures(),
          manifest.bytes());
    }

    Path keyFile() {
      return folder.resolve("store.key");
    }

    boolean encrypted() {
      return StoreLocation.isEncrypted(database());
    }

    /** True when the file is as long as it was written. */
    boolean isAll() {
      return database().toFile().length() == manifest.bytes();
    }

    /** True when the file is what was written, to the last bit. Reads all of it. */
    boolean whole() {
      try {
        return isAll() && sha256(database()).equals(manifest.sha256());
      } catch (IOException unreadable) {
        return false;
      }
    }
  }

  /** All that have a manifest, newest first by the order of the ledger. */
  List<KeptBackup> newestFirst() {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(f -> !isSetAside(f))
          .flatMap(f -> Manifest.read(f).map(m -> new KeptBackup(f, m)).stream())
          .sorted(Comparator.comparing(KeptBackup::manifest, Manifest.BY_AGE).reversed())
          .toList();
    } catch (IOException noFolder) {
      return List.of();
    }
  }

  /**
   * The newest ones whose files are whole, that the store's key opens, and that hold nothing that
   * was abandoned. Reads all of each.
   */
  List<KeptBackup> newestWhole(AbandonedEntries abandoned, int most) {
    return newestFirst().stream()
        .filter(k -> !abandoned.includes(k.manifest().position().sequence()))
        .filter(k -> opens(k) && k.whole() && !isForeign(k.database()))
        .limit(most)
        .toList();
  }

  /** How far the ledger was at any of the backups. */
  LedgerPosition position() {
    return newestFirst().stream()
        .map(k -> k.manifest().position())
        .reduce(LedgerPosition.START, LedgerPosition::orFarther);
  }

  /** The latest promise of a backup that counts. */
  ExpectedContents promise(AbandonedEntries abandoned) {
    return newestFirst().stream()
        .flatMap(k -> k.manifest().promise().stream())
        .filter(p -> !abandoned.includes(p.sequence()))
        .reduce(ExpectedContents.NOTHING, ExpectedContents::orLater);
  }

  /** Databases in folders without a readable manifest, or that were set aside. */
  List<Path> withoutManifest() {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(f -> !f.endsWith(UNFINISHED))
          .filter(f -> isSetAside(f) || Manifest.read(f).isEmpty())
          .map(f -> f.resolve("store.mv.db"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException noFolder) {
      return List.of();
    }
  }

  private static boolean isSetAside(Path folder) {
    return folder.getFileName().toString().startsWith(DAMAGED);
  }

  /** False for one that is encrypted where the store no longer is. */
  boolean opens(KeptBackup backup) {
    return place.key().isPresent() || !backup.encrypted();
  }

  /** Where the next one is made, before it gets its name; empty, and made if need be. */
  Path making() throws IOException {
    Path making = folder.resolve(UNFINISHED);
    PrivateDisk.delete(making);
    PrivateDisk.makeFolder(folder);
    PrivateDisk.makeFolder(making);
    return making;
  }

  /** True where the database has objects that the store doesn't create. Reads little of it. */
  boolean isForeign(Path database) {
    try {
      place.checkObjects(database);
      return false;
    } catch (ForeignObjectsException foreign) {
      return true;
    } catch (SQLException damaged) {
      return false;
    }
  }

  /** Something that a copy of the store must fulfil. */
  interface CopyRequirement {
    boolean holds(Connection copy) throws SQLException;
  }

  /** Opens a copy as the store would be opened; it holds as much, and fulfils the demand. */
  boolean isWhole(Path copy, StoreCounts stored, CopyRequirement demand) throws IOException {
    // H2 answers a damaged file with exceptions of any kind.
    try {
      DataSource source = place.source(copy);
      Connection first = source.getConnection();
      try (DatabaseConnection opened = migrated(first, source)) {
        return opened.read((c, _) -> StoreCounts.of(c)).holds(stored)
            && opened.read((c, _) -> demand.holds(c));
      } finally {
        DatabaseConnection.letGo(first);
      }
    } catch (SQLException | RuntimeException damaged) {
      return false;
    } finally {
      PrivateDisk.sync(copy);
    }
  }

  private static DatabaseConnection migrated(Connection first, DataSource source)
      throws SQLException {
    new Migrations(first, source).migrate();
    return new DatabaseConnection(source);
  }

  /** Gives what was made its name. */
  KeptBackup finish(Path making, Manifest manifest) throws IOException {
    manifest.write(making);
    Path named = unused(NAME.format(manifest.made()));
    PrivateDisk.rename(making, named);
    return new KeptBackup(named, manifest);
  }

  /** A clock that stands still or was set back can give a name twice. */
  private Path unused(String name) {
    Path path = folder.resolve(name);
    for (int i = 2; Files.exists(path); i++) {
      path = folder.resolve(name + "-" + i);
    }
    return path;
  }

  /**
   * Makes each backup encrypted as the store is, or not. A kill leaves one as it was, or twice, and
   * the next call goes on.
   *
   * @param former what encrypted backups were encrypted with
   */
  void convert(Optional<DataKey> former) throws IOException, SQLException {
    List<KeptBackup> all = newestFirst();
    for (KeptBackup backup : all) {
      boolean hasKey = former.or(place::key).isPresent() || !backup.encrypted();
      if (place.suits(backup.database()) || !hasKey) {
        continue;
      }
      if (all.stream().anyMatch(other -> isMadeFrom(backup, other))) {
        PrivateDisk.delete(backup.folder());
      } else {
        convert(backup, former);
      }
    }
  }

  private boolean isMadeFrom(KeptBackup backup, KeptBackup other) {
    return other.manifest().isOf(backup.manifest())
        && place.suits(other.database())
        && other.isAll();
  }

  private void convert(KeptBackup backup, Optional<DataKey> former)
      throws IOException, SQLException {
    StoreLocation making = place.in(making());
    boolean plain = !backup.encrypted();
    Encryption.copy(backup.database(), former.or(place::key), making);
    if (place.key().isPresent()) {
      PrivateDisk.copy(place.keyFile(), making.keyFile());
    }
    Manifest was = backup.manifest();
    boolean whole = isWhole(making.database(), was.stored(), _ -> true);
    if (!whole && !plain) {
      // Another key than it was encrypted with makes rubbish of it, without a word.
      PrivateDisk.delete(making.folder());
      return;
    }
    if (!whole) {
      // It was damaged before; now it is damaged and encrypted.
      was.write(making.folder());
      PrivateDisk.rename(making.folder(), unused(DAMAGED + NAME.format(was.made())));
      PrivateDisk.delete(backup.folder());
      return;
    }
    was.with(Files.size(making.database()), sha256(making.database())).write(making.folder());
    PrivateDisk.rename(making.folder(), unused(NAME.format(was.made())));
    PrivateDisk.delete(backup.folder());
  }

  /** Gives each encrypted backup the passphrase that the store has now. */
  void renewKeys(KeyFile keyFile) throws IOException {
    for (KeptBackup backup : newestFirst()) {
      if (backup.encrypted()) {
        keyFile.write(backup.keyFile());
      }
    }
  }

  /** The key of the store, closed as it was at the newest backup that has it. */
  Optional<KeyFile> keyFile() {
    return newestFirst().stream().flatMap(b -> KeyFile.read(b.keyFile()).stream()).findFirst();
  }

  /** Puts those that are damaged beside under other names, where nothing counts on them. */
  void setDamagedAside() throws IOException {
    for (KeptBackup backup : newestFirst()) {
      if (!backup.whole()) {
        PrivateDisk.rename(backup.folder(), unused(DAMAGED + backup.folder().getFileName()));
      }
    }
  }

  /**
   * Deletes those that no longer need to stay.
   *
   * @param base which never goes, nor does one that is newer
   */
  void rotate(KeptBackup base) throws IOException {
    List<KeptBackup> all = newestFirst();
    Set<KeptBackup> kept = BackupRotation.kept(all, backup -> backup.manifest().made());
    for (KeptBackup backup : all.subList(all.indexOf(base) + 1, all.size())) {
      if (!kept.contains(backup)) {
        PrivateDisk.delete(backup.folder());
      }
    }
  }

  /** Deletes a backup that has lost its database; another folder stays as it is. */
  void deleteIfOneOf(Path backup) throws IOException {
    if (folder.equals(backup.toAbsolutePath().normalize().getParent())) {
      PrivateDisk.delete(backup);
    }
  }

  /** Deletes every backup, damaged and unfinished ones too. */
  void deleteAll() throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.list(folder)) {
        for (Path backup : all.filter(Files::isDirectory).sorted().toList()) {
          PrivateDisk.delete(backup);
        }
      }
    }
  }

  static String sha256(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        byte[] window = new byte[1 << 18];
        while (in.read(window) >= 0) {
          // Reading is all.
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
