package imr.store;

import imr.annotation.DisplayFormat;
import imr.ledger.Gesture;
import imr.store.JournalRecord.Arrival;
import imr.store.JournalRecord.GestureAdded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is known to have been in a store while it is rebuilt, and in the end what of it couldn't be
 * recovered: each letter by its name, each change by its letter, fields, author and time as far as
 * anything still tells them, and the rest by number.
 */
final class UnrecoveredData {
  /** Of one letter's changes, so many are told one by one. */
  private static final int TOLD = 20;

  private static final String TRACES =
      """
      SELECT g.number, TRIM(g.author || ' ' || COALESCE(g.version, '')) AS author, g.at, g.sequence, f.path
      FROM gesture g
      LEFT JOIN change c ON c.id BETWEEN g.first_change AND g.first_change + g.changes - 1
      LEFT JOIN field f ON f.number = c.field
      WHERE g.letter = ? AND g.number > ? ORDER BY g.number, c.id
      """;

  private final AbandonedEntries abandoned;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, NavigableMap<Integer, Trace>> traces = new HashMap<>();
  private final List<GestureAdded> homeless = new ArrayList<>();

  /** What is known of a gesture that may be lost. */
  private record Trace(Set<String> fields, String author, Instant at) {
    static Trace of(Gesture gesture) {
      Set<String> fields = new LinkedHashSet<>();
      gesture.changes().forEach(c -> fields.add(c.target().field().path()));
      return new Trace(fields, gesture.author().shown(), gesture.at());
    }

    String words() {
      String what = fields.isEmpty() ? "a change" : String.join(", ", fields);
      return "%s by %s on %s UTC"
          .formatted(what, author, DisplayFormat.dateTime(at, ZoneOffset.UTC));
    }
  }

  UnrecoveredData(AbandonedEntries abandoned) {
    this.abandoned = abandoned;
  }

  /** A row of some database names the letter; a damaged one can misspell it. */
  void known(LetterRow row) {
    names.putIfAbsent(row.id(), row.name());
  }

  /** The journal names the letter, whose records show damage. */
  void known(Arrival arrival) {
    names.put(arrival.id(), arrival.name());
  }

  /**
   * Gestures of a letter after the first so many can't be read, but their rows may say something.
   */
  void unreadable(Connection connection, String id, int letter, int readable) {
    // A damaged page answers with any exception; then nothing is known.
    try (PreparedStatement query = connection.prepareStatement(TRACES)) {
      query.setInt(1, letter);
      query.setInt(2, readable);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          take(id, row);
        }
      }
    } catch (SQLException | RuntimeException damaged) {
      return;
    }
  }

  private void take(String id, ResultSet row) throws SQLException {
    if (abandoned.includes(row.getLong("sequence"))) {
      return;
    }
    Trace trace =
        traces
            .computeIfAbsent(id, _ -> new TreeMap<>())
            .computeIfAbsent(row.getInt("number"), _ -> trace(row));
    String path = row.getString("path");
    if (path != null) {
      trace.fields().add(path);
    }
  }

  private static Trace trace(ResultSet row) {
    try {
      return new Trace(
          new LinkedHashSet<>(), row.getString("author"), row.getObject("at", Instant.class));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gestures of the journal that have no place in the rebuilt store so far. */
  void withoutPlace(List<GestureAdded> said) {
    homeless.addAll(said);
  }

  /** The journal is about to be gone through once more. */
  void placeAgain() {
    homeless.clear();
  }

  /** True where something that is known is not in the rebuilt store yet. */
  boolean any(Connection rebuilt) throws SQLException {
    names.keySet().removeAll(LetterTables.all(rebuilt).stream().map(LetterRow::id).toList());
    return !names.isEmpty()
        || !homeless.isEmpty()
        || !LetterTables.withoutOriginal(rebuilt).isEmpty();
  }

  /**
   * A sentence for each letter, and the changes in it, that couldn't be recovered.
   *
   * @param promised what the store had
   * @param exactly true where it had no more than that. Then rows of damaged files that speak of
   *     more are part of the damage
   */
  List<String> sentences(Connection rebuilt, StoreCounts promised, boolean exactly)
      throws SQLException {
    any(rebuilt);
    StoreCounts there = StoreCounts.of(rebuilt);
    if (exactly && there.letters() >= promised.letters()) {
      names.clear();
    }
    if (exactly && there.gestures() >= promised.gestures()) {
      traces.clear();
    }
    homeless.forEach(
        said ->
            traces
                .computeIfAbsent(said.letterId(), _ -> new TreeMap<>())
                .put(said.gesture().number(), Trace.of(said.gesture())));
    List<String> sentences = new ArrayList<>();
    names.forEach((id, name) -> sentences.add(letter(id, name)));
    int letters = promised.letters() - there.letters() - names.size();
    if (letters > 0) {
      sentences.add(
          "Couldn't recover: %d more letters whose names aren't known.".formatted(letters));
    }
    for (Arrival letter : LetterTables.withoutOriginal(rebuilt)) {
      sentences.add(
          "Couldn't recover: the original file of “%s”. Import it again.".formatted(letter.name()));
    }
    int named = inLettersThatAreThere(rebuilt, sentences) + inLostLetters();
    int changes =
        promised.gestures()
            - there.gestures()
            - named
            - Math.max(names.size(), promised.letters() - there.letters());
    if (changes > 0) {
      sentences.add(
          "Couldn't recover: %d %s with no other details."
              .formatted(changes, changes == 1 ? "change" : "changes"));
    }
    int documents = promised.documents() - there.documents();
    if (documents > 0) {
      sentences.add(
          "Couldn't recover: %d gold sets, field revisions, or other documents."
              .formatted(documents));
    }
    return sentences;
  }

  private String letter(String id, String name) {
    NavigableMap<Integer, Trace> lost = traces.getOrDefault(id, new TreeMap<>());
    String sentence = "Couldn't recover: “%s”. Import its file again.".formatted(name);
    return lost.isEmpty() ? sentence : sentence + " Changes lost with it: " + words(lost) + ".";
  }

  private static String words(NavigableMap<Integer, Trace> lost) {
    String words =
        lost.values().stream().limit(TOLD).map(Trace::words).collect(Collectors.joining("; "));
    return lost.size() > TOLD ? words + "; and %d more".formatted(lost.size() - TOLD) : words;
  }

  /** Adds their sentences; how many changes they name. */
  private int inLettersThatAreThere(Connection rebuilt, List<String> sentences)
      throws SQLException {
    int named = 0;
    for (LetterRow row : LetterTables.all(rebuilt)) {
      NavigableMap<Integer, Trace> lost =
          traces.getOrDefault(row.id(), new TreeMap<>()).tailMap(row.gestures(), false);
      if (!lost.isEmpty()) {
        named += lost.size();
        sentences.add(
            "Couldn't recover: %d %s in “%s”: %s."
                .formatted(
                    lost.size(), lost.size() == 1 ? "change" : "changes", row.name(), words(lost)));
      }
    }
    return named;
  }

  private int inLostLetters() {
    return names.keySet().stream()
        .mapToInt(id -> traces.getOrDefault(id, new TreeMap<>()).tailMap(1, false).size())
        .sum();
  }
}
