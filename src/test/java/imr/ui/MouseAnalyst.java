package imr.ui;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.Target;
import imr.letter.Span;
import imr.review.FormRow;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;

/** Works without a keyboard: clicks what is to be seen, and drags over the letter. */
class MouseAnalyst extends Analyst {
  MouseAnalyst(WindowTest test, KeysAndClicksTable.Column counts) {
    super(test, counts);
  }

  @Override
  void confirm(Target target) throws Exception {
    hands.click(onLine(line -> standing(line).or(() -> button(line, "Confirm"))));
  }

  /** The decision that stands, in a switch. */
  private static Optional<Node> standing(Node line) {
    return line.lookupAll(".toggle-button").stream()
        .filter(n -> n instanceof ToggleButton t && t.isSelected())
        .findFirst();
  }

  @Override
  void confirmAll(FormRow row) throws Exception {
    hands.click(
        onLine(
            line ->
                row instanceof FormRow.Unstated
                    ? Optional.ofNullable(line.lookup(".unstated-confirm"))
                    : button(line, "Confirm")));
  }

  @Override
  void notStated(Target target) throws Exception {
    hands.click(onLine(line -> button(line, "Mark as not stated")));
  }

  @Override
  void reject(Target target) throws Exception {
    hands.click(onLine(line -> button(line, "Reject value")));
  }

  private static Optional<Node> button(Node line, String words) {
    return line.lookupAll(".row-button").stream()
        .filter(n -> words.equals(n.getAccessibleText()) && n.isVisible())
        .findFirst();
  }

  @Override
  void correct(Target target, Annotation right) throws Exception {
    use(right.evidence().map(Evidence::span).orElseThrow(), target);
  }

  @Override
  void moveEnd(Target target, Annotation right, int words) throws Exception {
    Span span = right.evidence().map(Evidence::span).orElseThrow();
    hands.bringIntoSight(span);
    hands.dragEnd(span.end());
    confirm(target);
  }

  @Override
  void addEntry(Target list, Annotation right) throws Exception {
    use(right.evidence().map(Evidence::span).orElseThrow(), list);
  }

  @Override
  void addCitation(Target group, Span words) throws Exception {
    use(words, group);
  }

  /** Drags over words and clicks their field beside them, or in the list of all fields. */
  void use(Span words, Target target) throws Exception {
    hands.dragOver(words);
    Optional<Node> row = offered(target);
    if (row.isEmpty()) {
      hands.click(test.node("#selection-all"));
      row = offered(target);
    }
    hands.click(
        row.orElseThrow(
            () -> new IllegalStateException(target + " isn't offered for “" + selected() + "”")));
  }

  private String selected() {
    return test.window
        .desk()
        .selection()
        .get()
        .map(s -> session().letter().text().quote(s))
        .orElse("");
  }

  private Optional<Node> offered(Target target) throws Exception {
    return Hands.ask(
        () ->
            test.stage.getScene().getRoot().lookupAll(".selection-row").stream()
                .filter(n -> target.equals(n.getUserData()))
                .findFirst());
  }

  @Override
  void acceptSure() throws Exception {
    hands.click(test.node("#accept-sure-values"));
    awaitPreview();
    CheckBox empty = (CheckBox) test.node("#accept-absent");
    if (empty.isVisible() && !empty.isSelected()) {
      hands.click(empty);
    }
    hands.click(test.node("#accept-now"));
  }

  @Override
  void finish() throws Exception {
    hands.click(
        Hands.ask(
            () ->
                test.stage.getScene().getRoot().lookupAll(".key-words").stream()
                    .filter(n -> n instanceof Labeled l && l.getText().equals("Finish letter"))
                    .findFirst()
                    .orElseThrow()));
  }

  @Override
  void finishAnyway() throws Exception {
    hands.click(test.node("#finish-anyway"));
  }
}
