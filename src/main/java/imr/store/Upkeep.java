package imr.store;

import imr.store.Backups.Kept;
import imr.store.JournalRecord.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Backups of an open store, and the store made anew from them; one at a time. */
final class Upkeep {
  /** Left free by a backup, so that work can go on. */
  private static final long SPARE = 64L << 20;

  private final Place place;
  private final Connected database;
  private final Journal journal;
  private final Backups backups;

  Upkeep(Place place, Connected database, Journal journal) {
    this.place = place;
    this.database = database;
    this.journal = journal;
    this.backups = new Backups(place);
  }

  List<Backup> backups() {
    return backups.newestFirst().stream().map(Kept::backup).toList();
  }

  /** How the store stood when a copy of it began; what the copy has more does no harm. */
  private record Moment(Snapshot snapshot, Tally stored, String place) {}

  synchronized BackupOutcome backup() {
    try {
      Moment now = database.read((c, _) -> moment(c));
      List<Kept> before = backups.newestFirst();
      if (!before.isEmpty() && before.getFirst().manifest().place().equals(now.place())) {
        return new BackupOutcome.NothingNew(before.getFirst().backup());
      }
      return copy(now);
    } catch (IOException | SQLException | StoreFailed e) {
      return new BackupOutcome.Failed(
          "No backup could be made in %s: it could not be written. See that its drive is there and not full."
              .formatted(place.folder()));
    }
  }

  private Moment moment(Connection connection) throws SQLException {
    return new Moment(Snapshot.of(connection), journal.account(), journal.place());
  }

  private BackupOutcome copy(Moment now) throws IOException, SQLException {
    long free = Files.getFileStore(place.folder()).getUsableSpace();
    if (free < now.snapshot().size() + SPARE) {
      return new BackupOutcome.Failed(full(now.snapshot().size() + SPARE, free));
    }
    Path making = backups.making();
    Path copy = making.resolve("store.mv.db");
    Disk.makeFile(copy);
    now.snapshot().copyTo(place.open(copy));
    if (!isWhole(copy, now.stored())) {
      Backups.delete(making);
      return new BackupOutcome.Failed(
          "The backup that was made did not open whole and was thrown away. Check the letters.");
    }
    if (Files.exists(place.keyFile())) {
      Files.copy(place.keyFile(), making.resolve("store.key"));
    }
    Instant made = place.clock().instant();
    Kept kept =
        backups.finish(
            making,
            new Manifest(made, now.stored(), now.place(), Files.size(copy), Backups.sha256(copy)));
    backups.rotate();
    shortenJournal();
    return new BackupOutcome.Made(kept.backup());
  }

  private String full(long needed, long free) {
    return "A backup needs %d MB, and only %d MB are free where %s is. Make room there; the older backups are as they were."
        .formatted(needed >> 20, free >> 20, place.folder());
  }

  /** Opens the copy as the store would be opened, and looks through it. */
  private boolean isWhole(Path copy, Tally stored) throws IOException {
    try (Connected opened = new Connected(place.source(copy))) {
      Tally there = opened.read((c, _) -> Tally.of(c));
      List<String> trouble = opened.read((c, _) -> Checkup.sample(c));
      return there.letters() >= stored.letters()
          && there.gestures() >= stored.gestures()
          && trouble.isEmpty();
    } catch (SQLException | StoreFailed damaged) {
      return false;
    } finally {
      Disk.sync(copy);
    }
  }

  /** Keeps in the journal what the newest backup but one has not, so that either can be lost. */
  private void shortenJournal() throws SQLException {
    List<Kept> kept = backups.newestFirst();
    if (kept.size() > 1) {
      Manifest base = kept.get(1).manifest();
      Start start = new Start(base.stored(), base.stored().letters(), base.place());
      database.read(
          (_, _) -> {
            try {
              journal.forgetBefore(place, start);
              return true;
            } catch (IOException e) {
              throw new StoreFailed(e);
            }
          });
    }
  }

  /** What is wrong beside the letters themselves; reads the journal and every backup. */
  synchronized List<String> check() {
    List<String> found = new ArrayList<>();
    try {
      found.addAll(database.read((c, _) -> journal.check(Tally.of(c))));
    } catch (StoreFailed unreadable) {
      found.add("The journal of changes cannot be read.");
    }
    for (Kept backup : backups.newestFirst()) {
      if (!backup.whole()) {
        found.add("The backup %s is damaged.".formatted(backup.backup().name()));
      }
    }
    return List.copyOf(found);
  }

  synchronized Restoring restore(String name, boolean everythingSince) {
    if (backup() instanceof BackupOutcome.Failed(String sentence)) {
      return new Restoring.Refused(sentence);
    }
    Optional<Kept> wanted =
        backups.newestFirst().stream().filter(k -> k.backup().name().equals(name)).findFirst();
    if (wanted.isEmpty() || !wanted.get().whole()) {
      return new Restoring.Refused(
          "The backup %s is not there, or is damaged. Choose another one.".formatted(name));
    }
    Kept kept = wanted.get();
    return exchanged(() -> everythingSince ? anew(place, wanted) : copied(place, kept), false);
  }

  /** Makes the store anew from the newest backup, what can be read of itself, and the journal. */
  synchronized Restoring repair() {
    return exchanged(() -> anew(place, backups.newestWhole()), true);
  }

  private interface Making {
    Anew files() throws IOException, SQLException;
  }

  private Restoring exchanged(Making making, boolean setAside) {
    List<String> losses = new ArrayList<>();
    try {
      database.replace(
          () -> {
            Anew anew = making.files();
            anew.files().commit(setAside);
            losses.addAll(anew.losses());
            journal.replaced(place);
            return place.source();
          });
      return new Restoring.Done(losses);
    } catch (IOException | SQLException e) {
      return new Restoring.Refused(
          "The store could not be made anew in %s and is as it was. See that its drive is there and not full."
              .formatted(place.folder()));
    }
  }

  /** Files of a store made anew, to be put in the place of the old ones, or not. */
  record Anew(Swap files, List<String> losses) {}

  /** Makes the files of a closed store anew from a backup and everything since. */
  static Anew anew(Place place, Optional<Kept> base) throws IOException, SQLException {
    Swap swap = new Swap(place);
    Rebuild rebuild = new Rebuild(place, swap.begin());
    rebuild.run(base);
    return new Anew(swap, rebuild.losses());
  }

  /** Makes the files of a closed store anew from a backup alone. */
  private static Anew copied(Place place, Kept backup) throws IOException, SQLException {
    Swap swap = new Swap(place);
    new Rebuild(place, swap.begin()).copy(backup);
    return new Anew(swap, List.of());
  }
}
