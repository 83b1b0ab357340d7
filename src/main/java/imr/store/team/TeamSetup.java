package imr.store.team;

import imr.store.StoreOpenResult.Reason;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;

/**
 * Makes a team library on a server, and lets people in. Signs in as the account that owns the
 * library's tables, which isn't for daily work.
 */
public final class TeamSetup {
  private static final System.Logger LOG = System.getLogger(TeamSetup.class.getName());

  private final TeamSource source;

  /**
   * @param password empty for the one in {@code .pgpass}
   */
  public TeamSetup(TeamAddress address, Optional<String> password) {
    this.source = new TeamSource(address, password);
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Done(String sentence) implements Outcome {}

    /** The people, in the order of their names, and how many letters and gestures there are. */
    record Found(List<Member> members, int letters, long gestures) implements Outcome {
      public Found {
        members = List.copyOf(members);
      }
    }

    /**
     * Nothing was changed.
     *
     * @param needsPassword true where the server asks for a password and none was given
     */
    record Refused(String sentence, boolean needsPassword) implements Outcome {}
  }

  /** A person of the team. */
  public record Member(String login, String name, String role) {}

  /** Makes the roles and tables, or brings the tables up to this version. */
  public Outcome init() {
    return tried(
        connection -> {
          for (TeamRole role : TeamRole.values()) {
            makeRole(connection, source.address().role(role));
          }
          nest(connection);
          migrate();
          closeToOthers(connection);
          return new Outcome.Done(
              "The team library at %s is ready.".formatted(source.address().shown()));
        });
  }

  private void migrate() throws SQLException {
    try {
      TeamMigrations.migrate(source);
    } catch (FlywayException e) {
      LOG.log(Level.WARNING, "the tables could not be made", e);
      throw cause(e);
    }
  }

  private static SQLException cause(FlywayException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    throw e;
  }

  private static void makeRole(Connection connection, String role) throws SQLException {
    if (!isRole(connection, role)) {
      run(connection, "CREATE ROLE %s NOLOGIN", quoted(connection, role));
    }
  }

  private static boolean isRole(Connection connection, String role) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
      query.setString(1, role);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  private void nest(Connection connection) throws SQLException {
    TeamRole[] roles = TeamRole.values();
    for (int i = 1; i < roles.length; i++) {
      run(
          connection,
          "GRANT %s TO %s",
          quoted(connection, source.address().role(roles[i - 1])),
          quoted(connection, source.address().role(roles[i])));
    }
  }

  private void closeToOthers(Connection connection) throws SQLException {
    String database = quoted(connection, source.address().database());
    String everybody = quoted(connection, source.address().role(TeamRole.ANNOTATOR));
    run(connection, "REVOKE ALL ON DATABASE %s FROM PUBLIC", database);
    // Some servers acknowledge before they have written; a saved action must stay saved.
    run(connection, "ALTER DATABASE %s SET synchronous_commit = on", database);
    run(connection, "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    run(connection, "GRANT CONNECT ON DATABASE %s TO %s", database, everybody);
    run(connection, "GRANT SELECT ON imr.flyway_schema_history TO %s", everybody);
  }

  /**
   * Lets a person in; makes the server's user where there is none.
   *
   * @param login the server's user
   * @param name as histories show it
   * @param password of a new user; empty for one that the server has already or that signs in
   *     another way
   */
  public Outcome addUser(String login, String name, TeamRole role, Optional<String> password) {
    return tried(
        connection -> {
          if (!isRole(connection, login)) {
            run(connection, "CREATE ROLE %s LOGIN", quoted(connection, login));
          }
          if (password.isPresent()) {
            // Hashed on this computer, so that the server's log never has it.
            connection
                .unwrap(PGConnection.class)
                .alterUserPassword(login, password.get().toCharArray(), null);
          }
          for (TeamRole each : TeamRole.values()) {
            run(
                connection,
                each == role ? "GRANT %s TO %s" : "REVOKE %s FROM %s",
                quoted(connection, source.address().role(each)),
                quoted(connection, login));
          }
          note(connection, new Member(login, name, role.id()));
          return new Outcome.Done(
              "%s can now use the team library as %s.".formatted(name, role.id()));
        });
  }

  private static void note(Connection connection, Member member) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO imr.member(login, name, role) VALUES (?, ?, ?) ON CONFLICT (login)"
                + " DO UPDATE SET name = excluded.name, role = excluded.role")) {
      upsert.setString(1, member.login());
      upsert.setString(2, member.name());
      upsert.setString(3, member.role());
      upsert.executeUpdate();
    }
  }

  /** What there is; any member may ask. */
  public Outcome status() {
    return tried(
        connection ->
            new Outcome.Found(
                members(connection),
                (int) count(connection, "letter"),
                count(connection, "gesture")));
  }

  private static List<Member> members(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT login, name, role FROM imr.member ORDER BY name");
        ResultSet row = query.executeQuery()) {
      List<Member> all = new ArrayList<>();
      while (row.next()) {
        all.add(new Member(row.getString(1), row.getString(2), row.getString(3)));
      }
      return List.copyOf(all);
    }
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT count(*) FROM imr." + table);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private interface Work {
    Outcome with(Connection connection) throws SQLException;
  }

  private Outcome tried(Work work) {
    try (Connection connection = source.connect()) {
      return work.with(connection);
    } catch (SQLException e) {
      return refused(e);
    }
  }

  private Outcome.Refused refused(SQLException e) {
    LOG.log(Level.WARNING, "the team library was not set up or read", e);
    boolean forbidden = "42501".equals(e.getSQLState());
    Reason reason = TeamErrors.reason(e);
    String sentence =
        "23505".equals(e.getSQLState())
            ? "Another person of this team library has that name. Choose another one with --name."
            : forbidden
                ? ("“%s” doesn't have permission to do this. Sign in as the account that owns the"
                       + " database and can create roles.")
                    .formatted(source.address().user())
                : reason.refuse(source.address().shown()).sentence();
    return new Outcome.Refused(sentence, reason == Reason.PASSWORD_NEEDED);
  }

  private static String quoted(Connection connection, String name) throws SQLException {
    return connection.unwrap(PGConnection.class).escapeIdentifier(name);
  }

  private static void run(Connection connection, String sql, String... names) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted((Object[]) names));
    }
  }
}
