package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.ui.kit.AccessibleTree;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Whatever can be used has a name that a screen reader says. */
final class NamesTest extends WindowTest {

  @Test
  void nothingThatCanBeUsedIsNamelessOnAnyScreenOrSheet() throws Exception {
    Collection<String> nameless = new TreeSet<>();
    OpenedScreens opened = new OpenedScreens(window, stage);
    robot.interact(() -> nameless.addAll(nameless("empty library")));
    openSamples();
    opened.each(verb -> nameless.addAll(nameless(verb)));
    opened.menus(menu -> nameless.addAll(nameless(menu)));
    assertEquals(List.of(), List.copyOf(nameless));
  }

  @Test
  void aFieldIsSpokenWithItsValueAndStateAndSoIsItsPlaceInTheLetter() throws Exception {
    openSamples();
    choose("patient.sex");
    robot.interact(window::focusForm);
    String before = spoken(stage.getScene().getFocusOwner());
    assertTrue(before.matches("Sex, female, suggested, (low )?confidence \\d+%"), before);
    robot.type(KeyCode.ENTER);
    choose("patient.sex");
    robot.interact(window::focusForm);
    assertEquals("Sex, female, confirmed", spoken(stage.getScene().getFocusOwner()));
    String help = node("#letter").getAccessibleHelp();
    assertTrue(help.matches("Selected: Sex, [a-z]+, confirmed, line \\d+"), help);
    awaitSaved();
  }

  private static String spoken(Node node) {
    return (String) node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
  }

  private static List<String> nameless(String where) {
    List<AccessibleTree> windows = AccessibleTree.ofAllWindows();
    assertTrue(windows.stream().anyMatch(w -> !w.parts().isEmpty()));
    return windows.stream().flatMap(w -> w.nameless().stream()).map(n -> where + ": " + n).toList();
  }
}
