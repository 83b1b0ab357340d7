package imr.ui.review;

import imr.annotation.Annotation;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.review.FormRow;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the mouse can do with a row: confirm, reject, edit, mark as not stated. */
final class RowButtons extends HBox {
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

  private final Button confirm;
  private final Button reject;
  private final Button edit;
  private final Button notStated;

  /**
   * @param line the node of the row, which gets the keyboard when a button is pressed
   * @param target the row now
   * @param edit begins to edit the row
   */
  RowButtons(ReviewModel model, Node line, Supplier<Target> target, Runnable edit) {
    super(2);
    setAlignment(Pos.CENTER_RIGHT);
    getStyleClass().add("row-buttons");
    Consumer<Runnable> onRow =
        action -> {
          line.requestFocus();
          model.choose(target.get());
          action.run();
        };
    confirm = button(Feather.CHECK, "Confirm", () -> onRow.accept(model::confirm));
    reject = button(Feather.X, "Reject value", () -> onRow.accept(model::reject));
    this.edit = button(Feather.EDIT_2, "Edit value", () -> onRow.accept(edit));
    notStated = button(Feather.SLASH, "Mark as not stated", () -> onRow.accept(model::absent));
    getChildren().addAll(confirm, reject, this.edit, notStated);
  }

  private static Button button(Feather sign, String words, Runnable action) {
    Button button = new Button("", FontIcon.of(sign, 12));
    button.getStyleClass().addAll("flat", "row-button");
    button.setFocusTraversable(false);
    button.setTooltip(new Tooltip(words));
    button.setAccessibleText(words);
    button.setOnAction(e -> action.run());
    return button;
  }

  /** Each button keeps its place; one that can do nothing is not shown. */
  void show(FormRow.Blank blank) {
    boolean whole = !blank.target().isEntry();
    confirm.setVisible(blank.said().isPresent() || blank.emptied());
    reject.setVisible(blank.stated());
    notStated.setVisible(whole && !blank.absent());
    Optional<Status> status = blank.said().filter(Annotation::decided).map(Annotation::status);
    confirm.pseudoClassStateChanged(ON, status.filter(s -> s != Status.REJECTED).isPresent());
    reject.pseudoClassStateChanged(ON, blank.struckOut());
  }

  /**
   * The buttons of the head of an item or of a citation, which act on all of it.
   *
   * @param wanting how many fields inside aren't decided
   */
  void show(FormRow.Head head, int wanting) {
    boolean counts = head.said().counts();
    confirm.setVisible(!counts || wanting > 0 || !head.said().decided());
    reject.setVisible(counts);
    edit.setVisible(counts && head.depth() > 0);
    notStated.setVisible(false);
    notStated.setManaged(false);
    reject.pseudoClassStateChanged(ON, !counts);
  }
}
