package imr.store;

import imr.store.Backups.KeptBackup;
import imr.store.StoreOpenResult.Opened;
import imr.store.StoreOpenResult.Reason;
import imr.store.StoreOpenResult.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;

/** Opens the store in a folder. */
final class StoreFolder {
  private static final String LOST =
      "The library's database was missing or empty. It was rebuilt from the backups and the"
          + " journal.";
  private static final String DAMAGED =
      "The library's database was damaged. It was kept under another name and rebuilt from its"
          + " readable data, the backups, and the journal.";

  private StoreLocation place;
  private final Optional<String> passphrase;
  private final List<String> remarks = new ArrayList<>();

  /**
   * @param place without a key; it is found here
   */
  StoreFolder(StoreLocation place, Optional<String> passphrase) {
    this.place = place;
    this.passphrase = passphrase;
  }

  StoreOpenResult open() {
    if (place.folder().toString().contains(";")) {
      return refused(Reason.FOLDER_NAME);
    }
    if (!place.hasFilesAlone()) {
      return refused(Reason.NO_FILE);
    }
    try {
      makeFiles();
      Optional<FolderLock> lock = FolderLock.on(place.lock());
      return lock.isPresent() ? open(lock.get()) : refused(Reason.IN_USE);
    } catch (IOException e) {
      return refused(Reason.NO_ACCESS);
    }
  }

  private Refused refused(Reason reason) {
    return reason.refuse(place.folder());
  }

  private static Reason reason(SQLException e) {
    if (e instanceof ForeignObjectsException foreign) {
      return foreign.newer() ? Reason.NEWER_VERSION : Reason.FOREIGN;
    }
    return switch (e.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 -> Reason.IN_USE;
      case ErrorCode.FILE_VERSION_ERROR_1 -> Reason.NEWER_VERSION;
      case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 -> Reason.NO_ACCESS;
      default -> Reason.DAMAGED;
    };
  }

  /** Makes what is missing, for the user's eyes only where the platform can say so. */
  private void makeFiles() throws IOException {
    PrivateDisk.makeFolder(place.folder());
    PrivateDisk.makeFile(place.database());
    writable(place.database());
    if (Files.exists(place.journal())) {
      writable(place.journal());
    }
  }

  private static void writable(Path file) throws IOException {
    if (!Files.isReadable(file) || !Files.isWritable(file)) {
      throw new IOException("H2 would open it for reading alone, without a word");
    }
  }

  private StoreOpenResult open(FolderLock lock) throws IOException {
    StoreOpenResult opening = refused(Reason.DAMAGED);
    try {
      new FileSwap(place).finish();
      Optional<Refused> locked = unlock();
      if (locked.isPresent()) {
        opening = locked.get();
      } else {
        encryptRest();
        opening = lostFile() ? repaired(lock, LOST) : opened(lock);
      }
    } catch (SQLException e) {
      opening = refused(reason(e));
    } catch (StoreFailedException e) {
      opening = refused(Reason.NO_ACCESS);
    } finally {
      if (opening instanceof Refused) {
        lock.close();
      }
    }
    return opening;
  }

  /** Finds the key of an encrypted store; why there is none to be had. */
  private Optional<Refused> unlock() throws IOException {
    if (!Files.exists(place.keyFile()) && !encrypted()) {
      return Optional.empty();
    }
    Optional<KeyFile> own = KeyFile.read(place.keyFile());
    Optional<KeyFile> found = own.or(() -> new Backups(place).keyFile());
    if (found.isEmpty()) {
      return Optional.of(refused(Reason.KEY_LOST));
    }
    if (passphrase.isEmpty()) {
      return Optional.of(refused(Reason.PASSPHRASE_NEEDED));
    }
    Optional<DataKey> key = passphrase.flatMap(found.get()::open);
    if (key.isEmpty()) {
      return Optional.of(refused(Reason.WRONG_PASSPHRASE));
    }
    place = place.with(key);
    if (own.isEmpty()) {
      remarks.add(
          "The library's key file was damaged. It was replaced with the copy from a backup.");
    }
    if (own.isEmpty() || own.get().outdated()) {
      renewKeys(found.get(), key.orElseThrow());
    }
    return Optional.empty();
  }

