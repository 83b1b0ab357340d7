package imr.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Puts several new files of a store in the place of the old ones, all or none: they are made in a
 * folder whose one renaming decides, and are moved out of it then, or at the next start where the
 * process is killed in between. The database is closed meanwhile.
 */
final class FileSwap {
  private static final String KEEP = "set the old files aside";
  private static final String NO_KEY = "the new files have no key";
  private static final String ALONE = "nothing older stays";

  private final StoreLocation place;
  private final Path making;
  private final Path decided;

  FileSwap(StoreLocation place) {
    this.place = place;
    this.making = place.folder().resolve("new-files.unfinished");
    this.decided = place.folder().resolve("new-files");
  }

  /** An empty folder to make the new files in. */
  Path begin() throws IOException {
    PrivateDisk.delete(making);
    PrivateDisk.makeFolder(making);
    return making;
  }

  /** The old files go; those that are damaged stay under another name. */
  void commit(boolean setAside) throws IOException {
    if (setAside) {
      PrivateDisk.makeFile(making.resolve(KEEP));
    }
    decide();
  }

  /** As above, and the new files are not encrypted. */
  void commitWithoutKey() throws IOException {
    PrivateDisk.makeFile(making.resolve(NO_KEY));
    decide();
  }

  /**
   * As above with {@code false}, and whatever else holds words of letters goes: backups, files that
   * were set aside, the search index. Where one of them can't be deleted, the new files are in
   * place all the same, and the next {@link #finish} goes on.
   *
   * @param inPlace called once the new files are in place, before anything is deleted
   */
  void commitAlone(InPlace inPlace) throws IOException, SQLException {
    PrivateDisk.makeFile(making.resolve(ALONE));
    settle();
    move();
    inPlace.run();
    clear();
  }

  /** Something to do with files that were exchanged. */
  interface InPlace {
    void run() throws IOException, SQLException;
  }

  /** True where new files were decided on, and older ones are still to be deleted. */
  boolean unfinished() {
    return Files.exists(decided.resolve(ALONE));
  }

  private void decide() throws IOException {
    settle();
    finish();
  }

  private void settle() throws IOException {
    for (Path file : files()) {
      if (Files.exists(making.resolve(file.getFileName()))) {
        PrivateDisk.sync(making.resolve(file.getFileName()));
      }
    }
    PrivateDisk.syncFolderOf(making.resolve(KEEP));
    PrivateDisk.rename(making, decided);
  }

  private List<Path> files() {
    return List.of(place.keyFile(), place.database(), place.journal());
  }

  /** Ends what was decided, and clears away what was not; to be called before the store opens. */
  void finish() throws IOException {
    move();
    clear();
  }

  private void move() throws IOException {
    if (Files.isDirectory(decided)) {
      boolean setAside = Files.exists(decided.resolve(KEEP));
      for (Path file : files()) {
        move(decided.resolve(file.getFileName()), file, setAside);
      }
      if (Files.exists(decided.resolve(NO_KEY))) {
        Files.deleteIfExists(place.keyFile());
      }
    }
  }

  private void clear() throws IOException {
    if (unfinished()) {
      new DamagedFiles(place).deleteAll();
      new Backups(place).deleteAll();
      PrivateDisk.delete(place.index());
    }
    PrivateDisk.delete(decided);
    PrivateDisk.delete(making);
  }

  private void move(Path fresh, Path old, boolean setAside) throws IOException {
    if (Files.exists(fresh)) {
      if (setAside && Files.exists(old) && Files.size(old) > 0) {
        PrivateDisk.rename(old, place.setAside(old));
      }
      PrivateDisk.rename(fresh, old);
    }
  }
}
