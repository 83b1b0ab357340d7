package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTest {

  @Test
  void cellsWithCommasQuotesAndLineEndsStandInQuotes() {
    assertEquals(
        "a,\"b,c\",\"say \"\"d\"\"\",\"e\nf\"\r\n\r\n,7,-1.5\r\n",
        Csv.of(
            List.of(
                List.of("a", "b,c", "say \"d\"", "e\nf"), List.of(), List.of("", "7", "-1.5"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1", "|cmd", "＝1", "-"})
  void noCellRunsAsAFormula(String formula) {
    assertEquals("'" + formula + "\r\n", Csv.of(List.of(List.of(formula))));
  }

  @Test
  void aTabOrALineEndBeforeAFormulaDoesNotHideIt() {
    assertEquals("\"'\t=1\"\r\n", Csv.of(List.of(List.of("\t=1"))));
    assertEquals("\"'\r=1\"\r\n", Csv.of(List.of(List.of("\r=1"))));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00A0, 0x200B, 0xFEFF, 0x0085, 0x2028, 0x2029, 0x0000, 0x001B, 0x00AD, 0x034F, 0x115F,
        0x200E, 0x202E, 0x2060, 0x2800, 0x3000, 0x3164, 0xFE0F, 0xE000, 0xFFF9, 0x1D173, 0xE0001
      })
  void nothingThatLooksLikeABlankHidesAFormula(int blank) {
    String cell = Character.toString(blank) + " =HYPERLINK(1)";
    String written = Csv.of(List.of(List.of(cell)));
    assertTrue(written.startsWith("'" + cell) || written.startsWith("\"'" + cell), written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\tx", "\rx", "\nx", "\u0000x", "\u0085x", "\u2028x", "\u001bx"})
  void noCellBeginsWithAControlCharacter(String cell) {
    String written = Csv.of(List.of(List.of(cell)));
    assertTrue(written.startsWith("'" + cell) || written.startsWith("\"'" + cell), written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00A0plain", "\u200Bplain", "é=1", "7", "a\tb"})
  void plainWordsStayAsTheyAre(String cell) {
    String written = Csv.of(List.of(List.of(cell)));
    assertTrue(written.equals(cell + "\r\n") || written.equals("\"" + cell + "\"\r\n"), written);
  }
}
