package imr.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is said once values were accepted. */
final class AcceptWordingTest {
  @Test
  void undoIsSaidOfOneOrOfAll() {
    assertEquals("1 value confirmed. Undo reverts it.", AcceptModel.said(1, 0));
    assertEquals("12 values confirmed. Undo reverts them all.", AcceptModel.said(12, 0));
    assertEquals(
        "1 value confirmed, 2 fields marked as not stated. Undo reverts them all.",
        AcceptModel.said(1, 2));
  }
}
