package imr.store.team;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells of letters that other people wrote. The server says so as it happens; after the connection
 * was lost, the letters that changed meanwhile are asked for, by the transactions that changed
 * them.
 */
final class TeamFeed implements AutoCloseable {
  private static final String WRITTEN = "imr_letters";
  private static final String OPENED = "imr_leases";
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final TeamDatabase database;
  private final Consumer<List<String>> tell;
  private final Consumer<List<String>> opened;
  private final Consumer<Boolean> reachable;
  private final Thread thread;
  private volatile boolean closed;

  /** The server's oldest open transaction when it was heard last; empty before the first time. */
  private Optional<String> heard = Optional.empty();

  /**
   * @param tell told of letters that others wrote
   * @param opened told of letters that others opened or let go
   * @param reachable told false once the server can't be reached, and true once it can be again
   */
  TeamFeed(
      TeamDatabase database,
      Consumer<List<String>> tell,
      Consumer<List<String>> opened,
      Consumer<Boolean> reachable) {
    this.database = database;
    this.tell = tell;
    this.opened = opened;
    this.reachable = reachable;
    this.thread = Thread.ofVirtual().name("team feed").start(this::listen);
  }

  private void listen() {
    boolean away = false;
    while (!closed) {
      try (Connection connection = database.source().connect()) {
        if (away) {
          away = false;
          reachable.accept(true);
        }
        hear(connection);
      } catch (SQLException serverIsAway) {
        if (!away && !closed) {
          away = true;
          reachable.accept(false);
        }
        pause();
      }
    }
  }

  private void hear(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + WRITTEN + "; LISTEN " + OPENED);
    }
    List<String> missed = missed(connection);
    tell(missed, tell);
    PGConnection server = connection.unwrap(PGConnection.class);
    while (!closed) {
      PGNotification @Nullable [] all = server.getNotifications((int) QUIET.toMillis());
      heard = Optional.of(horizon(connection));
      tell(others(all, WRITTEN), tell);
      tell(others(all, OPENED), opened);
    }
  }

  private static void tell(List<String> letters, Consumer<List<String>> listener) {
    if (!letters.isEmpty()) {
      listener.accept(letters);
    }
  }

  private List<String> others(PGNotification @Nullable [] all, String of) {
    return all == null
        ? List.of()
        : Arrays.stream(all)
            .filter(n -> n.getName().equals(of) && !database.isOwn(n.getPID()))
            .map(PGNotification::getParameter)
            .distinct()
            .toList();
  }

  /** The ids of letters that were written while nobody listened. */
  private List<String> missed(Connection connection) throws SQLException {
    Optional<String> since = heard;
    heard = Optional.of(horizon(connection));
    if (since.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement query =
        connection.prepareStatement("SELECT id FROM letter WHERE changed >= CAST(? AS xid8)")) {
      query.setString(1, since.get());
      try (ResultSet row = query.executeQuery()) {
        List<String> ids = new ArrayList<>();
        while (row.next()) {
          ids.add(HexFormat.of().formatHex(row.getBytes("id")));
        }
        return ids;
      }
    }
  }

  /** All transactions before it have ended. */
  private static String horizon(Connection connection) throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery("SELECT pg_snapshot_xmin(pg_current_snapshot())")) {
      row.next();
      return row.getString(1);
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
