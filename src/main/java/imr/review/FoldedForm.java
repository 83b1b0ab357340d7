package imr.review;

import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.annotation.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A form as displayed: the empty fields of an item or display group share one row, a citation is
 * one row, and collapsed items show only their header. A pure function of the form and of what is
 * expanded and collapsed.
 */
public final class FoldedForm {
  private static final String FOLD = "~unstated-";

  /** With fewer empty fields, each has its own row. */
  private static final int FEWEST = 2;

  private final Set<Target> opened;
  private final Set<Target> collapsed;
  private final Set<Target> questioned;
  private final Set<Target> shut = new HashSet<>();
  private final List<FormRow> rows = new ArrayList<>();
  private final Map<Target, Target> lines = new HashMap<>();

  private FoldedForm(Set<Target> opened, Set<Target> collapsed, Set<Target> questioned) {
    this.opened = opened;
    this.collapsed = collapsed;
    this.questioned = questioned;
  }

  /**
   * Folds a form.
   *
   * @param opened the folds and citations that are expanded
   * @param collapsed the headers of collapsed items
   * @param questioned the targets of checks, which are never folded
   */
  public static FoldedForm of(
      Form form, Set<Target> opened, Set<Target> collapsed, Set<Target> questioned) {
    FoldedForm folded = new FoldedForm(opened, collapsed, questioned);
    folded.fill(form.rows());
    return folded;
  }

  /** Returns an empty form. */
  public static FoldedForm empty() {
    return new FoldedForm(Set.of(), Set.of(), Set.of());
  }

  /** Returns whether a target is that of a row for several fields. */
  public static boolean isFold(Target target) {
    return target.field().name().startsWith(FOLD);
  }

  /** Returns all rows from top to bottom. */
  public List<FormRow> rows() {
    return rows;
  }

  /** Returns the row that shows a target: its own, or the one it is folded into. */
  public Optional<Target> line(Target target) {
    return Optional.ofNullable(lines.get(target));
  }

  /** Returns a target's own row, if it has one. */
  public Optional<FormRow> at(Target target) {
    return rows.stream().filter(r -> Form.target(r).filter(target::equals).isPresent()).findFirst();
  }

  /**
   * Returns the row {@code by} rows below (or above, if negative), limited to the last (or first)
   * row.
   */
  public Optional<Target> beside(Optional<Target> from, int by) {
    List<Target> all = targets();
    int at = from.map(all::indexOf).orElse(by > 0 ? -1 : all.size());
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(all.get(Math.clamp(at + by, 0, all.size() - 1)));
  }

  /**
   * The line that is now where a line was that there is no longer, or the last.
   *
   * @param before the form that had it
   * @return the first line where the form before hadn't it either; empty in an empty form
   */
  public Optional<Target> inPlaceOf(Target gone, FoldedForm before) {
    List<Target> now = targets();
    int at = before.targets().indexOf(gone);
    return at < 0 || now.isEmpty()
        ? now.stream().findFirst()
        : Optional.of(now.get(Math.min(at, now.size() - 1)));
  }

  private List<Target> targets() {
    return rows.stream().flatMap(r -> Form.target(r).stream()).toList();
  }

  private void fill(List<FormRow> all) {
    Map<Target, List<FormRow.Blank>> folds = folds(all);
    Set<Target> inside = new HashSet<>();
    folds.values().forEach(blanks -> blanks.forEach(b -> inside.add(b.target())));
    Set<Target> laid = new HashSet<>();
    Optional<FormRow.Head> closed = Optional.empty();
    for (int i = 0; i < all.size(); i++) {
      FormRow row = all.get(i);
      closed = closed.filter(head -> depth(row) > head.depth());
      Optional<Target> fold =
          row.blank().filter(b -> inside.contains(b.target())).map(FoldedForm::foldOf);
      if (closed.isPresent()) {
        Target head = closed.get().target();
        Form.target(row).ifPresent(t -> lines.put(t, head));
      } else if (fold.isPresent() && !opened.contains(fold.get())) {
        Form.target(row).ifPresent(t -> lines.put(t, fold.get()));
        if (laid.add(fold.get())) {
          lay(
              new FormRow.Unstated(
                  fold.get(), folds.getOrDefault(fold.get(), List.of()), depth(row)));
        }
      } else {
        lay(row);
      }
      if (row instanceof FormRow.Head head && closed.isEmpty() && closes(all, i, head)) {
        closed = Optional.of(head);
        shut.add(head.target());
      }
    }
  }

  /**
   * Returns whether the header hides its contents: an item that was collapsed, or a complete
   * citation that wasn't expanded.
   */
  private boolean closes(List<FormRow> all, int at, FormRow.Head head) {
    if (head.depth() == 0) {
      return collapsed.contains(head.target());
    }
    boolean whole = false;
    for (int i = at + 1; i < all.size() && depth(all.get(i)) > head.depth(); i++) {
      Optional<FormRow.Blank> part = all.get(i).blank();
      whole |= part.filter(b -> b.naming() && b.stated()).isPresent();
      if (part.filter(this::wantsEyes).isPresent()) {
        return false;
      }
    }
    return whole && !opened.contains(head.target());
  }

  private boolean wantsEyes(FormRow.Blank part) {
    boolean unread =
        part.said().flatMap(a -> a.value()).filter(Value.Unread.class::isInstance).isPresent();
    return unread
        || part.flagged()
        || part.note().isPresent()
        || questioned.contains(part.target());
  }

  /** Returns whether an item or citation shows only its header. */
  public boolean isClosed(Target head) {
    return shut.contains(head);
  }

  private void lay(FormRow row) {
    rows.add(row);
    Form.target(row).ifPresent(t -> lines.put(t, t));
  }

  private Map<Target, List<FormRow.Blank>> folds(List<FormRow> all) {
    Map<Target, List<FormRow.Blank>> folds = new HashMap<>();
    all.stream()
        .flatMap(r -> r.blank().stream())
        .filter(this::unstated)
        .forEach(b -> folds.computeIfAbsent(foldOf(b), f -> new ArrayList<>()).add(b));
    folds.values().removeIf(blanks -> blanks.size() < FEWEST);
    return folds;
  }

  /** Returns whether nothing was found for a field and nobody has said otherwise. */
  private boolean unstated(FormRow.Blank blank) {
    boolean nothing =
        blank.said().isEmpty() ? !blank.emptied() : blank.absent() && !blank.struckOut();
    return nothing
        && blank.depth() < 2
        && blank.note().isEmpty()
        && !blank.flagged()
        && !questioned.contains(blank.target());
  }

  private static Target foldOf(FormRow.Blank blank) {
    String part = blank.depth() == 0 ? blank.field().group() : "item";
    return Target.of(blank.target().subject(), new FieldId("form." + FOLD + part));
  }

  private static int depth(FormRow row) {
    return switch (row) {
      case FormRow.Title title -> 0;
      case FormRow.Head head -> head.depth();
      case FormRow.Blank blank -> blank.depth();
      case FormRow.AddEntryRow more -> more.depth();
      case FormRow.Unstated unstated -> unstated.depth();
    };
  }
}
