package imr.ui.review;

import imr.annotation.Annotation;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.review.FormRow;
import imr.review.ReviewSession;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  private List<ItemSummary> shown = List.of();

  /**
   * What a button tells of an item.
   *
   * @param what is disputed, in full
   * @param words on the button
   */
  private record ItemSummary(Target head, String what, String words) {}

  OutlineNode(ReviewModel model, Runnable focusForm) {
    super(6, 6);
    this.model = model;
    this.focusForm = focusForm;
    getStyleClass().add("outline");
    setMinWidth(0);
  }

  /** Shows the items of a session; nothing for fewer than two. */
  void show(ReviewSession session) {
    List<ItemSummary> items =
        session.form().rows().stream()
            .flatMap(r -> r instanceof FormRow.Head h && h.depth() == 0 ? Stream.of(h) : null)
            .filter(h -> h.said().counts())
            .map(h -> summary(session, h))
            .toList();
    List<ItemSummary> now = items.size() > 1 ? items : List.of();
    setVisible(!now.isEmpty());
    setManaged(!now.isEmpty());
    if (!now.stream().map(ItemSummary::head).toList().equals(heads())) {
      getChildren().setAll(now.stream().map(this::chip).toList());
    }
    for (int i = 0; i < now.size(); i++) {
      if (i >= shown.size() || !now.get(i).equals(shown.get(i))) {
        ((Button) getChildren().get(i)).setText(now.get(i).words());
      }
    }
    shown = now;
    choose(session);
  }

  private List<Target> heads() {
    return shown.stream().map(ItemSummary::head).toList();
  }

  /** Marks the item that the chosen line belongs to. */
  void choose(ReviewSession session) {
    Optional<String> chosen = model.chosen().get().flatMap(t -> ItemOfRow.target(session, t));
    for (int i = 0; i < shown.size(); i++) {
      getChildren()
          .get(i)
          .pseudoClassStateChanged(
              CHOSEN, chosen.filter(shown.get(i).head().entry()::equals).isPresent());
    }
  }

  private static ItemSummary summary(ReviewSession session, FormRow.Head head) {
    String what = words(session, head);
    int open = session.form().openInside(head);
    String left = open == 0 ? "all reviewed" : open + " left";
    String decision = said(session, head, "decision").map(d -> d + " · ").orElse("");
    return new ItemSummary(
        head.target(), what, head.number() + "  " + shortened(what) + "\n" + decision + left);
  }

  private Button chip(ItemSummary item) {
    Button chip = new Button(item.words());
    chip.getStyleClass().add("outline-chip");
    chip.setFocusTraversable(false);
    // a tooltip is a window of its own: made for the items that are asked, not for all
    chip.setOnMouseEntered(e -> chip.setTooltip(new Tooltip(whatIs(item.head()))));
    chip.setOnAction(
        e -> {
          model.choose(item.head());
          focusForm.run();
        });
    return chip;
  }

  private String whatIs(Target head) {
    return shown.stream()
        .filter(i -> i.head().equals(head))
        .findFirst()
        .map(ItemSummary::what)
        .orElse("");
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
