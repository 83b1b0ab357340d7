package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.learn.LetterReading;
import imr.review.ReviewSession;
import imr.workbench.Learning;
import imr.workbench.LearningSurvey;
import imr.workbench.TaughtLetter;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the letters teach, at the desk and on the Learning screen, in the real window. */
final class LearningWindowTest extends WindowTest {
  private static final Target WRONG = TaughtLetter.WRONG;

  @BeforeEach
  void listLetters() throws Exception {
    workbench.add(IntStream.rangeClosed(1, 4).mapToObj(TaughtLetter::number).toList());
    robot.interact(() -> window.library().refresh());
    robot.interact(window::learn);
  }

  private String id(int at) {
    return workbench.letters().get(at).id();
  }

  private void lay(int at) throws Exception {
    robot.interact(() -> window.library().open(id(at)));
    await(() -> session().letter().id().equals(id(at)));
    robot.interact(window::focusForm);
  }

  private ReviewSession session() {
    return window.desk().session().get().orElseThrow();
  }

  private Optional<Annotation> at(Target target) {
    return session().annotations().at(target);
  }

  private void go(Target target) {
    robot.interact(() -> window.desk().choose(target));
    robot.interact(window::focusForm);
  }

  private void awaitLearned(int letters) throws Exception {
    Learning learning = workbench.learning();
    await(() -> !learning.training() && learning.model().letters() == letters);
  }

  /** Two letters are corrected in the same way, and the third lies on the desk. */
  private void taughtTwice() throws Exception {
    TaughtLetter.teach(workbench, id(0), "Ana");
    TaughtLetter.teach(workbench, id(1), "Ana");
    awaitLearned(2);
    robot.interact(() -> window.library().refresh());
    lay(2);
    await(() -> node("#attention").isVisible());
  }

  private LetterReading reading() {
    return workbench.learning().read(session());
  }

  private List<String> texts(String within) {
    return robot.from(node(within)).lookup((Node n) -> n instanceof Labeled).queryAll().stream()
        .map(n -> ((Labeled) n).getText())
        .filter(t -> t != null && !t.isEmpty())
        .toList();
  }

  private boolean says(String within, String part) {
    return texts(within).stream().anyMatch(t -> t.contains(part));
  }

  private Button button(String within, Predicate<Button> which) {
    return robot
        .from(node(within))
        .lookup((Node n) -> n instanceof Button b && which.test(b))
        .queryButton();
  }

  private List<String> treatments() {
    return session().annotations().all().stream()
        .filter(a -> a.counts() && a.target().field().equals(TaughtLetter.TREATMENTS))
        .flatMap(a -> a.evidence().stream())
        .map(e -> e.quote())
        .toList();
  }

  @Test
  void aCorrectionMadeTwiceAtTheDeskIsOfferedInTheThirdLetterAndOneKeyMakesIt() throws Exception {
    for (int letter = 0; letter < 2; letter++) {
      lay(letter);
      go(WRONG);
      robot.type(KeyCode.DELETE);
      awaitSaved();
      assertEquals(Status.REJECTED, at(WRONG).orElseThrow().status());
      robot.interact(() -> window.desk().close());
      new imr.workbench.Person(workbench, "Ana", java.time.Instant.now()).finishes(id(letter));
    }
    awaitLearned(2);
    lay(2);
    go(WRONG);
    await(() -> says("#doubt", "rejected 2 of 2 times before"));
    robot.press(KeyCode.ALT).type(KeyCode.Y).release(KeyCode.ALT);
    awaitSaved();
    Annotation now = at(WRONG).orElseThrow();
    assertEquals(Status.REJECTED, now.status());
    assertTrue(now.provenance() instanceof Provenance.Person);
    assertFalse(chosen().equals(WRONG));
  }
}
