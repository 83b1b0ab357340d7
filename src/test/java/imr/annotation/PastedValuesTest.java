package imr.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.exchange.SchemaFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests reading values pasted from other programs. */
final class PastedValuesTest {
  private static final Schema SCHEMA = SchemaFile.builtIn();
  private final ValueReader reader = new ValueReader(2026);

  private Value read(String field, String words) {
    return reader.read(SCHEMA.field(new FieldId(field)), words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u200E", "\u200F", "\u202A", "\u2068", "\uFEFF", "\u00AD", "\u200B", "\u0000"})
  void aPastedValueWithAnInvisibleCharacterAnywhereIsItsValue(String mark) {
    assertEquals(Value.of("2018-04-24"), read("case.decisionDate", mark + "04/24/2018"));
    assertEquals(
        Value.of("2018-04-24"), read("case.decisionDate", "04/" + mark + "24/2018" + mark));
    assertEquals(Value.of("36"), read("patient.age", mark + "36" + mark));
    assertEquals(Value.of("female"), read("patient.sex", "fe" + mark + "male"));
    assertEquals(Value.of("overturned"), read("items.decision", "Over" + mark + "turned"));
    assertEquals(Value.of("CM18-1"), read("case.number", "CM18-" + mark + "1"));
  }

  @ParameterizedTest
  @CsvSource({
    "case.decisionDate, 04\u201124\u20112018, 2018-04-24",
    "case.decisionDate, 2018\u201304\u201324, 2018-04-24",
    "case.decisionDate, April\u00A024\u2009 2018, 2018-04-24",
    "clinical.painScores, 6\u20137/10, 6-7/10",
    "case.number, CM18\u20101, CM18-1",
    "items.treatment, ﬁbrin glue, fibrin glue",
    "items.treatment, cafe\u0301, café"
  })
  void hyphensSpacesLigaturesAndAccentsOfEveryMakeAreRead(
      String field, String words, String value) {
    assertEquals(Value.of(value), read(field, words));
  }

  @Test
  void pagesAreReadHoweverManyTheyAre() {
    String pages = "items.reviewerCitations.pages";
    assertEquals(Value.of("12, 14-16"), read(pages, "12 and 14 - 16"));
    assertEquals(Value.of("1" + ", 1".repeat(20_000)), read(pages, "1" + " and 1".repeat(20_000)));
  }

  @Test
  void aDecisionIsReadFromPhrasesBeforeSingleWords() {
    assertEquals(Value.of("modified"), read("items.decision", "Partially Overturned"));
    assertEquals(Value.of("overturned"), read("items.decision", "Overturned"));
    assertEquals(
        Value.of("upheld"), read("items.decision", "not medically necessary and appropriate"));
    assertEquals(
        Value.of("overturned"), read("items.decision", "medically necessary and appropriate"));
  }
}
