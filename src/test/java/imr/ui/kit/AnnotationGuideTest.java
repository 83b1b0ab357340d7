package imr.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.exchange.SchemaFile;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AnnotationGuideTest {
  private final AnnotationGuide guide = AnnotationGuide.read();

  @Test
  void everyBuiltInFieldHasRulesAndNoRuleIsForAnUnknownField() {
    TreeSet<String> fields =
        SchemaFile.builtIn()
            .all()
            .map(Field::id)
            .map(FieldId::path)
            .collect(Collectors.toCollection(TreeSet::new));
    TreeSet<String> sections = new TreeSet<>(guide.sections());
    sections.remove("citation");
    assertEquals(fields, sections);
  }

  @Test
  void everyParagraphIsASentence() {
    List<String> unended =
        SchemaFile.builtIn()
            .all()
            .flatMap(f -> guide.rules(f.id()).stream())
            .filter(p -> !p.matches("(?s).*[.”]"))
            .toList();
    assertEquals(List.of(), unended);
  }

  @Test
  void theRulesOfCitationsAreSharedByBothLists() {
    List<String> reviewer = guide.rules(new FieldId("items.reviewerCitations"));
    assertTrue(reviewer.stream().anyMatch(p -> p.startsWith("A citation is one source.")));
    assertEquals(List.of(), guide.rules(new FieldId("case.attorney")));
  }
}
