package imr.store.team;

import imr.store.MigrationScripts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/** The tables of a team library, which only {@code team init} makes and brings up to date. */
final class TeamMigrations {
  /** Where the tables are. */
  static final String SCHEMA = "imr";

  /** In order, from version 1; what shipped once is never changed. */
  static final List<String> FILES = List.of("V1__team_library.sql", "V2__open_rounds.sql");

  /** Kept here, because a logger that nobody holds forgets its level. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private TeamMigrations() {}

  /** The newest migration in the database; 0 where there's no team library. */
  static int version(Connection connection) throws SQLException {
    return isThere(connection)
        ? number(
            connection, "SELECT max(version::integer) FROM imr.flyway_schema_history WHERE success")
        : 0;
  }

  private static boolean isThere(Connection connection) throws SQLException {
    String history =
        "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE n.nspname = 'imr' AND c.relname = 'flyway_schema_history'";
    return number(connection, history) > 0;
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Makes the tables, or brings them up to this version. */
  static void migrate(TeamSource source) {
    migrate(source, FILES);
  }

  /** As far as these files go. */
  static void migrate(TeamSource source, List<String> files) {
    FLYWAY.setLevel(Level.OFF);
    TeamAddress address = source.address();
    Flyway.configure(TeamMigrations.class.getClassLoader())
        .dataSource(source.dataSource())
        .resourceProvider(new MigrationScripts("team", files))
        .javaMigrationClassProvider(List::of)
        .schemas(SCHEMA)
        .placeholders(
            Map.of(
                "schema", SCHEMA,
                "annotator", address.role(TeamRole.ANNOTATOR),
                "adjudicator", address.role(TeamRole.ADJUDICATOR),
                "administrator", address.role(TeamRole.ADMINISTRATOR)))
        .load()
        .migrate();
  }
}
