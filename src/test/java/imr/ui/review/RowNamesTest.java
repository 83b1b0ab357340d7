package imr.ui.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class RowNamesTest {
  @Test
  void labelsInsideSentencesAreInLowerCaseExceptAcronyms() {
    assertEquals("date assigned", RowNames.within("Date assigned"));
    assertEquals("UR denial date", RowNames.within("UR denial date"));
    assertEquals("RFA date", RowNames.within("RFA date"));
    assertEquals("", RowNames.within(""));
  }

  @Test
  void listsAreNamedByOneEntry() {
    assertEquals("diagnosis", RowNames.singular("Diagnoses"));
    assertEquals("specialty", RowNames.singular("Specialties"));
    assertEquals("UR date", RowNames.singular("UR dates"));
  }
}
