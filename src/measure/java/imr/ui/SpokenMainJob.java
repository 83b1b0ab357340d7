package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ui.kit.AccessibleTree;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The main job by keyboard alone, with what a screen reader gets at each step: {@code mvn test
 * -Dtests.excluded=none -Dtest=SpokenMainJob} prints it.
 */
@Tag("long")
final class SpokenMainJob extends WindowTest {

  @Test
  void printsWhatAScreenReaderGets() throws Exception {
    print("an empty library");
    openSamples();
    print("a letter on the desk");
    robot.type(KeyCode.ENTER).type(KeyCode.ENTER);
    print("two fields confirmed");
    robot.type(KeyCode.F2).push(KeyCode.SHORTCUT, KeyCode.A);
    robot.type(KeyCode.F2).write("2017-02-08").type(KeyCode.ENTER);
    print("one corrected");
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);
    print("what can be accepted in one go");
    robot.type(KeyCode.ESCAPE);
    robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
    print("what is still open");
    robot.type(KeyCode.ESCAPE);
    awaitSaved();
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    awaitSaved();
    assertTrue(window.desk().session().get().orElseThrow().toUndo().isPresent());
  }

  private void print(String step) {
    robot.interact(
        () -> {
          System.out.println("== " + step);
          for (AccessibleTree tree : AccessibleTree.ofAllWindows()) {
            System.out.println(tree.print());
            assertEquals(List.of(), tree.nameless(), step);
          }
        });
  }
}
