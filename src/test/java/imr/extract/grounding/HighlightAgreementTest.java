package imr.extract.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Check;
import imr.annotation.Checks;
import imr.annotation.Schema;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.extract.Extractor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the highlight check reports nothing on records without errors. */
final class HighlightAgreementTest {
  private static final Schema SCHEMA = SchemaFile.builtIn();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

  @Test
  void aGoldRecordIsNeverQuestioned() throws Exception {
    List<String> questioned = new ArrayList<>();
    for (GoldRecords.Gold gold : GoldRecords.all(SCHEMA)) {
      Checks.of(SCHEMA, gold.record(), gold.letter().text(), TODAY).stream()
          .filter(c -> c.id().equals("highlight-differs"))
          .map(Check::sentence)
          .forEach(questioned::add);
    }
    assertEquals(List.of(), questioned);
  }

  @Test
  void anExtractionIsQuestionedOnlyWhereItIsWrong() throws Exception {
    Extractor extractor = new Extractor(SCHEMA, new ValueReader(TODAY.getYear()));
    for (GoldRecords.Gold gold : GoldRecords.all(SCHEMA)) {
      AnnotationSet found = extractor.extract(gold.letter());
      List<Answer> right = gold.record().all().stream().map(Annotation::answer).toList();
      Checks.of(SCHEMA, found, gold.letter().text(), TODAY).stream()
          .filter(c -> c.id().equals("highlight-differs"))
          .forEach(c -> assertFalse(right.contains(found.at(c.target()).orElseThrow().answer())));
    }
  }
}
