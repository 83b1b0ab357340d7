package imr.store;

import imr.store.Backups.KeptBackup;
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
import java.util.Set;
import java.util.function.Predicate;

/** Backups of an open store, and the store rebuilt from them; one at a time. */
final class BackupService {
  /** Left free by a backup, so that work can go on. */
  private static final long SPARE = 64L << 20;

  /** So many backups must be whole before the journal forgets what they have. */
  private static final int RELIED_ON = 3;

  private StoreLocation place;
  private final DatabaseConnection database;
  private final Journal journal;
  private Backups backups;

  BackupService(StoreLocation place, DatabaseConnection database, Journal journal) {
    this.place = place;
    this.database = database;
    this.journal = journal;
    this.backups = new Backups(place);
  }

  List<Backup> backups() {
    return backups.newestFirst().stream().map(KeptBackup::backup).toList();
  }

  /** How the store stood when a copy of it began; what the copy has more does no harm. */
  private record Moment(
      DatabaseSnapshot snapshot, StoreCounts stored, String place, LedgerPosition position) {}

  synchronized BackupOutcome backup() {
    BackupOutcome outcome = backupBeside();
    if (outcome instanceof BackupOutcome.Made) {
      try {
        forget();
      } catch (IOException e) {
        return new BackupOutcome.Failed(
            "A backup was created, but older ones in %s couldn't be deleted. Make sure that the files aren't open in another program and that you have permission to delete them."
                .formatted(place.folder()));
      }
    }
    return outcome;
  }

  /** Makes a backup, and leaves all others where they are. */
  private BackupOutcome backupBeside() {
    try {
      Moment now = database.read((c, _) -> moment(c));
      List<KeptBackup> before = backups.newestFirst();
      boolean nothingNew =
          before.stream()
              .limit(1)
              .anyMatch(b -> b.isAll() && b.manifest().place().equals(now.place()));
      if (nothingNew) {
        return new BackupOutcome.NothingNew(before.getFirst().backup());
      }
      backups.convert(Optional.empty());
      return copy(now);
    } catch (IOException | SQLException | StoreFailedException e) {
      return new BackupOutcome.Failed(
          "Couldn't create a backup in %s. Make sure that the drive is connected and has free space."
              .formatted(place.folder()));
    }
  }

  private Moment moment(Connection connection) throws SQLException {
    return new Moment(
        DatabaseSnapshot.of(connection), journal.account(), journal.place(), journal.position());
  }

  private BackupOutcome copy(Moment now) throws IOException, SQLException {
    long free = Files.getFileStore(place.folder()).getUsableSpace();
    if (free < now.snapshot().size() + SPARE) {
      return new BackupOutcome.Failed(full(now.snapshot().size() + SPARE, free));
    }
    Path making = backups.making();
    Path copy = making.resolve("store.mv.db");
    PrivateDisk.makeFile(copy);
    now.snapshot().copyTo(place.open(copy));
    if (!backups.isWhole(copy, now.stored(), this::likeTheStore)) {
      PrivateDisk.delete(making);
      return new BackupOutcome.Failed(
          "The new backup was damaged and was deleted. Run Check data.");
    }
    if (Files.exists(place.keyFile())) {
      PrivateDisk.copy(place.keyFile(), making.resolve("store.key"));
    }
    Instant made = place.clock().instant();
    KeptBackup kept =
        backups.finish(
            making,
            new Manifest(
                made,
                now.stored(),
                now.place(),
                Files.size(copy),
                Backups.sha256(copy),
                now.position()));
    return new BackupOutcome.Made(kept.backup());
  }

  /**
   * Looks through some letters; what is wrong with one in the store itself is no fault of a copy.
   */
  private boolean likeTheStore(Connection copy) throws SQLException {
    int[] some = LetterCheck.some(copy);
    List<String> trouble = LetterCheck.of(copy, some);
    return trouble.isEmpty()
        || database.read((store, _) -> LetterCheck.of(store, some)).containsAll(trouble);
  }

  private String full(long needed, long free) {
    return """
    A backup needs %d MB, and only %d MB are free where %s is. Free up disk space \
    there. Older backups are unchanged.\
    """
        .formatted(needed >> 20, free >> 20, place.folder());
  }

  /**
   * Forgets what three backups have, which are read once more before: the journal goes on from the
   * oldest of the three, and older backups go that no longer need to stay. Where fewer than three
   * are whole, nothing is forgotten.
   */
  private void forget() throws IOException {
    AbandonedEntries abandoned = database.read((_, _) -> journal.position().abandoned());
    List<KeptBackup> whole = backups.newestWhole(abandoned, RELIED_ON);
    if (whole.size() < RELIED_ON) {
      return;
    }
    KeptBackup base = whole.getLast();
    Manifest manifest = base.manifest();
    Start start =
        new Start(
            manifest.stored(),
            manifest.stored().letters(),
            manifest.place(),
            manifest.position().abandoned());
    long sequence = Math.max(manifest.position().sequence(), manifest.stored().entries());
    database.read(
        (_, _) -> {
          journal.forgetBefore(place, start, sequence);
          return true;
        });
    backups.rotate(base);
  }