  /** Key files of earlier versions are easier to try passphrases on; none of them stays. */
  private void renewKeys(KeyFile found, DataKey key) throws IOException {
    KeyFile fresh = found.outdated() ? KeyFile.of(key, passphrase.orElseThrow()) : found;
    fresh.write(place.keyFile());
    if (found.outdated()) {
      new Backups(place).renewKeys(fresh);
    }
  }

  /** A kill can leave backups and files that were set aside as they were before the passphrase. */
  private void encryptRest() {
    if (place.key().isEmpty()) {
      return;
    }
    try {
      new Backups(place).convert(Optional.empty());
      new DamagedFiles(place).convert(Optional.empty());
    } catch (IOException | SQLException full) {
      remarks.add("Some backups aren't encrypted yet. Make a backup to encrypt them.");
    }
  }

  /** Told by the database's file, or where that is lost by what else there is. */
  private boolean encrypted() throws IOException {
    return Files.size(place.database()) > 0
        ? StoreLocation.isEncrypted(place.database())
        : JournalFile.sealed(place.open(place.journal()))
            || new Backups(place)
                .newestFirst().stream().findFirst().filter(KeptBackup::encrypted).isPresent();
  }

  /** H2 would make an empty store of an empty file. */
  private boolean lostFile() throws IOException {
    return Files.size(place.database()) == 0 && canBeRepaired();
  }

  private boolean canBeRepaired() {
    return Files.exists(place.journal()) || !new Backups(place).newestFirst().isEmpty();
  }

  private StoreOpenResult opened(FolderLock lock) throws IOException, SQLException {
    // H2 answers a damaged file with exceptions of any kind.
    try {
      return connect(lock, canBeRepaired());
    } catch (ForeignObjectsException e) {
      return refused(reason(e));
    } catch (Lacking pages) {
      return repaired(lock, DAMAGED, pages.worth);
    } catch (SQLException e) {
      Refused refused = refused(reason(e));
      return refused.reason() == Reason.DAMAGED || refused.reason() == Reason.NO_ACCESS
          ? repaired(lock, DAMAGED)
          : refused;
    } catch (RuntimeException e) {
      return repaired(lock, DAMAGED);
    }
  }

  /** The database opens, but is not what it was. */
  private static final class Lacking extends Exception {
    /** A store rebuilt is better when it has fewer losses than this. */
    private final int worth;

    Lacking(int worth) {
      this.worth = worth;
    }
  }

  /** Opens a store whose files were rebuilt; the old ones stay under other names. */
  private StoreOpenResult repaired(FolderLock lock, String remark)
      throws IOException, SQLException {
    return repaired(lock, remark, Integer.MAX_VALUE);
  }

  private StoreOpenResult repaired(FolderLock lock, String remark, int worth)
      throws IOException, SQLException {
    if (!canBeRepaired()) {
      return refused(Reason.DAMAGED);
    }
    BackupService.Rebuilt rebuilt = BackupService.rebuilt(place, Optional.empty());
    remarks.clear();
    if (rebuilt.losses().size() >= worth) {
      // As above: what opened once with little damage may not open again.
      try {
        return connect(lock);
      } catch (SQLException | RuntimeException worse) {
        remarks.clear();
      }
    }
    rebuilt.files().commit(true);
    remarks.add(remark);
    remarks.addAll(rebuilt.losses());
    return connect(lock);
  }

  private StoreOpenResult connect(FolderLock lock) throws SQLException, IOException {
    try {
      return connect(lock, false);
    } catch (Lacking never) {
      throw new IllegalStateException(never);
    }
  }

