package imr.ui;

import imr.annotation.Annotation;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Span;
import imr.review.FormRow;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;

/** Works without a mouse. */
final class KeyboardAnalyst extends Analyst {
  KeyboardAnalyst(WindowTest test, KeysAndClicksTable.Column counts) {
    super(test, counts);
  }

  @Override
  void confirm(Target target) throws Exception {
    hands.press(KeyCode.ENTER);
  }

  @Override
  void confirmAll(FormRow row) throws Exception {
    hands.press(KeyCode.ENTER);
  }

  @Override
  void notStated(Target target) throws Exception {
    hands.press(KeyCode.DELETE);
  }

  @Override
  void reject(Target target) throws Exception {
    hands.press(KeyCode.DELETE);
  }

  @Override
  void correct(Target target, Annotation right) throws Exception {
    if (said(target).isPresent()) {
      hands.press(KeyCode.F2);
    }
    typeValue(right);
  }

  @Override
  void moveEnd(Target target, Annotation right, int words) throws Exception {
    if (words == 1) {
      hands.press(KeyCode.RIGHT, KeyCode.ALT);
      hands.press(KeyCode.ENTER);
    } else {
      hands.press(KeyCode.F2);
      typeValue(right);
    }
  }

  @Override
  void addEntry(Target list, Annotation right) throws Exception {
    hands.press(KeyCode.I, KeyCode.SHORTCUT);
    typeValue(right);
  }

  private void typeValue(Annotation right) throws Exception {
    hands.type(right.value().map(Value::shown).orElseThrow());
    hands.press(KeyCode.ENTER);
  }

  /**
   * Finds the citation's first words, makes the selection as long as it is, and presses the
   * citation's key. What is typed to find it counts.
   */
  @Override
  void addCitation(Target group, Span words) throws Exception {
    String text = session().letter().text().canonical();
    hands.press(KeyCode.F, KeyCode.SHORTCUT);
    int length = shortest(text, words.start());
    for (int i = words.start(); i < words.start() + length; i++) {
      hands.type(text.substring(i, i + 1));
      hands.pressed();
    }
    for (int i = before(text, words.start(), length); i > 0; i--) {
      hands.press(KeyCode.ENTER);
    }
    hands.press(KeyCode.ESCAPE);
    hands.press(KeyCode.SPACE, KeyCode.SHIFT);
    hands.press(KeyCode.getKeyCode(session().schema().field(group.field()).key()));
  }

  /** How many characters to type, so that they and the Enters up to the place are fewest. */
  private static int shortest(String text, int start) {
    return IntStream.rangeClosed(2, 12)
        .boxed()
        .min(Comparator.comparingInt(length -> length + before(text, start, length)))
        .orElseThrow();
  }

  /** How often the same characters are found before. */
  private static int before(String text, int start, int length) {
    String lower = text.toLowerCase(Locale.ROOT).replace('\n', ' ');
    String typed = lower.substring(start, start + length);
    int places = 0;
    for (int at = lower.indexOf(typed); at < start; at = lower.indexOf(typed, at + length)) {
      places++;
    }
    return places;
  }

  @Override
  void acceptSure() throws Exception {
    hands.press(KeyCode.A, KeyCode.SHORTCUT, KeyCode.SHIFT);
    awaitPreview();
    CheckBox empty = (CheckBox) test.node("#accept-absent");
    if (empty.isVisible() && !empty.isSelected()) {
      hands.press(KeyCode.A);
    }
    hands.press(KeyCode.ENTER);
  }

  @Override
  void finish() throws Exception {
    hands.press(KeyCode.ENTER, KeyCode.SHORTCUT);
  }

  @Override
  void finishAnyway() throws Exception {
    hands.press(KeyCode.ENTER);
  }
}
