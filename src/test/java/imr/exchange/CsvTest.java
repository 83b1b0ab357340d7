package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
