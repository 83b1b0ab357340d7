package imr.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.AnnotationSet;
import imr.annotation.Target;
import imr.letter.Letter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Tests agreement with the gold records of the developers' letters, and that no item is lost. */
final class GoldLettersTest {

  @Test
  void suggestionsMeetTheGold() {
    SuggestionAgreement agreement = new SuggestionAgreement();
    GoldLetters.all().forEach(g -> agreement.add(g, Extractors.SHIPPED.extract(g.letter())));
    Map<String, Double> f1 = agreement.f1();
    assertTrue(f1.getOrDefault("all", 0.0) >= 0.985, () -> "F1 over all fields " + f1);
    List<String> low =
        f1.entrySet().stream().filter(e -> e.getValue() < 0.9).map(Object::toString).toList();
    assertEquals(List.of(), low);
  }

  @Test
  void everyQuoteStandsInItsLetter() {
    for (GoldLetters.Gold gold : GoldLetters.all()) {
      Letter letter = gold.letter();
      assertTrue(Extractors.SHIPPED.extract(letter).holdsIn(letter.text()), letter.name());
    }
  }

  @Test
  void inEveryPdfTheFourCountsOfItemsAgreeAndEveryItemIsWhole() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path pdf : pdfs()) {
      String text = text(pdf);
      AnnotationSet set = Extractors.SHIPPED.extract(Letter.of(pdf.toString(), text, true));
      long items = set.entries(Target.LETTER, FieldIds.ITEMS).size();
      List<Long> counts =
          Stream.of(
                  "(?:Upheld|Overturned)\\s+Claims Administrator guideline:",
                  "Claims Administrator guideline:",
                  "MAXIMUS guideline:",
                  "Decision rationale:")
              .map(p -> Pattern.compile(p).matcher(text).results().count())
              .toList();
      boolean agree = counts.stream().allMatch(c -> c == items);
      if (!agree || items == 0 || !whole(set)) {
        wrong.add(pdf.getFileName() + ": " + items + " items, labels " + counts);
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static boolean whole(AnnotationSet set) {
    return set.entries(Target.LETTER, FieldIds.ITEMS).stream()
        .allMatch(
            item ->
                Stream.of(
                        FieldIds.REQUEST,
                        FieldIds.DECISION,
                        FieldIds.RATIONALE,
                        FieldIds.CONCLUSION,
                        FieldIds.TREATMENT,
                        FieldIds.CATEGORY)
                    .allMatch(
                        f ->
                            set.at(Target.of(item.target().entry(), f))
                                .filter(a -> a.evidence().isPresent())
                                .isPresent()));
  }

  private static List<Path> pdfs() throws IOException {
    try (Stream<Path> files = Files.list(GoldLetters.folder().resolve("pdf"))) {
      return files.sorted().toList();
    }
  }

  /** Returns the canonical text of a PDF as defined by the schema. */
  private static String text(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      List<String> pages = new ArrayList<>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(document).replace("\r\n", "\n"));
      }
      return String.join("\f", pages);
    }
  }
}
