package imr.store.team;

import imr.ledger.Gesture;
import imr.ledger.GestureCodec;
import imr.letter.Sha256;
import imr.store.LoadedLetter;
import imr.store.NextGesture;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** Gestures for many letters, found to follow from what the server has. */
final class TeamNextGestures {

  /** What the server has of a letter: the hashes of its last gesture, and at the next number. */
  private record Now(int number, int gestures, String last, Optional<String> there) {}

  private record At(int number, NextGesture next) {}

  private final List<At> fresh = new ArrayList<>();

  private TeamNextGestures() {}

  /** Those that the server does not have yet; refused as the store's contract says. */
  static TeamNextGestures notYetIn(Connection connection, List<NextGesture> next)
      throws SQLException {
    Set<String> letters = new HashSet<>();
    if (!next.stream().allMatch(n -> letters.add(n.on().letter().id()))) {
      throw new IllegalArgumentException("a letter is named twice");
    }
    Map<String, Now> all = now(connection, next);
    TeamNextGestures found = new TeamNextGestures();
    for (NextGesture each : next) {
      found.add(each, Optional.ofNullable(all.get(each.on().letter().id())));
    }
    // Always in the same order, so that no two people's batches wait for each other.
    found.fresh.sort(Comparator.comparingInt(At::number));
    return found;
  }

  private static Map<String, Now> now(Connection connection, List<NextGesture> next)
      throws SQLException {
    Map<String, Now> all = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT encode(l.id, 'hex') AS hex, l.number, l.gestures, encode(g.sha256, 'hex') AS"
                + " last, encode(t.sha256, 'hex') AS there FROM unnest(?, ?) AS n(id, gesture) JOIN"
                + " letter l ON encode(l.id, 'hex') = n.id JOIN gesture g ON g.letter = l.number"
                + " AND g.number = l.gestures LEFT JOIN gesture t ON t.letter = l.number AND"
                + " t.number = n.gesture")) {
      query.setArray(1, array(connection, "text", next, n -> n.on().letter().id()));
      query.setArray(2, array(connection, "int4", next, n -> n.gesture().number()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          all.put(
              row.getString("hex"),
              new Now(
                  row.getInt("number"),
                  row.getInt("gestures"),
                  row.getString("last"),
                  Optional.ofNullable(row.getString("there"))));
        }
      }
    }
    return all;
  }

  private interface Part {
    Object of(NextGesture next);
  }

  private static Array array(Connection connection, String type, List<NextGesture> next, Part part)
      throws SQLException {
    return connection.createArrayOf(type, next.stream().map(part::of).toArray());
  }

  private void add(NextGesture next, Optional<Now> there) {
    String id = next.on().letter().id();
    Now now = there.orElseThrow(() -> new NoSuchElementException("no letter " + id));
    boolean known = now.there().equals(Optional.of(hash(id, next.gesture())));
    if (!known) {
      check(next, now);
      fresh.add(new At(now.number(), next));
    }
  }

  private static String hash(String id, Gesture gesture) {
    return Sha256.hex(GestureCodec.hash(id, gesture));
  }

  private static void check(NextGesture next, Now now) {
    LoadedLetter on = next.on();
    Gesture last = on.ledger().gestures().getLast();
    int number = next.gesture().number();
    if (number != now.gestures() + 1 || number != last.number() + 1) {
      throw new IllegalStateException(
          "gesture " + number + " does not follow gesture " + now.gestures());
    }
    if (!now.last().equals(hash(on.letter().id(), last))) {
      throw new IllegalStateException("the letter is another one than was read");
    }
    on.ledger().with(next.gesture(), on.letter().text());
  }

  /** Writes them, with their letters' headlines. */
  void write(Connection connection) throws SQLException {
    try (TeamGestures.Writer rows = new TeamGestures.Writer(connection)) {
      for (At at : fresh) {
        rows.write(at.number(), at.next().gesture());
      }
      rows.flush();
    }
    for (At at : fresh) {
      TeamLetters.update(connection, at.number(), at.next().headline());
    }
  }

  /** The ids of the letters that are written. */
  List<String> letters() {
    return fresh.stream().map(at -> at.next().on().letter().id()).toList();
  }
}
