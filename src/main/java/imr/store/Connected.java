package imr.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One connection to the database, used by one thread at a time; those who wait come in their order,
 * so that an analyst's gesture waits for one batch of an import and not for all of them.
 */
final class Connected implements AutoCloseable {

  /** Something to do with the database. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private final ReentrantLock lock = new ReentrantLock(true);
  private final Connection connection;

  Connected(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  /** Reads; all of it sees the database, nothing of it stays. */
  <T> T read(Work<T> work) {
    lock.lock();
    try {
      return work.with(connection);
    } catch (SQLException e) {
      throw new StoreFailed(e);
    } finally {
      rollBack();
      lock.unlock();
    }
  }

  /** Writes all or nothing; returns when it is on disk, so that even a power cut keeps it. */
  <T> T write(Work<T> work) {
    lock.lock();
    try {
      T result = work.with(connection);
      connection.commit();
      flush();
      return result;
    } catch (SQLException e) {
      throw new StoreFailed(e);
    } finally {
      rollBack();
      lock.unlock();
    }
  }

  private void flush() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
  }

  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException nothingToRollBack) {
      // A connection that broke has written nothing; its first error is the one that tells why.
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StoreFailed(e);
    } finally {
      lock.unlock();
    }
  }
}
