package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PersonNameTest {

  @Test
  void aNameHasBetweenOneAndSixtyCharacters() {
    assertEquals(Optional.empty(), PersonName.problem(" Zoë Ångström "));
    assertEquals(Optional.empty(), PersonName.problem("\ud835\udd4f".repeat(60)));
    assertEquals(
        Optional.of("Use a name of at most 60 characters."), PersonName.problem("a".repeat(61)));
    assertEquals(
        Optional.of("Enter a name. It's saved with every decision."), PersonName.problem(" \t "));
  }

  @Test
  void aNameHasNoControlCharacters() {
    assertEquals(
        Optional.of("A name can't contain tabs, line breaks, or other control characters."),
        PersonName.problem("A\tB"));
    assertEquals(
        Optional.of("A name can't contain tabs, line breaks, or other control characters."),
        PersonName.problem("A\nB"));
  }
}
