package imr.ui.review;

import imr.annotation.Target;
import imr.review.FoldedForm;
import imr.review.ReviewSession;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which lines of the form are folded away; forgotten when another letter is opened. */
final class CollapsedRows {
  private final Set<Target> opened = new HashSet<>();
  private final Set<Target> collapsed = new HashSet<>();
  private Optional<ReviewSession> session = Optional.empty();
  private Set<Target> questioned = Set.of();
  private Optional<FoldedForm> form = Optional.empty();
  private Runnable changed = () -> {};

  void onChange(Runnable listener) {
    changed = listener;
  }

  void reset() {
    opened.clear();
    collapsed.clear();
  }

  void look(Optional<ReviewSession> now, Set<Target> questionedNow) {
    session = now;
    questioned = questionedNow;
    form = Optional.empty();
  }

  FoldedForm form() {
    FoldedForm known = form.orElseGet(this::folded);
    form = Optional.of(known);
    return known;
  }

  private FoldedForm folded() {
    return session
        .map(s -> FoldedForm.of(s.form(), opened, collapsed, questioned))
        .orElseGet(FoldedForm::empty);
  }

  boolean isCollapsed(Target head) {
    return form().isClosed(head);
  }

  /** Shows the line of a target, where it is folded away. */
  void open(Target target) {
    Optional<Target> line = form().line(target).filter(l -> !l.equals(target));
    line.ifPresent(
        l -> {
          if (!collapsed.remove(l)) {
            opened.add(l);
          }
          fold();
          open(target);
        });
  }

  /** Shows the head of an item, or of a citation, alone, or all of it again. */
  void toggle(Target head) {
    boolean item = head.subject().equals(Target.LETTER);
    Set<Target> those = item ? collapsed : opened;
    if (!those.remove(head)) {
      those.add(head);
    }
    fold();
  }

  private void fold() {
    form = Optional.empty();
    changed.run();
  }
}
