package imr.store;

import imr.store.Opening.Opened;
import imr.store.Opening.Reason;
import imr.store.Opening.Refused;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/** The folder that a store lives in: its files, who may open them, and how H2 is set for it. */
final class StoreFolder {
  /**
   * {@code WRITE_DELAY=0}: a commit that came back survives a killed process; at H2's defaults over
   * a thousand are lost at once. No trace file, because H2 writes what it was given into it. Closed
   * by the program alone, not by H2's own shutdown hook beside a thread that still writes. Never
   * made by H2: where a drive was, no empty database may take the letters' place.
   */
  private static final String SETTINGS =
      ";IFEXISTS=TRUE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;DB_CLOSE_ON_EXIT=FALSE";

  private final String files;
  private final Path folder;
  private final Path file;

  /**
   * @param files what H2 calls the files' system, {@code file:} for the computer's own
   * @param folder absolute
   */
  StoreFolder(String files, Path folder) {
    this.files = files;
    this.folder = folder;
    this.file = folder.resolve("store.mv.db");
  }

  Opening open() {
    if (folder.toString().contains(";")) {
      return refused(Reason.FOLDER_NAME);
    }
    try {
      makeFiles();
      Optional<FolderLock> lock = FolderLock.on(folder.resolve("store.lock"));
      return lock.isPresent() ? open(lock.get()) : refused(Reason.IN_USE);
    } catch (IOException e) {
      return refused(Reason.NO_ACCESS);
    }
  }

  /** Makes what is missing, for the user's eyes only where the platform can say so. */
  private void makeFiles() throws IOException {
    Files.createDirectories(folder, only("rwx------"));
    if (!Files.exists(file)) {
      Files.createFile(file, only("rw-------"));
    }
    if (!Files.isReadable(file) || !Files.isWritable(file)) {
      throw new IOException("H2 would open it for reading alone, without a word");
    }
  }

  private static FileAttribute<?>[] only(String permissions) {
    Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)}
        : new FileAttribute<?>[0];
  }

  private Opening open(FolderLock lock) {
    Opening opening = refused(Reason.DAMAGED);
    try {
      opening = connect(lock);
    } catch (SQLException e) {
      opening = refused(reason(e));
    } finally {
      if (opening instanceof Refused) {
        lock.close();
      }
    }
    return opening;
  }

  private Opening connect(FolderLock lock) throws SQLException {
    JdbcDataSource source = source();
    try (Connection first = source.getConnection()) {
      Migrations migrations = new Migrations(first, source);
      if (migrations.newer()) {
        return refused(Reason.NEWER_VERSION);
      }
      migrations.migrate();
      // Opened before the first one closes, or H2 would close the database between the two.
      return new Opened(new Store(new Connected(source), lock));
    }
  }

  private JdbcDataSource source() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:" + files + folder.resolve("store") + SETTINGS);
    source.setUser("sa");
    source.setPassword("");
    return source;
  }

  private static Reason reason(SQLException e) {
    return switch (e.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 -> Reason.IN_USE;
      case ErrorCode.FILE_VERSION_ERROR_1 -> Reason.NEWER_VERSION;
      case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 -> Reason.NO_ACCESS;
      default -> Reason.DAMAGED;
    };
  }

  private Refused refused(Reason reason) {
    return new Refused(reason, sentence(reason));
  }

  private String sentence(Reason reason) {
    return switch (reason) {
      case IN_USE ->
          "The letters in "
              + folder
              + " are open in another window of the workbench. Go on there, or close it and start"
              + " again.";
      case NEWER_VERSION ->
          "The letters in "
              + folder
              + " were last opened with a newer version of the workbench. Start that version, or"
              + " install it on this computer; this one leaves them as they are.";
      case NO_ACCESS ->
          "The folder "
              + folder
              + " cannot be read and written by you. Ask for the rights to it, see that its drive"
              + " is connected and not full, or choose another folder.";
      case FOLDER_NAME ->
          "Letters cannot be kept in "
              + folder
              + " because its name has a semicolon in it. Choose a folder without one.";
      case DAMAGED ->
          "The file "
              + file
              + " is damaged and cannot be opened. Nothing in it was changed. Copy the folder to a"
              + " safe place, then put a copy from your backup there.";
    };
  }
}