  /** What is wrong beside the letters themselves; reads the journal and every backup. */
  synchronized List<String> check() {
    List<String> found = new ArrayList<>();
    try {
      found.addAll(database.read((c, _) -> journal.check(StoreCounts.of(c))));
    } catch (StoreFailedException unreadable) {
      database.read((c, _) -> StoreCounts.of(c)); // or the whole database fails, as on a full disk
      found.add("The journal of changes can't be read.");
    }
    for (KeptBackup backup : backups.newestFirst()) {
      if (!backup.whole()) {
        found.add("The backup %s is damaged.".formatted(backup.backup().name()));
      } else if (backup.encrypted() == encrypted() && backups.isForeign(backup.database())) {
        found.add(
            "The backup %s has database objects that this program doesn't create. It won't be used."
                .formatted(backup.backup().name()));
      }
    }
    return List.copyOf(found);
  }

  /** Files that anybody can read letters in beside an encrypted store, by their names. */
  synchronized List<String> unencrypted() {
    try {
      return new DamagedFiles(place).plain();
    } catch (IOException unreadable) {
      throw new StoreFailedException(unreadable);
    }
  }

  /** Encrypts those, and deletes what can't be; gives the names of what was deleted. */
  synchronized List<String> deleteUnencrypted() {
    try {
      return new DamagedFiles(place).delete();
    } catch (IOException unreadable) {
      throw new StoreFailedException(unreadable);
    } catch (SQLException unreadable) {
      throw new StoreFailedException(unreadable);
    }
  }

  private Optional<KeptBackup> named(Predicate<KeptBackup> which) {
    return backups.newestFirst().stream().filter(which).findFirst();
  }

  synchronized RestoreResult restore(String name, boolean everythingSince) {
    Optional<Manifest> named = named(k -> k.backup().name().equals(name)).map(KeptBackup::manifest);
    if (named.isPresent() && backupBeside() instanceof BackupOutcome.Failed(String sentence)) {
      return new RestoreResult.Refused(sentence);
    }
    // Not by its name: a backup that was just encrypted has another one.
    Optional<KeptBackup> wanted = named(k -> named.filter(k.manifest()::isOf).isPresent());
    if (wanted.isEmpty() || !wanted.get().whole()) {
      return new RestoreResult.Refused(
          "The backup %s is missing or damaged. Choose another one.".formatted(name));
    }
    KeptBackup kept = wanted.get();
    if (backups.isForeign(kept.database())) {
      return new RestoreResult.Refused(
          ("The backup %s has database objects that this program doesn't create. It wasn't"
                  + " restored, and nothing in it ran. Choose another backup.")
              .formatted(name));
    }
    return exchanged(
        () -> everythingSince ? rebuilt(place, wanted) : copied(place, kept, journal.position()),
        false);
  }

  /**
   * Rebuilds the store from the newest backup, what can be read of itself, the journal, and
   * whatever else is there; damaged backups are set aside.
   */
  synchronized RestoreResult repair() {
    RestoreResult outcome = exchanged(() -> rebuilt(place, Optional.empty()), true);
    if (outcome instanceof RestoreResult.Done) {
      try {
        backups.setDamagedAside();
      } catch (IOException staysWhereItIs) {
        // The store is whole; the next check names the damaged backup once more.
        return outcome;
      }
    }
    return outcome;
  }

  boolean encrypted() {
    return place.key().isPresent();
  }

  Path folder() {
    return place.folder();
  }

  Path indexFolder() {
    return place.index();
  }

  Optional<byte[]> secretFor(String use) {
    return place.key().map(key -> key.secretFor(use));
  }

  /** Sets, changes or removes the passphrase. */
  synchronized RestoreResult changePassphrase(Optional<String> now, Optional<String> next) {
    Optional<String> problem = next.flatMap(PassphrasePolicy::problem);
    if (problem.isPresent()) {
      return new RestoreResult.Refused(problem.get());
    }
    try {
      if (encrypted()
          && KeyFile.read(place.keyFile()).flatMap(k -> now.flatMap(k::open)).isEmpty()) {
        return new RestoreResult.Refused(
            "The current passphrase is wrong. Enter it again. It's case-sensitive.");
      }
      return encrypted() && next.isPresent() ? closedAnew(next.get()) : encryptedAnew(next);
    } catch (IOException | SQLException e) {
      return new RestoreResult.Refused(
          """
          Couldn't change the passphrase everywhere in %s. Make sure that its drive is connected \
          and has room for two copies of the library, and then try again.\
          """
              .formatted(place.folder()));
    }
  }

