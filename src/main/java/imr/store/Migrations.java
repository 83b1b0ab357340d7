package imr.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings a store's tables up to this version of the program. Flyway does it and keeps the history;
 * it is asked only when something is to be done, because it is slow to start.
 */
final class Migrations {
  /** In order, from version 1; what shipped once is never changed. */
  static final List<String> FILES =
      List.of(
          "V1__letters_and_ledger.sql",
          "V2__flagged.sql",
          "V3__documents.sql",
          "V4__own_fields.sql",
          "V5__predictions.sql",
          "V6__bulk_verbs_and_effort.sql",
          "V7__sequence.sql",
          "V8__typed_gestures.sql",
          "V9__format_of_runs.sql",
          "V10__availability.sql",
          "V13__second_records.sql");

  /** The version of a store that all of them have run in. */
  static final int NEWEST = versionOf(FILES.getLast());

  /** Kept here, because a logger that nobody holds forgets its level. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private static final String PLACE = "migrations";

  private final Connection connection;
  private final DataSource source;
  private final int version;

  /** Looks up which version the store has. */
  Migrations(Connection connection, DataSource source) throws SQLException {
    this.connection = connection;
    this.source = source;
    this.version = version();
  }

  /** True when a newer program wrote the store. */
  boolean newer() {
    return version > NEWEST;
  }

  /**
   * Runs what is missing. A run that failed half-way is forgotten first: each statement can be run
   * again.
   */
  void migrate() throws SQLException {
    if (version == NEWEST) {
      return;
    }
    if (hasHistory()) {
      number("DELETE FROM \"flyway_schema_history\" WHERE NOT \"success\"");
    }
    FLYWAY.setLevel(Level.OFF);
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(source)
        .resourceProvider(new MigrationScripts(PLACE, FILES))
        .javaMigrationClassProvider(List::of)
        .load()
        .migrate();
  }

  /** The number in a file's name. */
  static int versionOf(String file) {
    return Integer.parseInt(file.substring(1, file.indexOf("__")));
  }

  /** The newest migration in the store, 0 when it is empty. */
  private int version() throws SQLException {
    return hasHistory()
        ? number(
            "SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \"flyway_schema_history\" WHERE"
                + " \"success\"")
        : 0;
  }

  private boolean hasHistory() throws SQLException {
    return number(
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME ="
                + " 'flyway_schema_history'")
        > 0;
  }

  private int number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return statement.getUpdateCount();
      }
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
