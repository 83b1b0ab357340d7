package imr.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Damaged files that were set aside, and whatever else of letters is in a store's folder: encrypted
 * with the store, and found where it is not.
 */
final class DamagedFiles {
  private final StoreLocation place;
  private final Backups backups;

  DamagedFiles(StoreLocation place) {
    this.place = place;
    this.backups = new Backups(place);
  }

  /**
   * Encrypts each as the store is, or not. One that can't be is left as it was.
   *
   * @param former what encrypted ones were encrypted with
   */
  void convert(Optional<DataKey> former) throws IOException {
    List<Path> databases = new ArrayList<>(place.allSetAside(place.database()));
    databases.addAll(backups.withoutManifest());
    for (Path database : databases) {
      if (!place.suits(database) && Files.size(database) > 0) {
        exchange(
            database, made -> Encryption.copy(database, former, made), StoreLocation::database);
      }
    }
    for (Path journal : place.allSetAside(place.journal())) {
      if (JournalFile.sealed(place.open(journal)) != place.key().isPresent()) {
        exchange(journal, made -> reseal(journal, former, made), StoreLocation::journal);
      }
    }
  }

  /** Deletes everything that was set aside, and what a kill left of new files. */
  void deleteAll() throws IOException {
    for (Path file : List.of(place.database(), place.journal(), place.keyFile())) {
      for (Path aside : place.allSetAside(file)) {
        Files.delete(aside);
      }
    }
    Files.deleteIfExists(place.folder().resolve("store.journal.new"));
    PrivateDisk.delete(place.folder().resolve("set-aside.unfinished"));
  }

  private void reseal(Path journal, Optional<DataKey> former, StoreLocation made)
      throws IOException, SQLException {
    PrivateDisk.makeFile(made.journal());
    JournalFile.reseal(
        place.open(journal),
        former.map(DataKey::ofJournal),
        made.open(made.journal()),
        made.seal());
  }

  private interface Making {
    void into(StoreLocation made) throws IOException, SQLException;
  }

  private interface Made {
    Path of(StoreLocation made);
  }

  private void exchange(Path file, Making making, Made made) throws IOException {
    StoreLocation folder = place.in(place.folder().resolve("set-aside.unfinished"));
    PrivateDisk.delete(folder.folder());
    PrivateDisk.makeFolder(folder.folder());
    // A damaged file answers with any exception; then it stays, and is named.
    try {
      making.into(folder);
      PrivateDisk.sync(made.of(folder));
      PrivateDisk.rename(made.of(folder), file);
    } catch (SQLException | RuntimeException damaged) {
      return;
    } finally {
      PrivateDisk.delete(folder.folder());
    }
  }

  /**
   * Files of an encrypted store's folder that anybody can read letters in, by their names in it.
   */
  List<String> plain() throws IOException {
    List<String> plain = new ArrayList<>();
    if (place.key().isPresent()) {
      try (Stream<Path> files = Files.walk(place.folder())) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          if (!isAnotherStores(file) && isPlain(file)) {
            plain.add(place.folder().relativize(file).toString());
          }
        }
      }
    }
    return plain;
  }

  /** True in a folder that is a store of its own, such as the practice library. */
  private boolean isAnotherStores(Path file) {
    Path folder = file.resolveSibling("");
    while (!folder.equals(place.folder()) && folder.startsWith(place.folder())) {
      if (Files.exists(place.in(folder).lock())) {
        return true;
      }
      folder = folder.resolve("..").normalize();
    }
    return false;
  }

  private boolean isPlain(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (Files.size(file) == 0) {
      return false;
    }
    return (name.endsWith(".mv.db") && !StoreLocation.isEncrypted(file))
        || (name.contains(".journal") && !JournalFile.sealed(place.open(file)));
  }

  /**
   * Deletes what is plain in an encrypted store's folder and can't be encrypted; of a backup, the
   * whole backup.
   *
   * @return the names of the files that were deleted
   */
  List<String> delete() throws IOException, SQLException {
    backups.convert(Optional.empty());
    convert(Optional.empty());
    List<String> plain = plain();
    for (String name : plain) {
      Path file = place.folder().resolve(name);
      Files.delete(file);
      backups.deleteIfOneOf(file.resolveSibling(""));
    }
    return plain;
  }

  /** A sentence on files that anybody can read letters in; none where there are none. */
  List<String> warnings() throws IOException {
    List<String> plain = plain();
    return plain.isEmpty()
        ? List.of()
        : List.of(
            "These files in the library's folder aren't encrypted and hold text of letters. Delete"
                + " them or move them to a safe place: "
                + String.join(", ", plain)
                + ".");
  }
}
