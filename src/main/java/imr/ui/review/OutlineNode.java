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
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;

/**
 * The disputed items at a glance: number, treatment, decision, what is left; a click goes there. In
 * as few columns as take at most three rows, and no wider than the words need.
 */
final class OutlineNode extends TilePane {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final int GAP = 6;
  private static final int MOST_ROWS = 3;

  /** In pixels; a narrower one shows too little of a treatment's name. */
  private static final double NARROWEST = 128;

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
    super(GAP, GAP);
    this.model = model;
    this.focusForm = focusForm;
    getStyleClass().add("outline");
    setMinWidth(0);
    widthProperty().addListener((o, was, is) -> fit());
    sceneProperty().addListener((o, was, is) -> fit());
  }

  /** What words need is known only where they have a style, in the window. */
  private void fit() {
    if (getScene() != null && getWidth() > 0 && !getChildren().isEmpty()) {
      applyCss();
      double widest =
          getChildren().stream().mapToDouble(c -> Math.ceil(c.prefWidth(-1))).max().orElse(0);
      setPrefTileWidth(tileWidth(getChildren().size(), widest, getWidth()));
    }
  }

  /**
   * The width of each of some chips.
   *
   * @param widest what the widest of them needs to show all its words
   * @param room the width that all of a row have together
   */
  static double tileWidth(int chips, double widest, double room) {
    int most = columns(room, NARROWEST);
    int fitting = columns(room, widest);
    int flat = (chips + MOST_ROWS - 1) / MOST_ROWS;
    int columns = Math.min(most, Math.max(fitting, flat));
    double share = Math.floor((room - GAP * (columns - 1)) / columns);
    return Math.min(share, Math.max(widest, NARROWEST));
  }

  private static int columns(double room, double width) {
    return Math.max(1, (int) ((room + GAP) / (width + GAP)));
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
    fit();
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
        head.target(), what, head.number() + "  " + what + "\n" + decision + left);
  }

  private Button chip(ItemSummary item) {
    Button chip = new Button(item.words());
    chip.getStyleClass().add("outline-chip");
    chip.setFocusTraversable(false);
    chip.setMinWidth(0);
    chip.setMaxWidth(Double.MAX_VALUE);
    chip.setMinHeight(Region.USE_PREF_SIZE);
    // a tooltip is a window: made for the items that are asked, not for all
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
}