  private StoreOpenResult connect(FolderLock lock, boolean demanding)
      throws SQLException, IOException, Lacking {
    DataSource source = place.source();
    Connection first = source.getConnection();
    try {
      Migrations migrations = new Migrations(first, source);
      if (migrations.newer()) {
        return refused(Reason.NEWER_VERSION);
      }
      migrations.migrate();
      // Opened before the first one closes, or H2 would close the database between the two.
      DatabaseConnection database = new DatabaseConnection(source);
      try {
        return new Opened(store(database, first, lock, demanding), remarks);
      } catch (Lacking | RuntimeException | SQLException | IOException e) {
        // Whatever it is goes on to the caller; the file must be let go before it is exchanged.
        database.close();
        throw e;
      }
    } finally {
      DatabaseConnection.letGo(first);
    }
  }

  private Store store(
      DatabaseConnection database, Connection connection, FolderLock lock, boolean demanding)
      throws SQLException, IOException, Lacking {
    boolean hadJournal = Files.exists(place.journal());
    if (!hadJournal) {
      journalAnew(database, connection, demanding);
    }
    Journal journal = Journal.in(place);
    // As above: closed, so that it can be exchanged.
    try {
      reconcile(database, connection, journal, demanding);
      return new LocalStore(place, database, journal, lock);
    } catch (Lacking | RuntimeException | SQLException | IOException e) {
      journal.close();
      throw e;
    }
  }

  private void journalAnew(DatabaseConnection database, Connection connection, boolean demanding)
      throws SQLException, IOException, Lacking {
    Optional<StoreCounts> backedUp =
        new Backups(place).newestFirst().stream().findFirst().map(b -> b.manifest().stored());
    StoreCounts there = database.read((c, _) -> StoreCounts.of(c));
    if (demanding && backedUp.filter(b -> !there.holds(b)).isPresent()) {
      throw new Lacking(Integer.MAX_VALUE);
    }
    new NewJournal(place).write(connection, farthest(connection));
    if (backedUp.isPresent()) {
      remarks.add("The journal of changes was missing. It was recreated from the letters.");
    }
  }

  private void reconcile(
      DatabaseConnection database, Connection connection, Journal journal, boolean demanding)
      throws SQLException, IOException, Lacking {
    if (demanding && olderThanBackup(connection, journal.position())) {
      throw new Lacking(Integer.MAX_VALUE);
    }
    Reconciliation both = new Reconciliation(database, journal);
    Reconciliation.Outcome outcome = both.run();
    if (both.lost() > 0) {
      remarks.add(
          "%d changes were missing. They were recovered from the journal.".formatted(both.lost()));
    }
    if (demanding && outcome == Reconciliation.Outcome.DATABASE_LACKS) {
      throw new Lacking(Integer.MAX_VALUE);
    }
    List<String> damaged = database.read((c, _) -> LetterCheck.quick(c));
    if (demanding && !damaged.isEmpty()) {
      throw new Lacking(damaged.size());
    }
    remarks.addAll(damaged);
    if (outcome != Reconciliation.Outcome.AGREED) {
      if (demanding && database.read((c, _) -> NewJournal.leavesOut(c))) {
        throw new Lacking(Integer.MAX_VALUE); // or the journal would be lost for a damaged database
      }
      journal.close();
      PrivateDisk.rename(place.journal(), place.setAside(place.journal()));
      new NewJournal(place).write(connection, farthest(connection).orFarther(journal.position()));
      journal.replaced(place);
      remarks.add("The journal of changes was damaged. It was recreated from the letters.");
    }
  }

  /** True where both the database and the journal are older than a backup. */
  private boolean olderThanBackup(Connection connection, LedgerPosition journal)
      throws SQLException {
    long backedUp = new Backups(place).promise(journal.abandoned()).sequence();
    return backedUp > journal.sequence() && backedUp > LedgerPosition.of(connection).sequence();
  }

  /** Numbers that a backup has are not used a second time. */
  private LedgerPosition farthest(Connection connection) throws SQLException {
    return LedgerPosition.of(connection).orFarther(new Backups(place).position());
  }
}
