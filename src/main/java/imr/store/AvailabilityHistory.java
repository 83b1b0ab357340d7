package imr.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which letters are archived or in the trash. Kept as documents, one for each time that letters
 * were moved: the availability in its first line, and the letters' ids in those that follow. A
 * document's name is its number in the store's sequence, so their order is known after any rebuild.
 *
 * @param moved by id; letters that are listed have no entry
 */
record AvailabilityHistory(Map<String, Availability> moved) {
  AvailabilityHistory {
    moved = Map.copyOf(moved);
  }

  static AvailabilityHistory in(Connection connection) throws SQLException {
    AbandonedEntries abandoned = AbandonedEntries.in(connection);
    Map<String, Availability> moved = new HashMap<>();
    Documents.all(connection, Document.Kind.AVAILABILITY, "").stream()
        .filter(d -> !abandoned.includes(Long.parseLong(d.name())))
        .sorted(Comparator.comparingLong(d -> Long.parseLong(d.name())))
        .forEach(d -> read(d, moved));
    return new AvailabilityHistory(moved);
  }

  private static void read(Document document, Map<String, Availability> moved) {
    List<String> lines = document.text().lines().toList();
    Availability to = Availability.valueOf(lines.getFirst());
    for (String id : lines.subList(1, lines.size())) {
      if (to == Availability.LISTED) {
        moved.remove(id);
      } else {
        moved.put(id, to);
      }
    }
  }

  /**
   * What is kept when letters are moved.
   *
   * @param sequence the document's number in the store's sequence
   */
  static Document document(Collection<String> ids, Availability to, Instant at, long sequence) {
    List<String> lines = new ArrayList<>(List.of(to.name()));
    lines.addAll(ids);
    return new Document(
        Document.Kind.AVAILABILITY, "", String.valueOf(sequence), at, String.join("\n", lines));
  }

  Availability of(String id) {
    return moved.getOrDefault(id, Availability.LISTED);
  }

  /** The row as the library lists it; empty for a letter in the trash. */
  Optional<LetterRow> listed(LetterRow row) {
    return switch (of(row.id())) {
      case LISTED -> Optional.of(row);
      case ARCHIVED -> Optional.of(row.inArchive());
      case TRASHED -> Optional.empty();
    };
  }

  /** The ids of the letters in a place other than the list, in no order. */
  Set<String> all(Availability where) {
    return moved.entrySet().stream()
        .filter(e -> e.getValue() == where)
        .map(Map.Entry::getKey)
        .collect(java.util.stream.Collectors.toSet());
  }
}
