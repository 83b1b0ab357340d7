package imr.ui.library;

import imr.store.LetterRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Rows of letters in an order, with each letter's place: no gesture walks a hundred thousand. */
final class Rows {
  private final ObservableList<LetterRow> rows = FXCollections.observableArrayList();
  private final ObservableList<LetterRow> readOnly = FXCollections.unmodifiableObservableList(rows);
  private final Map<String, Integer> places = new HashMap<>();

  ObservableList<LetterRow> list() {
    return readOnly;
  }

  void setAll(Collection<LetterRow> others) {
    places.clear();
    int at = 0;
    for (LetterRow row : others) {
      places.put(row.id(), at++);
    }
    rows.setAll(others);
  }

  /** Puts a row in the place of the one with its id; nothing where there is none. */
  void replace(LetterRow row) {
    Optional.ofNullable(places.get(row.id())).ifPresent(at -> rows.set(at, row));
  }

  Optional<LetterRow> find(String id) {
    return Optional.ofNullable(places.get(id)).map(rows::get);
  }

  /** The letter's place from 0, or -1 where it is not among these. */
  int place(String id) {
    return places.getOrDefault(id, -1);
  }

  /** The first row from a place on of which something is so. */
  Optional<LetterRow> first(int from, Predicate<LetterRow> so) {
    return rows.subList(Math.min(from, rows.size()), rows.size()).stream().filter(so).findFirst();
  }

  List<LetterRow> filtered(Predicate<LetterRow> so) {
    return rows.stream().filter(so).toList();
  }
}
