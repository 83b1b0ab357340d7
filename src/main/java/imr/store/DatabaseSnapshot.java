package imr.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FilePath;

/**
 * Copies the file of an open database, byte for byte, while it is written on: H2 (as its statement
 * BACKUP does) overwrites nothing meanwhile that the copy needs. Takes the connection only to find
 * the file.
 */
final class DatabaseSnapshot {
  /**
   * How many bytes are written before they are forced to disk: a large force at the end would keep
   * analysts' actions waiting for all of it.
   */
  private static final int FORCED = 4 << 20;

  private final FileStore<?> store;

  private DatabaseSnapshot(FileStore<?> store) {
    this.store = store;
  }

  static DatabaseSnapshot of(Connection connection) throws SQLException {
    if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
      return new DatabaseSnapshot(session.getDatabase().getStore().getMvStore().getFileStore());
    }
    throw new IllegalStateException("the database is not in this process");
  }

  /** Bytes of the database's file. */
  long size() {
    return store.size();
  }

  void copyTo(FilePath target) throws IOException {
    try (FileChannel file = target.open("rw");
        Bare copy = new Bare(file)) {
      file.truncate(0);
      store.backup(copy);
      file.force(true);
    } catch (MVStoreException closedMeanwhile) {
      throw new IOException("the database failed while it was copied");
    }
  }

  /** H2 wants to write a zip file; this one leaves out all that makes it one. */
  private static final class Bare extends ZipOutputStream {
    private final FileChannel file;
    private long at;
    private long forced;

    Bare(FileChannel file) {
      super(OutputStream.nullOutputStream());
      this.file = file;
    }

    @Override
    public void putNextEntry(ZipEntry entry) {}

    @Override
    public synchronized void write(byte[] bytes, int start, int length) throws IOException {
      ByteBuffer rest = ByteBuffer.wrap(bytes, start, length);
      while (rest.hasRemaining()) {
        at += file.write(rest, at);
      }
      if (at - forced >= FORCED) {
        file.force(false);
        forced = at;
      }
    }

    @Override
    public void closeEntry() {}

    @Override
    public void finish() {}

    @Override
    public void close() {}
  }
}
