package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.letter.Span;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The legend and the card over the letter, in the real window. */
final class LegendTest extends WindowTest {

  private String words(String query) {
    StringBuilder words = new StringBuilder();
    for (var label : ((Parent) node(query)).lookupAll(".label")) {
      words.append(((Labeled) label).getText()).append('\n');
    }
    return words.toString();
  }

  @Test
  void groupsAreHiddenByKeyboardAndStayHiddenAfterARestart() throws Exception {
    openSamples();
    assertFalse(node("#legend").isVisible());
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
    assertTrue(node("#legend").isVisible());
    assertEquals("Legend", label("#legend-button"));
    robot.type(KeyCode.SPACE);
    assertEquals("Legend · 1 hidden", label("#legend-button"));
    assertEquals("Case (hidden)", label("#legend-case"));
    assertTrue(node("#legend-case").isFocused());
    restart();
    assertEquals("Legend · 1 hidden", label("#legend-button"));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
    robot.type(KeyCode.SPACE);
    assertEquals("Legend", label("#legend-button"));
  }

  @Test
  void everyGroupHasATagOfItsOwn() throws Exception {
    openSamples();
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
    for (String tag : "Ca Re Pa Cl Rq It Ci Co".split(" ", -1)) {
      assertTrue(words("#legend").contains(tag + "\n"), tag);
    }
  }

  @Test
  void aKeyExplainsTheChosenValueWithItsStory() throws Exception {
    openSamples();
    choose("patient.age");
    robot.interact(() -> window.desk().confirm());
    choose("patient.age");
    robot.push(KeyCode.ALT, KeyCode.H);
    assertTrue(node("#hover-card").isVisible());
    String card = words("#hover-card");
    assertTrue(card.contains("Pa\nAge\n"), card);
    assertTrue(card.contains("confirmed\n"), card);
    assertTrue(card.contains("– suggested by imr-rules"), card);
    assertTrue(card.contains("– confirmed by Ana · "), card);
    robot.type(KeyCode.DOWN);
    assertFalse(node("#hover-card").isVisible());
  }

  @Test
  void theMouseAtRestOverAHighlightExplainsIt() throws Exception {
    openSamples();
    choose("patient.age");
    Span age = at("patient.age").flatMap(Annotation::evidence).orElseThrow().span();
    Hands hands = new Hands(this);
    hands.bringIntoSight(age);
    hands.moveTo(hands.pointAt(age.start()));
    await(() -> node("#hover-card").isVisible());
    assertTrue(words("#hover-card").contains("Pa\nAge\n"), words("#hover-card"));
    robot.moveTo("#letter-name");
    await(() -> !node("#hover-card").isVisible());
  }
}
