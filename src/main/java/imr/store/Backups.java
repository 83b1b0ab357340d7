package imr.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder with the backups, each in a folder named after when it was made (world's time). */
final class Backups {
  /** How the name of a folder begins whose backup is none any more. */
  private static final String DAMAGED = "damaged-";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final Place place;
  private final Path folder;

  Backups(Place place) {
    this.place = place;
    this.folder = place.folder().resolve("backups");
  }

  /** A backup with what its folder says of it. */
  record Kept(Path folder, Manifest manifest) {
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
      return Encryption.of(database());
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

  /** All that have a manifest, newest first. */
  List<Kept> newestFirst() {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .filter(f -> !f.getFileName().toString().startsWith(DAMAGED))
          .flatMap(f -> Manifest.read(f).map(m -> new Kept(f, m)).stream())
          .sorted(Comparator.comparing((Kept k) -> k.manifest().made()).reversed())
          .toList();
    } catch (IOException noFolder) {
      return List.of();
    }
  }

  /** The newest one whose file is whole, and that the store's key opens. */
  Optional<Kept> newestWhole() {
    return newestFirst().stream().filter(k -> opens(k) && k.whole()).findFirst();
  }

  /** False for one that is encrypted where the store no longer is. */
  boolean opens(Kept backup) {
    return place.key().isPresent() || !backup.encrypted();
  }

  /** Where the next one is made, before it gets its name; empty, and made if need be. */
  Path making() throws IOException {
    Path making = folder.resolve("unfinished");
    delete(making);
    Disk.makeFolder(folder);
    Disk.makeFolder(making);
    return making;
  }

  /** Something that a copy of the store must fulfil. */
  interface Demand {
    boolean holds(Connection copy) throws SQLException;
  }

  /** Opens a copy as the store would be opened; it holds as much, and fulfils the demand. */
  boolean isWhole(Path copy, Tally stored, Demand demand) throws IOException {
    // H2 answers a damaged file with exceptions of any kind.
    try {
      Connection first = place.source(copy).getConnection();
      try (Connected opened = migrated(first, copy)) {
        return opened.read((c, _) -> Tally.of(c)).holds(stored)
            && opened.read((c, _) -> demand.holds(c));
      } finally {
        Connected.letGo(first);
      }
    } catch (SQLException | RuntimeException damaged) {
      return false;
    } finally {
      Disk.sync(copy);
    }
  }

  private Connected migrated(Connection first, Path copy) throws SQLException {
    new Migrations(first, place.source(copy)).migrate();
    return new Connected(place.source(copy));
  }

  /** Gives what was made its name. */
  Kept finish(Path making, Manifest manifest) throws IOException {
    manifest.write(making);
    Path named = folder.resolve(NAME.format(manifest.made()));
    Disk.rename(making, named);
    return new Kept(named, manifest);
  }

  /**
   * Makes each backup encrypted as the store is, or not. A kill leaves one as it was, or twice, and
   * the next call goes on.
   *
   * @param former what encrypted backups were encrypted with
   */
  void convert(Optional<DataKey> former) throws IOException, SQLException {
    List<Kept> all = newestFirst();
    for (Kept backup : all) {
      boolean hasKey = former.or(place::key).isPresent() || !backup.encrypted();
      if (place.suits(backup.database()) || !hasKey) {
        continue;
      }
      if (all.stream().anyMatch(other -> isMadeFrom(backup, other))) {
        delete(backup.folder());
      } else {
        convert(backup, former);
      }
    }
  }

  private boolean isMadeFrom(Kept backup, Kept other) {
    return other.manifest().made().equals(backup.manifest().made())
        && place.suits(other.database())
        && other.isAll();
  }

  private void convert(Kept backup, Optional<DataKey> former) throws IOException, SQLException {
    Place making = place.in(making());
    Encryption.copy(backup.database(), former.or(place::key), making);
    if (place.key().isPresent()) {
      Files.copy(place.keyFile(), making.keyFile());
    }
    Manifest was = backup.manifest();
    if (!isWhole(making.database(), was.stored(), _ -> true)) {
      // Another key than it was encrypted with makes rubbish of it, without a word.
      delete(making.folder());
      return;
    }
    Manifest is =
        new Manifest(
            was.made(),
            was.stored(),
            was.place(),
            Files.size(making.database()),
            sha256(making.database()));
    is.write(making.folder());
    String name = NAME.format(was.made());
    boolean taken = backup.folder().endsWith(name);
    Disk.rename(making.folder(), folder.resolve(taken ? name + "-2" : name));
    delete(backup.folder());
  }

  /** Gives each encrypted backup the passphrase that the store has now. */
  void renewKeys(KeyFile keyFile) throws IOException {
    for (Kept backup : newestFirst()) {
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
    for (Kept backup : newestFirst()) {
      if (!backup.whole()) {
        Disk.rename(backup.folder(), folder.resolve(DAMAGED + backup.folder().getFileName()));
      }
    }
  }

  /** Deletes those that no longer need to stay. */
  void rotate() throws IOException {
    List<Kept> all = newestFirst();
    Set<Instant> kept =
        Rotation.kept(all.stream().map(k -> k.manifest().made()).collect(Collectors.toSet()));
    for (Kept backup : all) {
      if (!kept.contains(backup.manifest().made())) {
        delete(backup.folder());
      }
    }
  }

  /**
   * Deletes a folder and the files in it, in the order of their names; does nothing where it is not
   * there.
   */
  static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        // The manifest first, so that half a backup is none.
        for (Path file : files.sorted().toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  static String sha256(Path file) throws IOException {
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
