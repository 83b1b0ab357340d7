package imr.store;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A database file that is looked at each time before H2 opens it: one with objects that the store
 * doesn't create is refused with {@link ForeignObjectsException}, and nothing in it runs. While a
 * connection from here is open, H2 has the file open, and it isn't looked at again: closing a file
 * a second time would lift H2's lock on it.
 */
final class GuardedSource implements DataSource {
  private final JdbcDataSource source;
  private final ObjectCheck check;
  private final List<Connection> open = new ArrayList<>();

  /**
   * @param database its file
   * @param password of the encrypted file; empty where it is not encrypted
   */
  GuardedSource(JdbcDataSource source, String files, Path database, Optional<String> password) {
    this.source = source;
    this.check = new ObjectCheck(files + database, password);
  }

  @Override
  public synchronized Connection getConnection() throws SQLException {
    open.removeIf(GuardedSource::isClosed);
    if (open.isEmpty()) {
      check.run();
    }
    Connection connection = source.getConnection();
    open.add(connection);
    return connection;
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException broken) {
      return true;
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public PrintWriter getLogWriter() {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source.isWrapperFor(type);
  }
}
