package imr.store;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All rows of some letters as plain objects, to be inserted again by bare H2: what the store's
 * imports are measured against.
 */
record PlainRows(Map<String, List<List<Object>>> byTable) {
  private static final Object NOTHING = new Object();

  static PlainRows of(Connection connection, int first, int last) throws SQLException {
    Map<String, List<List<Object>>> byTable = new LinkedHashMap<>();
    for (String table : List.of("letter", "letter_text", "original", "gesture", "change")) {
      String key = table.equals("letter") ? "number" : "letter";
      try (var query =
          connection.prepareStatement(
              "SELECT * FROM " + table + " WHERE " + key + " BETWEEN ? AND ?")) {
        query.setInt(1, first);
        query.setInt(2, last);
        byTable.put(table, rows(query.executeQuery()));
      }
    }
    return new PlainRows(byTable);
  }

  private static List<List<Object>> rows(ResultSet row) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    while (row.next()) {
      List<Object> columns = new ArrayList<>();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        Object value = row.getObject(i);
        columns.add(
            switch (value) {
              case null -> NOTHING;
              case Clob clob -> new StringReader(clob.getSubString(1, (int) clob.length()));
              case Blob blob -> blob.getBytes(1, (int) blob.length());
              default -> value;
            });
      }
      rows.add(columns);
    }
    return rows;
  }

  static void makeTables(Connection connection) throws Exception {
    for (String file : Migrations.FILES) {
      try (var script = Store.class.getResourceAsStream("migrations/" + file);
          var statement = connection.createStatement()) {
        String sql =
            new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        statement.execute(sql);
      }
    }
  }

  /** One transaction, synced at its end. */
  void insert(Connection connection) throws SQLException {
    for (var table : byTable.entrySet()) {
      String marks = "?, ".repeat(table.getValue().getFirst().size() - 1) + "?";
      try (var insert =
          connection.prepareStatement(
              "INSERT INTO " + table.getKey() + " VALUES (" + marks + ")")) {
        for (List<Object> row : table.getValue()) {
          for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            if (value.equals(NOTHING)) {
              insert.setObject(i + 1, null);
            } else if (value instanceof StringReader words) {
              insert.setCharacterStream(i + 1, words);
            } else {
              insert.setObject(i + 1, value);
            }
          }
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
    connection.commit();
    try (var statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
  }
}