  /** Only the key is closed again; what is encrypted with it stays as it is. */
  private RestoreResult closedAnew(String passphrase) throws IOException {
    KeyFile closed = KeyFile.of(place.key().orElseThrow(), passphrase);
    closed.write(place.keyFile());
    backups.renewKeys(closed);
    return new RestoreResult.Done(List.of());
  }

  private RestoreResult encryptedAnew(Optional<String> passphrase)
      throws IOException, SQLException {
    Optional<DataKey> former = place.key();
    Optional<DataKey> key = passphrase.map(_ -> KeyFile.newKey());
    StoreLocation next = place.with(key);
    if (key.isEmpty() && former.isEmpty()) {
      return new RestoreResult.Done(List.of());
    }
    if (key.isEmpty()) {
      // First, because the key goes with the store's own files.
      new Backups(next).convert(former);
    }
    database.replace(
        () -> {
          StoreReencryption.exchange(
              place,
              next,
              journal.position(),
              passphrase.map(words -> KeyFile.of(key.orElseThrow(), words)));
          place = next;
          backups = new Backups(next);
          journal.replaced(next);
          return next.source();
        });
    backups.convert(former);
    DamagedFiles others = new DamagedFiles(place);
    others.convert(former);
    return new RestoreResult.Done(others.warnings());
  }

  /**
   * Deletes letters for good: the store's files are made without them, everything older that may
   * hold their words is deleted, and a backup is made.
   *
   * @param gone the letters' ids
   */
  synchronized RestoreResult purge(Set<String> gone) {
    FileSwap swap = new FileSwap(place);
    try {
      database.replace(
          () -> {
            new LetterPurge(place, swap.begin(), gone)
                .run(journal.position(), place.clock().instant());
            swap.commitAlone(() -> journal.replaced(place));
            return place.source();
          });
    } catch (StoreDamagedException damaged) {
      return new RestoreResult.Refused(
          "Nothing was deleted, because the library is damaged. Choose Tools > Check data to"
              + " repair it, and then try again.");
    } catch (IOException | SQLException | StoreFailedException e) {
      return swap.unfinished()
          ? new RestoreResult.Done(
              List.of(
                  "Older backups in %s couldn't be deleted yet. They'll be deleted the next time the library is opened. Close other programs that use the files, and then restart."
                      .formatted(place.folder())))
          : new RestoreResult.Refused(
              "Nothing was deleted: couldn't write to %s. Make sure its drive is connected and has room for a copy of the library, and then try again."
                  .formatted(place.folder()));
    }
    return switch (backup()) {
      case BackupOutcome.Failed(String sentence) -> new RestoreResult.Done(List.of(sentence));
      case BackupOutcome.Made _, BackupOutcome.NothingNew _ -> new RestoreResult.Done(List.of());
    };
  }

  private interface Making {
    Rebuilt files() throws IOException, SQLException;
  }

  private RestoreResult exchanged(Making making, boolean setAside) {
    List<String> losses = new ArrayList<>();
    try {
      database.replace(
          () -> {
            Rebuilt rebuilt = making.files();
            rebuilt.files().commit(setAside);
            losses.addAll(rebuilt.losses());
            journal.replaced(place);
            return place.source();
          });
      return new RestoreResult.Done(losses);
    } catch (IOException | SQLException | StoreFailedException e) {
      return new RestoreResult.Refused(
          """
          The library in %s couldn't be rebuilt and is unchanged. Make sure its drive is connected \
          and not full, then try again.\
          """
              .formatted(place.folder()));
    }
  }

  /** Files of a rebuilt store, to be put in the place of the old ones, or not. */
  record Rebuilt(FileSwap files, List<String> losses) {}

  /**
   * Rebuilds the files of a closed store from all that can be read.
   *
   * @param base the backup to start from; empty for the newest that is whole
   */
  static Rebuilt rebuilt(StoreLocation place, Optional<KeptBackup> base)
      throws IOException, SQLException {
    FileSwap swap = new FileSwap(place);
    Rebuild rebuild = new Rebuild(place, swap.begin());
    return new Rebuilt(swap, rebuild.run(base));
  }

  /** Makes the files of a closed store from a backup alone. */
  private static Rebuilt copied(StoreLocation place, KeptBackup backup, LedgerPosition position)
      throws IOException, SQLException {
    FileSwap swap = new FileSwap(place);
    new Rebuild(place, swap.begin()).copy(backup, position);
    return new Rebuilt(swap, List.of());
  }
}
