package imr.ui.review;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.CustomId;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.review.FormRow;
import imr.review.ReviewSession;
import imr.ui.kit.StateIcons;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The head of an item's card or of a citation: its number and what it is about. */
final class EntryHeaderNode extends HBox implements LineNode {
  /** A name of no more characters has room beside the decision. */
  private static final int SHORT = 16;

  private final ReviewModel model;
  private final Label number = new Label();
  private final Label title = new Label();
  private final Label open = new Label();
  private final HBox decision = new HBox();
  private final Button fold = new Button();
  private final StackPane end = new StackPane(open);
  private Optional<RowButtons> buttons = Optional.empty();
  private Optional<Boolean> twoLines = Optional.empty();
  private boolean narrow;
  private boolean chosen;
  private FormRow.Head head;
  private Optional<HeaderText> told = Optional.empty();

  /**
   * Everything that is shown here, so that only what changed is set.
   *
   * @param place the entry's number among those that count
   * @param open how much is left inside, or how sure its least sure part is
   * @param least the state of the least sure part of a citation in one line
   * @param decided true where a person decided on the entry itself
   * @param out true for a rejected entry
   * @param shut true while what is inside isn't shown
   */
  private record HeaderText(
      String number,
      int place,
      String title,
      String open,
      Optional<StateIcons> least,
      boolean decided,
      boolean out,
      boolean shut) {}

  EntryHeaderNode(ReviewModel model, FormRow.Head first) {
    super(8);
    this.model = model;
    this.head = first;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("head", first.depth() == 0 ? "item-head" : "citation-head");
    number.getStyleClass().add("head-number");
    title.getStyleClass().add("head-title");
    open.getStyleClass().addAll("head-open");
    title.setMinWidth(0);
    title.setMinHeight(USE_PREF_SIZE);
    title.setWrapText(true);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    number.setMinWidth(USE_PREF_SIZE);
    open.setMinWidth(USE_PREF_SIZE);
    end.setAlignment(Pos.CENTER_RIGHT);
    end.setMinWidth(USE_PREF_SIZE);
    hoverProperty().addListener((o, was, is) -> showButtons());
    setMinWidth(0);
    fold.getStyleClass().addAll("flat", "row-button");
    fold.setFocusTraversable(false);
    fold.setOnAction(e -> model.toggle(first.target()));
    setFocusTraversable(true);
    setAccessibleRoleDescription(first.field().label());
    setOnMousePressed(e -> model.choose(first.target()));
    update(first);
  }

  /** Where an item's head shows its decision. */
  HBox decision() {
    return decision;
  }

  @Override
  public void update(FormRow row) {
    head = (FormRow.Head) row;
    HeaderText now = text();
    if (told.filter(now::equals).isEmpty()) {
      told = Optional.of(now);
      show(now);
    }
  }

  private HeaderText text() {
    boolean out = !head.said().counts();
    boolean own = CustomId.isOwn(head.field().id());
    boolean shut = model.isCollapsed(head.target());
    int wanting = openInside(head);
    Optional<StateIcons> least = leastSure(shut && !out && head.depth() > 0);
    return new HeaderText(
        head.depth() == 0 && !own ? String.valueOf(head.number()) : RowNames.of(head),
        head.number(),
        head.depth() == 0
            ? words(head).orElse(own ? "New entry" : "New item")
            : shut ? summary(head) : "",
        out
            ? "rejected"
            : wanting == 0 ? "all reviewed" : least.map(StateIcons::word).orElse(wanting + " left"),
        least,
        head.said().decided(),
        out,
        shut);
  }

