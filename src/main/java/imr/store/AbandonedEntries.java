package imr.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The entries of the ledger that no longer count, because somebody restored a backup "as it was":
 * ranges of sequence numbers. Numbers are never used twice, so a gesture that an old backup still
 * has can be told from one that counts.
 *
 * @param ranges in ascending order
 */
record AbandonedEntries(List<Range> ranges) {
  static final AbandonedEntries NOTHING = new AbandonedEntries(List.of());

  /**
   * Entries after one number, up to and including another.
   *
   * @param after the last number that counts
   * @param last the last number that does not count
   */
  record Range(long after, long last) {}

  AbandonedEntries {
    ranges = List.copyOf(ranges);
  }

  boolean includes(long sequence) {
    return ranges.stream().anyMatch(r -> sequence > r.after() && sequence <= r.last());
  }

  /** What is abandoned once a state of the ledger is restored, which knew this. */
  AbandonedEntries andAllSince(long restored, long newest) {
    List<Range> all = new ArrayList<>(ranges);
    all.add(new Range(restored, newest));
    return new AbandonedEntries(all);
  }

  /** Of two, the one that was decided later. */
  AbandonedEntries orNewer(AbandonedEntries other) {
    return Comparator.comparingLong(AbandonedEntries::decided).compare(this, other) < 0
        ? other
        : this;
  }

  private long decided() {
    return ranges.stream().mapToLong(Range::last).max().orElse(0);
  }

  /** As one line of text: {@code 12-40,55-61}; empty for none. */
  String text() {
    return ranges.stream().map(r -> r.after() + "-" + r.last()).collect(Collectors.joining(","));
  }

  /**
   * Reads {@link #text()}.
   *
   * @throws NumberFormatException if it is anything else
   */
  static AbandonedEntries of(String text) {
    return text.isEmpty()
        ? NOTHING
        : new AbandonedEntries(
            Arrays.stream(text.split(",", -1)).map(AbandonedEntries::range).toList());
  }

  private static Range range(String text) {
    String[] ends = text.split("-", -1);
    if (ends.length != 2) {
      throw new NumberFormatException("no range");
    }
    return new Range(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
  }

  static AbandonedEntries in(Connection connection) throws SQLException {
    try (var query = connection.prepareStatement("SELECT * FROM abandoned ORDER BY last_entry");
        ResultSet row = query.executeQuery()) {
      List<Range> ranges = new ArrayList<>();
      while (row.next()) {
        ranges.add(new Range(row.getLong("after_entry"), row.getLong("last_entry")));
      }
      return new AbandonedEntries(ranges);
    }
  }

  /** Takes the place of what the database says, in the transaction that is under way. */
  void writeTo(Connection connection) throws SQLException {
    try (var delete = connection.prepareStatement("DELETE FROM abandoned")) {
      delete.executeUpdate();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO abandoned(after_entry, last_entry) VALUES (?, ?)")) {
      for (Range range : ranges) {
        insert.setLong(1, range.after());
        insert.setLong(2, range.last());
        insert.executeUpdate();
      }
    }
  }
}
