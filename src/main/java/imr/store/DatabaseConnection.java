package imr.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/**
 * The one connection to the database, used by one thread at a time; those who wait come in their
 * order, so that an analyst's gesture waits for one batch of an import and not for all of them.
 *
 * <p>H2 answers nothing any more once a write of its own has failed (disk full, thread interrupted,
 * drive gone). So the connection is rebuilt before the first use after a failure; as long as that
 * fails, so does the use. One connection and not a second one to read with, because H2 (2.4.240)
 * can then spin for ever in the reader when the writer's disk fails, and writes the writer's half
 * transactions out whenever a reader ends.
 */
final class DatabaseConnection implements AutoCloseable {

  /** Something to do with the database, which has these numbers for names. */
  interface Work<T> {
    T with(Connection connection, NameTable names) throws SQLException, IOException;
  }

  private final ReentrantLock lock = new ReentrantLock(true);
  private DataSource source;
  private Work<?> whenMended = (_, _) -> true;
  private Runnable afterwards = () -> {};
  private volatile Runnable before = () -> {};
  private Connection connection;
  private NameTable names;
  private boolean broken;
  private boolean closed;

  DatabaseConnection(DataSource source) throws SQLException {
    this.source = source;
    this.connection = source.getConnection();
    connection.setAutoCommit(false);
    this.names = NameTable.in(connection);
  }

  /**
   * What is to be done each time the database was opened again after a failure, and what when that
   * is on disk.
   */
  void whenMended(Work<?> first, Runnable then) {
    whenMended = first;
    afterwards = then;
  }

  /** What is to be done before each use, on the thread that wants it; may refuse it. */
  void beforeUse(Runnable check) {
    before = check;
  }

  /** See {@link #beforeUse}; for what uses files beside the database. */
  void checkUse() {
    before.run();
  }

  /** Reads; all of it sees the database, nothing of it stays. */
  <T> T read(Work<T> work) {
    return use(work);
  }

  /** Writes all or nothing; returns when it is on disk, so that even a power cut keeps it. */
  <T> T write(Work<T> work) {
    return write(work, _ -> {});
  }

  /** As {@link #write(Work)}, and then, before anybody else's turn, something with the result. */
  <T> T write(Work<T> work, Consumer<T> then) {
    return use(
        (open, known) -> {
          T result = work.with(open, known);
          open.commit();
          flush();
          then.accept(result);
          return result;
        });
  }

  /** Something to do with the database's file while the database is closed. */
  interface Exchange {
    DataSource files() throws SQLException, IOException;
  }

  /**
   * Closes the database, lets its file be exchanged for another, and opens that. Where nothing came
   * of it, the database is opened as it was.
   */
  void replace(Exchange exchange) throws SQLException, IOException {
    lock.lock();
    try {
      mend();
      broken = true;
      letGo(connection);
      source = exchange.files();
    } finally {
      try {
        connect();
        broken = false;
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Closes the last connection to a database, a damaged one too: H2 leaves its file open and locked
   * where it stumbles at the end. All that was acknowledged is on disk.
   */
  static void letGo(Connection last) throws SQLException {
    if (last.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
      Database database = session.getDatabase();
      try {
        last.close();
      } catch (SQLException damaged) {
        database.shutdownImmediately();
      }
    }
  }

  private <T> T use(Work<T> work) {
    checkUse();
    lock.lock();
    try {
      mend();
      broken = true; // until it has shown that it can go on
      T result = outcome(work);
      rollBack();
      return result;
    } catch (SQLException e) {
      throw new StoreFailedException(e);
    } catch (IOException e) {
      throw new StoreFailedException(e);
    } finally {
      lock.unlock();
    }
  }

  private <T> T outcome(Work<T> work) throws SQLException, IOException {
    try {
      return work.with(connection, names);
    } catch (RuntimeException refused) {
      rollBack();
      throw refused;
    }
  }

  /** Not for a connection that failed: H2 can spin for ever in the next statement of one. */
  private void rollBack() {
    try {
      if (hasChanges()) {
        connection.rollback();
      } else {
        // Ends the transaction, too. After a rollback H2 would look through its maps for something
        // to store, and mostly store a little, which took a fifth of the time of reading a letter.
        connection.commit();
      }
      broken = false;
    } catch (SQLException forTheNextUse) {
      // What was asked for is read, or on disk; the next use makes the connection again.
      broken = true;
    }
  }

  private boolean hasChanges() throws SQLException {
    return !(connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session)
        || session.containsUncommitted();
  }

  private void flush() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
  }

  private void mend() throws SQLException, IOException {
    if (closed) {
      throw new SQLException("the store is closed", "", ErrorCode.DATABASE_IS_CLOSED);
    }
    if (broken) {
      abandon(connection);
      recover();
      connect();
      whenMended.with(connection, names);
      connection.commit();
      flush();
      afterwards.run();
      broken = false;
    }
  }

  /**
   * Opens the database and closes it properly. Where H2 has to finish a transaction that was under
   * way, it reads the words in the touched tables' ENUM columns as numbers until it is opened once
   * more (2.4.240).
   */
  private void recover() throws SQLException {
    connect();
    letGo(connection);
  }

  private void connect() throws SQLException {
    connection = source.getConnection();
    connection.setAutoCommit(false);
    names = NameTable.in(connection);
  }

  /** Closes the database as a killed process would: without a statement, nothing more written. */
  private static void abandon(Connection connection) throws SQLException {
    if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
      session.getDatabase().shutdownImmediately();
    }
  }

  /** Closes the database; every later use fails. One that broke is closed without a word. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      if (broken) {
        abandon(connection);
      } else {
        letGo(connection);
      }
    } catch (SQLException e) {
      throw new StoreFailedException(e);
    } finally {
      closed = true;
      lock.unlock();
    }
  }
}
