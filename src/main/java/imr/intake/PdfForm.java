package imr.intake;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDListBox;

/** Converts the contents of a PDF form to page text. */
final class PdfForm {
  private PdfForm() {}

  /**
   * Writes the form's values into the pages of the document in memory.
   *
   * @return the numbers of the pages that have any, starting at 1
   */
  static Set<Integer> intoPages(PDDocument document, Guard guard) throws IOException {
    PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
    if (form == null || !filledIn(form, guard)) {
      return Set.of();
    }
    Set<Integer> pages = new HashSet<>();
    int number = 0;
    for (PDPage page : PdfText.pagesOf(document, guard)) {
      number++;
      for (PDAnnotation annotation : page.getAnnotations()) {
        guard.tick();
        if (annotation instanceof PDAnnotationWidget) {
          pages.add(number);
        }
      }
    }
    return flattened(form, guard) ? pages : Set.of();
  }

  /** Flattens the form. If PDFBox can't draw it, the rest of the letter is read anyway. */
  private static boolean flattened(PDAcroForm form, Guard guard) {
    try {
      for (PDField field : form.getFieldTree()) {
        guard.tick();
        if (field instanceof PDListBox list && !list.getValue().isEmpty()) {
          showChosenAlone(list);
        }
      }
      form.flatten(form.getFields(), form.getNeedAppearances());
      return true;
    } catch (IOException | RuntimeException damaged) {
      guard.check();
      return false;
    }
  }

  /** A list shows what could be chosen, too, which is no value. */
  private static void showChosenAlone(PDListBox list) throws IOException {
    List<String> chosen = list.getValue();
    List<String> options = list.getOptionsExportValues();
    List<String> shown = list.getOptionsDisplayValues();
    List<String> words =
        chosen.stream()
            .map(c -> options.indexOf(c) < 0 ? c : shown.get(options.indexOf(c)))
            .toList();
    list.setOptions(words);
    list.setTopIndex(0);
    if (words.size() == 1) {
      list.setValue(words.getFirst());
    } else {
      list.setValue(words);
    }
  }

  private static boolean filledIn(PDAcroForm form, Guard guard) {
    for (PDField field : form.getFieldTree()) {
      guard.tick();
      if (field.getValueAsString() != null && !field.getValueAsString().isBlank()) {
        return true;
      }
    }
    return false;
  }
}
