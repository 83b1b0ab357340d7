package imr.store.team;

import imr.store.Store;
import imr.store.StoreOpenResult;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL server for the tests, started once; each test has a database of its own, a copy
 * of one that {@code team init} made. The owner signs in without a password, everybody else with
 * {@link #PASSWORD}.
 */
public final class TeamServer {
  public static final String PASSWORD = "kites over a calm sea";

  /** The name that made-up gestures have, here an administrator. */
  public static final String ANA = "ana";

  public static final String BEN = "ben";
  public static final String CORA = "cora";
  public static final String DAN = "dan";

  /** Names by login. */
  private static final Map<String, String> NAMES =
      Map.of(ANA, "Ana Núñez", BEN, "Ben Okafor", CORA, "Cora Lindqvist", DAN, "Dan Park");

  /** The port of a new, empty server that runs already, such as one of another version. */
  private static final int RUNNING = Integer.getInteger("team.port", 0);

  private static final String TEMPLATE = "made_up_team";
  private static final AtomicInteger COPIES = new AtomicInteger();

  private final Optional<EmbeddedPostgres> server;
  private final int port;
  private Path binaries = Path.of("");
  private Path data = Path.of("");

  private TeamServer(Optional<EmbeddedPostgres> server, int port) {
    this.server = server;
    this.port = port;
  }

  private static final class Holder {
    private static final TeamServer ONE =
        RUNNING > 0 ? prepared(Optional.empty(), RUNNING) : started();
  }

  /** The server that all tests of this process share. */
  public static TeamServer shared() {
    return Holder.ONE;
  }

  /** A server of its own, which a test may kill. */
  public static TeamServer started() {
    try {
      EmbeddedPostgres fresh = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
      return prepared(Optional.of(fresh), fresh.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TeamServer prepared(Optional<EmbeddedPostgres> started, int port) {
    try {
      TeamServer server = new TeamServer(started, port);
      server.askForPasswords();
      server.makeTemplate();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void askForPasswords() throws IOException {
    Files.writeString(
        folder().resolve("pg_hba.conf"),
        """
        host all postgres 127.0.0.1/32 trust
        host all all 127.0.0.1/32 scram-sha-256
        """);
    sql("postgres", "SELECT pg_reload_conf()");
  }

  private void makeTemplate() {
    sql("postgres", "CREATE DATABASE " + TEMPLATE);
    TeamSetup setup = new TeamSetup(owner(TEMPLATE), Optional.empty());
    done(setup.init());
    add(setup, ANA, TeamRole.ADMINISTRATOR);
    add(setup, BEN, TeamRole.ADJUDICATOR);
    add(setup, CORA, TeamRole.ANNOTATOR);
    add(setup, DAN, TeamRole.ANNOTATOR);
  }

  /** The name of one of the people. */
  public static String name(String login) {
    return Optional.ofNullable(NAMES.get(login)).orElseThrow();
  }

  private static void add(TeamSetup setup, String login, TeamRole role) {
    done(setup.addUser(login, name(login), role, Optional.of(PASSWORD)));
  }

  static void done(TeamSetup.Outcome outcome) {
    if (outcome instanceof TeamSetup.Outcome.Refused refused) {
      throw new AssertionError(refused.sentence());
    }
  }

  Path folder() {
    try (Connection c = connect("postgres", "postgres");
        Statement s = c.createStatement();
        var row = s.executeQuery("SHOW data_directory")) {
      row.next();
      return Path.of(row.getString(1));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** A database without a team library. */
  public String emptyDatabase() {
    String name = "empty_" + COPIES.incrementAndGet();
    sql("postgres", "CREATE DATABASE " + name);
    return name;
  }

  /** A team library without letters. */
  public String database() {
    String name = "library_" + COPIES.incrementAndGet();
    sql("postgres", "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    sql(name, "ALTER DATABASE " + name + " SET synchronous_commit = on");
    sql(name, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
    sql(name, "GRANT CONNECT ON DATABASE " + name + " TO " + TEMPLATE + "_annotator");
    return name;
  }

  /** Kills the server as SIGKILL does. */
  public void kill() throws IOException {
    ProcessHandle postmaster = postmaster();
    binaries = Path.of(postmaster.info().command().orElseThrow()).resolveSibling("pg_ctl");
    data = folder();
    postmaster.destroyForcibly();
    postmaster.onExit().join();
  }

  private ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(folder().resolve("postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** Starts a killed server again, at the same port. */
  public void startAgain() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
    }
    String options = "-p " + port + " -c fsync=on";
    command.addAll(List.of(binaries.toString(), "-D", data.toString(), "-o", options));
    command.addAll(List.of("-l", data.resolve("again.log").toString(), "-w", "start"));
    Process start =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (start.waitFor() != 0) {
      throw new IOException(Files.readString(data.resolve("again.log")));
    }
  }

  public void stop() throws IOException {
    postmaster().destroyForcibly();
    if (server.isPresent()) {
      server.get().close();
    }
  }

  public TeamAddress owner(String database) {
    return address(database, "postgres");
  }

  public TeamAddress address(String database, String user) {
    return new TeamAddress("127.0.0.1", port, database, user, new TeamAddress.Tls.None());
  }

  public int port() {
    return port;
  }

  /** The library, for one of its people. */
  public Store open(String database, String login, Path cache) {
    return switch (TeamLibrary.open(address(database, login), Optional.of(PASSWORD), cache)) {
      case StoreOpenResult.Opened(Store store, _) -> store;
      case StoreOpenResult.Refused refused -> throw new AssertionError(refused);
    };
  }

  /** A plain connection, as any tool makes it. */
  public Connection connect(String database, String user) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?currentSchema=imr",
        user,
        PASSWORD);
  }

  /** Runs statements as the owner. */
  public void sql(String database, String... statements) {
    try (Connection c = connect(database, "postgres");
        Statement s = c.createStatement()) {
      for (String sql : statements) {
        s.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
