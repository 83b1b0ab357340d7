package imr.review;

import java.util.List;

/** A line of the list that goes over many letters. */
public sealed interface ColumnLine {

  /** The values that a decision on the line is about. */
  List<ColumnRow> rows();

  /** One value of one letter. */
  record Single(ColumnRow row) implements ColumnLine {
    @Override
    public List<ColumnRow> rows() {
      return List.of(row);
    }
  }

  /**
   * Equal values of any letters.
   *
   * @param rows in order; at least one
   * @param expanded true where the lines of its values follow
   * @param open how many are unreviewed and can be decided
   * @param lowest the lowest chance in it; 1 where nothing is unreviewed
   */
  record Group(String key, List<ColumnRow> rows, boolean expanded, long open, double lowest)
      implements ColumnLine {
    public Group {
      rows = List.copyOf(rows);
    }

    /** Goes through all rows, which can be many: once, and not for each time it is shown. */
    static Group of(String key, List<ColumnRow> rows, boolean expanded) {
      return new Group(
          key,
          rows,
          expanded,
          rows.stream().filter(ColumnRow::open).count(),
          rows.stream().flatMapToDouble(r -> r.chance().stream()).min().orElse(1));
    }
  }
}
