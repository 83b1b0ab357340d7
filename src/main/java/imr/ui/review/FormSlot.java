package imr.ui.review;

import imr.annotation.CustomId;
import imr.annotation.Target;
import imr.review.FoldedForm;
import imr.review.Form;
import imr.review.FormRow;
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
record FormSlot(
    Optional<Target> target,
    String title,
    Kind kind,
    Optional<Target> decision,
    Part card,
    Part citation) {
  static final FormSlot END =
      new FormSlot(Optional.empty(), "", Kind.TITLE, Optional.empty(), Part.NONE, Part.NONE);

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
  static List<FormSlot> of(FoldedForm form) {
    List<FormRow> rows = form.rows();
    List<FormSlot> slots = new ArrayList<>(rows.size());
    List<FormRow> shown = rows.stream().filter(r -> !inAHead(r)).toList();
    Optional<Target> decision = Optional.empty();
    for (int i = rows.size() - 1, at = shown.size() - 1; i >= 0; i--) {
      FormRow row = rows.get(i);
      if (inAHead(row)) {
        decision = Form.target(row);
        continue;
      }
      boolean item = row instanceof FormRow.Head head && head.depth() == 0;
      slots.add(
          new FormSlot(
              Form.target(row),
              row instanceof FormRow.Title title ? title.group().id() : "",
              kind(row),
              item ? decision : Optional.empty(),
              part(shown, at, 0),
              part(shown, at, 1)));
      decision = item ? Optional.empty() : decision;
      at--;
    }
    List<FormSlot> column = new ArrayList<>(slots.reversed());
    column.add(END);
    return column;
  }

  private static Kind kind(FormRow row) {
    return switch (row) {
      case FormRow.Title title -> Kind.TITLE;
      case FormRow.Head head -> Kind.HEAD;
      case FormRow.Blank blank -> Kind.BLANK;
      case FormRow.AddEntryRow more -> Kind.MORE;
      case FormRow.Unstated unstated -> Kind.UNSTATED;
    };
  }

  /**
   * A code of an item with at most three values stands as a switch in the card's head, when it is
   * the item's own and built in.
   */
  static boolean inAHead(FormRow row) {
    return row instanceof FormRow.Blank blank
        && blank.depth() == 1
        && blank.field().group().equals("item")
        && !CustomId.isOwn(blank.field().id())
        && !blank.field().codes().isEmpty()
        && blank.field().codes().size() <= 3;
  }

  /**
   * @param depth of the head that opens the card (0) or the citation (1)
   */
  private static Part part(List<FormRow> rows, int at, int depth) {
    if (!within(rows.get(at), depth)) {
      return Part.NONE;
    }
    boolean first = opens(rows.get(at), depth);
    boolean last =
        at + 1 == rows.size() || !within(rows.get(at + 1), depth) || opens(rows.get(at + 1), depth);
    return first ? (last ? Part.ONLY : Part.FIRST) : last ? Part.LAST : Part.MIDDLE;
  }

  private static boolean opens(FormRow row, int depth) {
    return row instanceof FormRow.Head head && head.depth() == depth;
  }

  private static boolean within(FormRow row, int depth) {
    return switch (row) {
      case FormRow.Title title -> false;
      case FormRow.Head head -> head.depth() >= depth;
      case FormRow.Blank blank -> blank.depth() > depth;
      case FormRow.AddEntryRow more -> more.depth() > depth;
      case FormRow.Unstated unstated -> unstated.depth() > depth;
    };
  }
}
