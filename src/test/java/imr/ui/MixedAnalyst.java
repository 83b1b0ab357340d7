package imr.ui;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.Target;
import imr.letter.Span;
import imr.review.FormRow;
import javafx.scene.input.KeyCode;

/** One hand on the mouse, one on the keys: drags, then presses the field's key; clicks in turn. */
final class MixedAnalyst extends MouseAnalyst {
  private boolean byKey;

  MixedAnalyst(WindowTest test, KeysAndClicksTable.Column counts) {
    super(test, counts);
  }

  private boolean turn() {
    byKey = !byKey;
    return byKey;
  }

  @Override
  void confirm(Target target) throws Exception {
    if (turn()) {
      hands.press(KeyCode.ENTER);
    } else {
      super.confirm(target);
    }
  }

  @Override
  void confirmAll(FormRow row) throws Exception {
    if (turn()) {
      hands.press(KeyCode.ENTER);
    } else {
      super.confirmAll(row);
    }
  }

  @Override
  void notStated(Target target) throws Exception {
    if (turn()) {
      hands.press(KeyCode.DELETE);
    } else {
      super.notStated(target);
    }
  }

  @Override
  void moveEnd(Target target, Annotation right, int words) throws Exception {
    Span span = right.evidence().map(Evidence::span).orElseThrow();
    hands.bringIntoSight(span);
    hands.dragEnd(span.end());
    hands.press(KeyCode.ENTER);
  }

  /** Words that were dragged over go to the field whose key is pressed. */
  @Override
  void use(Span words, Target target) throws Exception {
    hands.dragOver(words);
    String key = session().schema().field(target.field()).key();
    for (int i = 0; i < key.length(); i++) {
      hands.press(KeyCode.getKeyCode(key.substring(i, i + 1)));
    }
  }

  @Override
  void finish() throws Exception {
    hands.press(KeyCode.ENTER, KeyCode.SHORTCUT);
  }
}
