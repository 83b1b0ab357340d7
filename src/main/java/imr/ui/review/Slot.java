package imr.ui.review;

import imr.annotation.CustomId;
import imr.annotation.Target;
import imr.review.FoldedForm;
import imr.review.Form;
import imr.review.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place of the form's column, which has a node only while it is near the sight. It says where it
 * stands in its item's card, so that each place draws its own part of the card.
 *
 * @param target of its line; empty for a title and for the column's end
 * @param title the display group's id; empty for a line
 * @param decision the line in the head of an item's card beside the head's own
 * @param card where it stands in a card
 * @param citation where it stands in a citation of the card
 */
record Slot(
    Optional<Target> target,
    String title,
    Kind kind,
    Optional<Target> decision,
    Part card,
    Part citation) {
  static final Slot END =
      new Slot(Optional.empty(), "", Kind.TITLE, Optional.empty(), Part.NONE, Part.NONE);

  /** Which line a place has: one target can be an empty field now and a place to add to then. */
  enum Kind {
    TITLE,
    HEAD,
    BLANK,
    MORE,
    UNSTATED
  }

  /** Of a card or a citation. */
  enum Part {
    NONE,
    FIRST,
    MIDDLE,
    LAST,
    ONLY
  }

  /** The column of a form, from the top. */
  static List<Slot> of(FoldedForm form) {
    List<Row> rows = form.rows();
    List<Slot> slots = new ArrayList<>(rows.size());
    List<Row> shown = rows.stream().filter(r -> !inAHead(r)).toList();
    Optional<Target> decision = Optional.empty();
    for (int i = rows.size() - 1, at = shown.size() - 1; i >= 0; i--) {
      Row row = rows.get(i);
      if (inAHead(row)) {
        decision = Form.target(row);
        continue;
      }
      boolean item = row instanceof Row.Head head && head.depth() == 0;
      slots.add(
          new Slot(
              Form.target(row),
              row instanceof Row.Title title ? title.group().id() : "",
              kind(row),
              item ? decision : Optional.empty(),
              part(shown, at, 0),
              part(shown, at, 1)));
      decision = item ? Optional.empty() : decision;
      at--;
    }
    List<Slot> column = new ArrayList<>(slots.reversed());
    column.add(END);
    return column;
  }

  private static Kind kind(Row row) {
    return switch (row) {
      case Row.Title title -> Kind.TITLE;
      case Row.Head head -> Kind.HEAD;
      case Row.Blank blank -> Kind.BLANK;
      case Row.More more -> Kind.MORE;
      case Row.Unstated unstated -> Kind.UNSTATED;
    };
  }

  /**
   * A code of an item with at most three values stands as a switch in the card's head, when it is
   * the item's own and built in.
   */
  static boolean inAHead(Row row) {
    return row instanceof Row.Blank blank
        && blank.depth() == 1
        && blank.field().group().equals("item")
        && !CustomId.isOwn(blank.field().id())
        && !blank.field().codes().isEmpty()
        && blank.field().codes().size() <= 3;
  }

  /**
   * @param depth of the head that opens the card (0) or the citation (1)
   */
  private static Part part(List<Row> rows, int at, int depth) {
    if (!within(rows.get(at), depth)) {
      return Part.NONE;
    }
    boolean first = opens(rows.get(at), depth);
    boolean last =
        at + 1 == rows.size() || !within(rows.get(at + 1), depth) || opens(rows.get(at + 1), depth);
    return first ? (last ? Part.ONLY : Part.FIRST) : last ? Part.LAST : Part.MIDDLE;
  }

  private static boolean opens(Row row, int depth) {
    return row instanceof Row.Head head && head.depth() == depth;
  }

  private static boolean within(Row row, int depth) {
    return switch (row) {
      case Row.Title title -> false;
      case Row.Head head -> head.depth() >= depth;
      case Row.Blank blank -> blank.depth() > depth;
      case Row.More more -> more.depth() > depth;
      case Row.Unstated unstated -> unstated.depth() > depth;
    };
  }
}
