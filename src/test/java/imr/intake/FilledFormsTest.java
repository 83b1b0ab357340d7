package imr.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDComboBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDListBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields of every kind in a form are read as the page shows them, beside their labels. */
final class FilledFormsTest {
  private static final PDFont FONT = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
  private static final List<String> LABELS =
      List.of("Case Number:", "Gender:", "Priority:", "Upheld", "Overturned", "Summary:");

  /**
   * @param drawn false where the program that filled the form in left drawing to the reader
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fieldsOfEveryKindStandBesideTheirLabels(boolean drawn) throws IOException {
    PdfJob<PdfJob.TextRead> job = new PdfJob.Text(new PdfFile(form(drawn), ""));
    PdfAnswer<PdfJob.TextRead> answer = InProcessPdfReader.run(job, Limits.standard(), () -> false);
    PdfJob.TextRead read = ((PdfAnswer.Done<PdfJob.TextRead>) answer).value();
    assertInstanceOf(PdfAnswer.Done.class, answer);
    assertEquals(
        """
        Case Number: CM18-0770012
        Gender: female
        Priority: Expedited
        Upheld \u2714
        Overturned
        Summary:
        first line
        second line
        """,
        read.reading().text().replaceAll(" +\n", "\n"));
  }

  private static byte[] form(boolean drawn) throws IOException {
    PdfText.warmUp();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      labels(document, page);
      PDAcroForm form = new PDAcroForm(document);
      document.getDocumentCatalog().setAcroForm(form);
      PDResources resources = new PDResources();
      resources.put(COSName.HELV, FONT);
      form.setDefaultResources(resources);
      form.setDefaultAppearance("/Helv 9 Tf 0 g");
      form.setNeedAppearances(!drawn);
      PDTextField number = new PDTextField(form);
      put(form, number, page, 700, "CM18-0770012", drawn);
      PDComboBox gender = new PDComboBox(form);
      gender.setOptions(List.of("m", "f"), List.of("male", "female"));
      put(form, gender, page, 680, "f", drawn);
      PDListBox priority = new PDListBox(form);
      priority.setOptions(List.of("Standard", "Expedited"));
      put(form, priority, page, 660, "Expedited", drawn);
      box(document, form, page, 640).check();
      box(document, form, page, 620).unCheck();
      PDTextField summary = new PDTextField(form);
      summary.setMultiline(true);
      put(form, summary, page, 560, "first line\nsecond line", drawn);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static void labels(PDDocument document, PDPage page) throws IOException {
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(FONT, 9);
      content.setLeading(20);
      content.newLineAtOffset(60, 702);
      for (String label : LABELS) {
        content.showText(label);
        content.newLine();
      }
      content.endText();
    }
  }

  private static void put(
      PDAcroForm form, PDTerminalField field, PDPage page, float y, String value, boolean drawn)
      throws IOException {
    field.setPartialName("field" + (int) y);
    PDAnnotationWidget widget = field.getWidgets().getFirst();
    widget.setRectangle(new PDRectangle(200, y, 150, y < 600 ? 40 : 12));
    widget.setPage(page);
    page.getAnnotations().add(widget);
    form.getFields().add(field);
    if (drawn) {
      field.setValue(value);
    } else {
      field.getCOSObject().setString(COSName.V, value);
    }
  }

  private static PDCheckBox box(PDDocument document, PDAcroForm form, PDPage page, float y)
      throws IOException {
    PDCheckBox box = new PDCheckBox(form);
    box.setPartialName("box" + (int) y);
    PDAnnotationWidget widget = box.getWidgets().getFirst();
    widget.setRectangle(new PDRectangle(200, y, 12, 12));
    widget.setPage(page);
    page.getAnnotations().add(widget);
    COSDictionary states = new COSDictionary();
    states.setItem(COSName.getPDFName("Yes"), state(document, "BT /ZaDb 10 Tf 2 2 Td (4) Tj ET"));
    states.setItem(COSName.getPDFName("Off"), state(document, ""));
    PDAppearanceDictionary appearance = new PDAppearanceDictionary();
    appearance.getCOSObject().setItem(COSName.N, states);
    widget.setAppearance(appearance);
    form.getFields().add(box);
    return box;
  }

  private static COSDictionary state(PDDocument document, String operators) throws IOException {
    PDAppearanceStream state = new PDAppearanceStream(document);
    state.setBBox(new PDRectangle(12, 12));
    PDResources resources = new PDResources();
    resources.put(
        COSName.getPDFName("ZaDb"), new PDType1Font(Standard14Fonts.FontName.ZAPF_DINGBATS));
    state.setResources(resources);
    try (OutputStream out = state.getCOSObject().createOutputStream()) {
      out.write(operators.getBytes(StandardCharsets.US_ASCII));
    }
    return state.getCOSObject();
  }
}
