package imr.store.team;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import imr.store.StoreFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;

/** The connections of one open team library, and transactions over them. Any thread may call. */
final class TeamDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int TRIES = 5;

  /** Two transactions stood in each other's way; the one that was ended can be run again. */
  private static final Set<String> AGAIN = Set.of("40001", "40P01");

  private static final String AWAY = "08001";

  private final TeamSource source;
  private final HikariDataSource pool;
  private volatile Runnable before = () -> {};
  private final Set<Integer> sessions = ConcurrentHashMap.newKeySet();

  TeamDatabase(TeamSource source) {
    this.source = source;
    HikariConfig config = new HikariConfig();
    config.setDataSource(source.dataSource());
    config.setPoolName("team library");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setInitializationFailTimeout(-1);
    config.setValidationTimeout(Duration.ofSeconds(2).toMillis());
    this.pool = new HikariDataSource(config);
  }

  /** Something to do in a transaction. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Reads with one statement. */
  <T> T read(Work<T> work) {
    return use(work);
  }

  /** Reads with several statements, which all see the database as it is at the first. */
  <T> T snapshot(Work<T> work) {
    return use(
        connection ->
            inTransaction(
                connection,
                c -> {
                  try (Statement statement = c.createStatement()) {
                    statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                  }
                  return work.with(c);
                }));
  }

  /**
   * Writes all or nothing; returns when the server has it on disk. May be run again where another
   * transaction was in its way.
   */
  <T> T write(Work<T> work) {
    return use(connection -> written(connection, work));
  }

  /** As {@link #write}, with one statement, which is all or nothing by itself. */
  <T> T atOnce(Work<T> work) {
    return use(connection -> again(connection, work));
  }

  private static <T> T written(Connection connection, Work<T> work) throws SQLException {
    return again(connection, c -> inTransaction(c, work));
  }

  private static <T> T again(Connection connection, Work<T> work) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.with(connection);
      } catch (SQLException e) {
        if (attempt == TRIES || !AGAIN.contains(String.valueOf(e.getSQLState()))) {
          throw e;
        }
      }
    }
  }

  private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false); // the pool sets it back
    try {
      T result = work.with(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      rollBack(connection);
      throw e;
    }
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException serverIsAway) {
      // It ends the transaction of a connection that was lost; the first trouble is told.
      return;
    }
  }

  /** What is to be done before each use, on the thread that wants it; may refuse it. */
  void beforeUse(Runnable check) {
    before = check;
  }

  private <T> T use(Work<T> work) {
    before.run();
    try (Connection connection = connection()) {
      sessions.add(connection.unwrap(PGConnection.class).getBackendPID());
      return work.with(connection);
    } catch (SQLException e) {
      throw StoreFailedException.ofServer(e);
    }
  }

  /** Whatever keeps the server from taking a connection now, it is away. */
  private Connection connection() throws SQLException {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw new SQLException("no connection", AWAY, e);
    }
  }

  /** True for a server's process that works for this library alone. */
  boolean isOwn(int process) {
    return sessions.contains(process);
  }

  TeamSource source() {
    return source;
  }

  @Override
  public void close() {
    pool.close();
  }
}