  private void show(HeaderText now) {
    number.setText(now.number());
    title.setText(now.title());
    title.setManaged(!now.title().isEmpty());
    lay();
    fold.setVisible(!now.out());
    fold.setGraphic(FontIcon.of(now.shut() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP, 14));
    fold.setAccessibleText(now.shut() ? "Expand item" : "Collapse item");
    open.setVisible(head.depth() > 0 || now.out() || now.shut());
    open.setManaged(open.isVisible());
    showOpen(now);
    pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("rejected"), now.out());
    setAccessibleText(
        head.field().label() + " " + now.place() + ": " + title.getText() + ", " + open.getText());
    showButtons();
  }

  /** Of a citation in one line, how sure its least sure part is. */
  private Optional<StateIcons> leastSure(boolean inOneLine) {
    return (inOneLine ? model.leastSure(head) : Optional.<Annotation>empty())
        .map(a -> StateIcons.of(Optional.of(a), model.chances().get()));
  }

  private void showOpen(HeaderText now) {
    open.setGraphic(
        now.out() ? FontIcon.of(Feather.X, 12) : now.least().map(StateIcons::icon).orElse(null));
    open.setText(now.open());
    open.getStyleClass().setAll("label", "head-open");
    now.least().ifPresent(l -> open.getStyleClass().addAll("state", l.style()));
  }

  /**
   * The buttons take the place of what is told of a citation while it is chosen or under the mouse.
   */
  private void showButtons() {
    boolean wanted = (chosen || isHover()) && head.depth() > 0;
    if (wanted) {
      RowButtons all =
          buttons.orElseGet(() -> new RowButtons(model, this, () -> head.target(), () -> edit("")));
      buttons = Optional.of(all);
      all.show(head, openInside(head));
      end.getChildren().setAll(all);
    } else if (!end.getChildren().contains(open)) {
      end.getChildren().setAll(open);
    }
  }

  private Optional<String> words(FormRow.Head head) {
    return session()
        .flatMap(
            s ->
                s.schema()
                    .leading(head.field())
                    .flatMap(f -> s.annotations().at(Target.of(head.target().entry(), f.id()))))
        .filter(a -> a.counts() && a.answer() instanceof Answer.Stated)
        .flatMap(a -> a.value())
        .flatMap(Value::known);
  }

  /**
   * A citation in one line: {@code MTUS · Low Back Complaints 2004 › Physical Methods › p. 301}.
   */
  private String summary(FormRow.Head head) {
    String guideline = part(head, "guideline").or(() -> words(head)).orElse("");
    return part(head, "family").filter(f -> !guideline.startsWith(f)).map(f -> f + " · ").orElse("")
        + guideline
        + part(head, "section").map(s -> " › " + s).orElse("")
        + part(head, "pages").map(p -> " › p. " + p).orElse("");
  }

  private Optional<String> part(FormRow.Head head, String name) {
    Target target = Target.of(head.target().entry(), head.field().id().child(name));
    return session()
        .flatMap(s -> s.annotations().at(target))
        .filter(a -> a.counts() && a.answer() instanceof Answer.Stated)
        .flatMap(a -> a.value())
        .map(Value::shown);
  }

  private int openInside(FormRow.Head head) {
    return model.openInside(head);
  }

  private Optional<ReviewSession> session() {
    return model.session().get();
  }

  @Override
  public void setNarrow(boolean is) {
    narrow = is;
    pseudoClassStateChanged(NARROW, is);
    lay();
  }

  private void lay() {
    boolean wanted = narrow || head.depth() > 0 || title.getText().length() > SHORT;
    if (twoLines.filter(t -> t == wanted).isEmpty()) {
      twoLines = Optional.of(wanted);
      lay(wanted);
    }
  }

  /** What a citation says needs the whole width; so does an item with a long name. */
  private void lay(boolean inTwoLines) {
    boolean item = head.depth() == 0;
    if (!inTwoLines) {
      getChildren().setAll(number, title, end, decision, fold);
      return;
    }
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox first = new HBox(item ? 8 : 4, number, item ? title : gap, end, fold);
    first.setAlignment(Pos.CENTER_LEFT);
    VBox both = new VBox(2, first, item ? decision : title);
    HBox.setHgrow(both, Priority.ALWAYS);
    getChildren().setAll(both);
  }

  @Override
  public void setChosen(boolean now) {
    chosen = now;
    pseudoClassStateChanged(CHOSEN, now);
    showButtons();
  }

  @Override
  public void enter() {
    model.confirm();
  }

  /** Collapses an item, or shows it again; opens a citation at its first part. */
  @Override
  public void edit(String typed) {
    if (fold.isVisible() && typed.isEmpty()) {
      if (head.depth() > 0) {
        session()
            .map(s -> s.form().firstInside(head.target(), head.field()))
            .ifPresent(model::choose);
      } else {
        fold.fire();
      }
    }
  }
}
