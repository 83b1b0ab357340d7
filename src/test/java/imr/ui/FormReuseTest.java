package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.review.Form;
import imr.review.ReviewSession;
import imr.store.LetterRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** The form keeps its lines from letter to letter, and nothing of the letter before. */
final class FormReuseTest extends WindowTest {

  @Test
  void aLetterLooksTheSameAfterAnyOtherAsAlone() throws Exception {
    openSamples();
    List<String> letters = window.library().letters().stream().map(LetterRow::id).toList();
    assertTrue(letters.size() > 2);
    open(letters.getFirst());
    robot.interact(window::focusForm);
    robot.type(KeyCode.ENTER, KeyCode.DELETE, KeyCode.ENTER);
    run("flag-field");
    awaitSaved();
    List<ReviewSession> sessions = new ArrayList<>();
    for (String letter : letters) {
      open(letter);
      sessions.add(window.desk().session().get().orElseThrow());
    }
    for (ReviewSession letter : sessions) {
      robot.interact(() -> window.desk().close());
      robot.interact(() -> window.desk().open(letter));
      List<String> alone = form();
      for (ReviewSession before : sessions) {
        robot.interact(() -> window.desk().open(before));
        robot.interact(() -> window.desk().open(letter));
        assertEquals(alone, form());
        robot.interact(() -> window.desk().open(before));
        robot.interact(this::scrollDown);
        form();
        robot.interact(() -> window.desk().open(letter));
        assertEquals(alone, form());
      }
    }
  }

  private void scrollDown() {
    window.desk().form().rows().reversed().stream()
        .flatMap(row -> Form.target(row).stream())
        .findFirst()
        .ifPresent(window.desk()::choose);
  }

  private void open(String letter) throws Exception {
    robot.interact(() -> window.library().open(letter, () -> {}));
    await(
        () ->
            window.library().opening().get().isEmpty()
                && window
                    .desk()
                    .session()
                    .get()
                    .filter(s -> s.letter().id().equals(letter))
                    .isPresent());
  }

  /** Every label of the form with its place and its look, once nothing moves any more. */
  private List<String> form() throws Exception {
    List<String> before = List.of();
    List<String> now = shown();
    while (!now.equals(before)) {
      Thread.sleep(200);
      before = now;
      now = shown();
    }
    return now;
  }

  private List<String> shown() throws Exception {
    return WaitForAsyncUtils.asyncFx(
            () -> {
              List<String> all = new ArrayList<>();
              list(node(".form"), all);
              return all.stream().sorted().toList();
            })
        .get();
  }

  private static void list(Node node, List<String> all) {
    if (!node.isVisible()) {
      return;
    }
    double y = node.localToScene(node.getLayoutBounds()).getMinY();
    if (node instanceof Labeled label) {
      String looks = label.getStyleClass().stream().sorted().toList().toString();
      all.add(
          String.format(
              Locale.ROOT, "%04.0f %s %s %s", y, label.getText(), looks, label.getTextFill()));
    }
    if (node.getAccessibleRoleDescription() != null) {
      all.add(
          String.format(
              Locale.ROOT,
              "%04.0f %s %s",
              y,
              node.getAccessibleText(),
              node.getPseudoClassStates().stream()
                  .map(Object::toString)
                  .filter(p -> !p.contains("focus"))
                  .sorted()
                  .toList()));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> list(child, all));
    }
  }
}
