package imr.store.team;

import imr.store.LoadedLetter;
import imr.store.NextGesture;
import imr.store.Sharing;
import imr.store.StoreFailedException;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** Leases and the queue. Each open library is a session of its own, also of one person's two. */
final class TeamSharing implements Sharing {
  private static final String TAKE =
      """
      INSERT INTO lease(letter, session) VALUES (?, ?)
      ON CONFLICT (letter) DO UPDATE SET session = excluded.session
      WHERE lease.session = excluded.session OR ?
        OR lease.beat < clock_timestamp() - interval '1 minute'
      RETURNING name, since
      """;

  private static final System.Logger LOG = System.getLogger(TeamSharing.class.getName());

  private final TeamDatabase database;
  private final Consumer<List<String>> written;
  private final UUID session = UUID.randomUUID();
  private final List<Consumer<List<String>>> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param written told of letters that were written
   */
  TeamSharing(TeamDatabase database, Consumer<List<String>> written) {
    this.database = database;
    this.written = written;
  }

  @Override
  public List<String> people() {
    return database.read(
        connection -> {
          try (PreparedStatement query =
                  connection.prepareStatement("SELECT name FROM member ORDER BY name");
              ResultSet row = query.executeQuery()) {
            List<String> all = new ArrayList<>();
            while (row.next()) {
              all.add(row.getString(1));
            }
            return List.copyOf(all);
          }
        });
  }

  @Override
  public Optional<Holder> open(String letter, boolean takeOver) {
    return database.write(
        connection -> {
          try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setBytes(1, TeamLetters.bytes(letter));
            take.setObject(2, session);
            take.setBoolean(3, takeOver);
            try (ResultSet row = take.executeQuery()) {
              return row.next() ? Optional.empty() : holder(connection, letter);
            }
          }
        });
  }

  private Optional<Holder> holder(Connection connection, String letter) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT name, since FROM lease WHERE letter = ? AND session <> ?")) {
      query.setBytes(1, TeamLetters.bytes(letter));
      query.setObject(2, session);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Holder(
                    row.getString("name"),
                    row.getObject("since", OffsetDateTime.class).toInstant()))
            : Optional.empty();
      }
    }
  }

  @Override
  public Set<String> renew() {
    return database.write(
        connection -> {
          try (PreparedStatement beat =
              connection.prepareStatement(
                  "UPDATE lease SET session = session WHERE session = ? RETURNING letter")) {
            beat.setObject(1, session);
            try (ResultSet row = beat.executeQuery()) {
              Set<String> still = new HashSet<>();
              while (row.next()) {
                still.add(HexFormat.of().formatHex(row.getBytes("letter")));
              }
              return still;
            }
          }
        });
  }

  @Override
  public void release(String letter) {
    database.write(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM lease WHERE letter = ? AND session = ?")) {
            delete.setBytes(1, TeamLetters.bytes(letter));
            delete.setObject(2, session);
            return delete.executeUpdate();
          }
        });
  }

  /** Lets go of all letters; where the server is away, they're let go a minute later. */
  void close() {
    try {
      database.write(
          connection -> {
            try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM lease WHERE session = ?")) {
              delete.setObject(1, session);
              return delete.executeUpdate();
            }
          });
    } catch (StoreFailedException away) {
      LOG.log(Level.DEBUG, "leases end by themselves", away);
    }
  }

  @Override
  public void whenOpened(Consumer<List<String>> listener) {
    listeners.add(listener);
  }

  /** Somebody else opened letters, or let them go. */
  void heard(List<String> letters) {
    listeners.forEach(listener -> listener.accept(letters));
  }

  @Override
  public Optional<String> next(Function<LoadedLetter, Optional<NextGesture>> gesture) {
    Optional<String> taken = database.write(connection -> taken(connection, gesture));
    taken.ifPresent(id -> written.accept(List.of(id)));
    return taken;
  }

  private static Optional<String> taken(
      Connection connection, Function<LoadedLetter, Optional<NextGesture>> gesture)
      throws SQLException {
    Optional<String> id = fromQueue(connection);
    if (id.isPresent()) {
      LoadedLetter kept = TeamLedgers.At.read(connection, id.get()).kept();
      Optional<NextGesture> next = gesture.apply(kept);
      if (next.isPresent()) {
        write(connection, next.get());
      }
    }
    return id;
  }

  private static void write(Connection connection, NextGesture next) throws SQLException {
    try {
      TeamNextGestures.notYetIn(connection, List.of(next)).write(connection);
    } catch (SQLException e) {
      // Somebody else wrote into the letter meanwhile: from the start again.
      throw TeamStore.TAKEN.equals(e.getSQLState()) ? new SQLException("taken", "40001", e) : e;
    }
  }

  private static Optional<String> fromQueue(Connection connection) throws SQLException {
    try (PreparedStatement take =
            connection.prepareStatement(
                "SELECT encode(l.id, 'hex') FROM take_from_queue() AS t JOIN letter l ON l.number ="
                    + " t");
        ResultSet row = take.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  @Override
  public int enqueue(Collection<String> letters) {
    return database.write(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO queue(letter) SELECT l.number FROM unnest(?) WITH ORDINALITY AS"
                      + " n(id, place) JOIN letter l ON l.id = n.id ORDER BY n.place"
                      + " ON CONFLICT DO NOTHING")) {
            byte[][] ids = letters.stream().map(TeamLetters::bytes).toArray(byte[][]::new);
            insert.setArray(1, connection.createArrayOf("bytea", ids));
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public int waiting() {
    return database.read(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM queue");
              ResultSet row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
          }
        });
  }

  @Override
  public int emptyQueue() {
    return database.write(
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement("DELETE FROM queue")) {
            return delete.executeUpdate();
          }
        });
  }
}
