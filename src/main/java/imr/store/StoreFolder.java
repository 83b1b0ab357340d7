package imr.store;

import imr.store.Opening.Opened;
import imr.store.Opening.Reason;
import imr.store.Opening.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;

/** Opens the store in a folder. */
final class StoreFolder {
  private final Place place;
  private final Refusals refusals;
  private final List<String> remarks = new ArrayList<>();

  StoreFolder(Place place) {
    this.place = place;
    this.refusals = new Refusals(place.folder());
  }

  Opening open() {
    if (place.folder().toString().contains(";")) {
      return refusals.because(Reason.FOLDER_NAME);
    }
    try {
      makeFiles();
      Optional<FolderLock> lock = FolderLock.on(place.lock());
      return lock.isPresent() ? open(lock.get()) : refusals.because(Reason.IN_USE);
    } catch (IOException e) {
      return refusals.because(Reason.NO_ACCESS);
    }
  }

  /** Makes what is missing, for the user's eyes only where the platform can say so. */
  private void makeFiles() throws IOException {
    Disk.makeFolder(place.folder());
    Disk.makeFile(place.database());
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

  private Opening open(FolderLock lock) throws IOException {
    Opening opening = refusals.because(Reason.DAMAGED);
    try {
      opening = connect(lock);
    } catch (SQLException e) {
      opening = refusals.because(e);
    } finally {
      if (opening instanceof Refused) {
        lock.close();
      }
    }
    return opening;
  }

  private Opening connect(FolderLock lock) throws SQLException, IOException {
    JdbcDataSource source = place.source();
    try (Connection first = source.getConnection()) {
      Migrations migrations = new Migrations(first, source);
      if (migrations.newer()) {
        return refusals.because(Reason.NEWER_VERSION);
      }
      migrations.migrate();
      // Opened before the first one closes, or H2 would close the database between the two.
      Connected database = new Connected(source);
      return new Opened(new Store(database, journal(database, first), lock), remarks);
    }
  }

  private Journal journal(Connected database, Connection connection)
      throws SQLException, IOException {
    if (!Files.exists(place.journal())) {
      new NewJournal(place).write(connection);
    }
    Journal journal = new Journal(JournalFile.open(place.open(place.journal()), place.seal()));
    Reconciliation both = new Reconciliation(database, journal);
    Reconciliation.Outcome outcome = both.run();
    if (both.broughtIn() > 1) {
      remarks.add(
          "The store had lost %d changes; they were taken from the journal."
              .formatted(both.broughtIn()));
    }
    return switch (outcome) {
      case AGREED -> journal;
      case JOURNAL_LACKS, DATABASE_LACKS -> {
        journal.close();
        Disk.rename(place.journal(), place.setAside(place.journal()));
        new NewJournal(place).write(connection);
        remarks.add("The journal of changes was damaged, and was made anew from the letters.");
        yield new Journal(JournalFile.open(place.open(place.journal()), place.seal()));
      }
    };
  }
}
