package imr.store.team;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes connections to a team library's server. */
final class TeamSource {
  private static final int CONNECT_SECONDS = 5;

  /** A server that says nothing for so long is given up; locks are waited for less than that. */
  private static final int ANSWER_SECONDS = 30;

  /** Kept here, because a logger that nobody holds forgets its level. */
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  private final TeamAddress address;
  private final PGSimpleDataSource source;

  /**
   * @param password empty for the one in {@code .pgpass}
   */
  TeamSource(TeamAddress address, Optional<String> password) {
    this.address = address;
    this.source = source(address, password);
    DRIVER.setLevel(Level.OFF); // what it can't do is told to the person; its words can quote data
  }

  private static PGSimpleDataSource source(TeamAddress address, Optional<String> password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {address.host()});
    source.setPortNumbers(new int[] {address.port()});
    source.setDatabaseName(address.database());
    source.setUser(address.user());
    password.ifPresent(source::setPassword);
    source.setCurrentSchema(TeamMigrations.SCHEMA);
    source.setApplicationName("IMR Workbench");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
    source.setTcpKeepAlive(true);
    source.setLogServerErrorDetail(false); // the details of an error can quote a letter
    source.setReWriteBatchedInserts(true);
    protect(source, address.tls());
    return source;
  }

  private static void protect(PGSimpleDataSource source, TeamAddress.Tls tls) {
    switch (tls) {
      case TeamAddress.Tls.None() -> source.setSslMode("disable");
      case TeamAddress.Tls.Verified(var caFile) -> {
        source.setSslMode("verify-full");
        if (caFile.isPresent()) {
          source.setSslRootCert(caFile.get().toString());
        } else {
          source.setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
        }
      }
    }
  }

  Connection connect() throws SQLException {
    return source.getConnection();
  }

  PGSimpleDataSource dataSource() {
    return source;
  }

  TeamAddress address() {
    return address;
  }
}
