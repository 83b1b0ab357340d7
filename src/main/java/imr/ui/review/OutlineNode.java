package imr.ui.review;

import imr.annotation.Annotation;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.review.FormRow;
import imr.review.ReviewSession;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/**
 * The disputed items at a glance: number, treatment, decision, what is left; a click goes there.
 */
final class OutlineNode extends FlowPane {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final int LONGEST = 30;

  private final ReviewModel model;
  private final Runnable focusForm;

  OutlineNode(ReviewModel model, Runnable focusForm) {
    super(6, 6);
    this.model = model;
    this.focusForm = focusForm;
    getStyleClass().add("outline");
    setMinWidth(0);
  }

  /** Shows the items of a session; nothing for fewer than two. */
  void show(ReviewSession session) {
    List<FormRow.Head> heads =
        session.form().rows().stream()
            .flatMap(
                r -> r instanceof FormRow.Head h && h.depth() == 0 ? Optional.of(h).stream() : null)
            .filter(h -> h.said().counts())
            .toList();
    boolean several = heads.size() > 1;
    setVisible(several);
    setManaged(several);
    Optional<String> chosen = model.chosen().get().flatMap(t -> ItemOfRow.target(session, t));
    getChildren()
        .setAll(several ? heads.stream().map(h -> chip(session, h, chosen)).toList() : List.of());
  }

  private Button chip(ReviewSession session, FormRow.Head head, Optional<String> chosen) {
    String item = head.target().entry();
    String what = words(session, head);
    int open = session.form().openInside(head);
    String left = open == 0 ? "all reviewed" : open + " left";
    String decision = said(session, head, "decision").map(d -> d + " · ").orElse("");
    Button chip = new Button(head.number() + "  " + shortened(what) + "\n" + decision + left);
    chip.getStyleClass().add("outline-chip");
    chip.setFocusTraversable(false);
    chip.setTooltip(new Tooltip(what));
    chip.pseudoClassStateChanged(CHOSEN, chosen.filter(item::equals).isPresent());
    chip.setOnAction(
        e -> {
          model.choose(head.target());
          focusForm.run();
        });
    return chip;
  }

  private static String words(ReviewSession session, FormRow.Head head) {
    return said(session, head, "treatment")
        .or(() -> said(session, head, "request"))
        .orElse("New item");
  }

  private static Optional<String> said(ReviewSession session, FormRow.Head head, String part) {
    Target target = Target.of(head.target().entry(), head.field().id().child(part));
    return session
        .annotations()
        .at(target)
        .filter(Annotation::counts)
        .flatMap(Annotation::value)
        .flatMap(Value::known)
        .map(v -> session.schema().find(target.field()).map(f -> f.labelOf(v)).orElse(v));
  }

  private static String shortened(String words) {
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
  }
}
