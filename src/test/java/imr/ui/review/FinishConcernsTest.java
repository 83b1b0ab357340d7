package imr.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What speaks against finishing is named as it is on the screen: flags and warnings. */
final class FinishConcernsTest {
  @Test
  void flagsAndWarningsAreCountedEach() {
    assertEquals("1 warning", new FinishConcerns(List.of(), List.of("a")).counted());
    assertEquals("2 flags", new FinishConcerns(List.of("a", "b"), List.of()).counted());
    assertEquals(
        "1 flag and 2 warnings", new FinishConcerns(List.of("a"), List.of("b", "c")).counted());
  }

  @Test
  void flagsAreListedFirst() {
    assertEquals(List.of("a", "b"), new FinishConcerns(List.of("a"), List.of("b")).sentences());
    assertTrue(new FinishConcerns(List.of(), List.of()).isEmpty());
  }
}
