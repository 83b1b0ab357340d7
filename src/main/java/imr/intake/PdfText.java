package imr.intake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The canonical text of a PDF: the output of {@code PDFTextStripper} with default settings, page by
 * page, with {@code \n} for line ends and a form feed between pages (schema, "Values").
 */
final class PdfText {
  /** Some programs append data after the end. */
  private static final int END_WITHIN = 4096;

  private PdfText() {}

  /**
   * Makes PDFBox scan the system fonts, which takes a second or more. Done once before the first
   * file, so that warnings about fonts are not attributed to a file.
   */
  static void warmUp() {
    SystemFonts.LOADED.isFallback();
  }

  private static final class SystemFonts {
    static final FontMapping<FontBoxFont> LOADED = load();

    private static FontMapping<FontBoxFont> load() {
      PdfWarnings.keepOffTheConsole();
      return FontMappers.instance().getFontBoxFont("Times-Roman", null);
    }
  }

  /**
   * A page.
   *
   * @param text empty if the page has none
   * @param whole false if its checksum doesn't match, so the text may be damaged
   * @param turned whether its text is sideways or upside down
   * @param layered whether it had a second layer of the same text
   */
  record PageText(String text, boolean whole, boolean turned, boolean layered) {
    private static void write(DataOutputStream out, PageText page) throws IOException {
      WireFormat.write(out, page.text);
      out.writeBoolean(page.whole);
      out.writeBoolean(page.turned);
      out.writeBoolean(page.layered);
    }

    private static PageText read(DataInputStream in) throws IOException {
      return new PageText(
          WireFormat.text(in), in.readBoolean(), in.readBoolean(), in.readBoolean());
    }
  }

  /**
   * A PDF's text with its peculiarities.
   *
   * @param enciphered whether the printed glyphs differ from the declared characters
   */
  record PdfContent(List<PageText> pages, PdfExtras extras, boolean enciphered) {
    String text() {
      return pages.stream().map(PageText::text).collect(Collectors.joining("\f"));
    }

    void write(DataOutputStream out) throws IOException {
      WireFormat.write(out, pages, PageText::write);
      extras.write(out);
      out.writeBoolean(enciphered);
    }

    static PdfContent read(DataInputStream in) throws IOException {
      return new PdfContent(
          WireFormat.list(in, PageText::read), PdfExtras.read(in), in.readBoolean());
    }
  }

  /**
   * Reads all pages in order.
   *
   * @throws IOException if the file is damaged or the password is wrong; PDFBox may also throw
   *     other exceptions
   * @throws Guard.ReadingStoppedException if a limit is exceeded
   */
  static PdfContent pages(PdfFile file, Guard guard) throws IOException {
    try (PDDocument document = file.open(guard)) {
      List<PDPage> pages = pagesOf(document, guard);
      PdfExtras extras = PdfExtras.of(document, guard);
      List<Boolean> whole = new ArrayList<>();
      for (PDPage page : pages) {
        guard.nextPage();
        whole.add(PdfChecksums.hold(page, guard));
      }
      GuardedStripper stripper = new GuardedStripper(guard);
      Set<Integer> forms = PdfForm.intoPages(document, guard);
      List<PageText> texts = new ArrayList<>();
      int characters = 0;
      while (texts.size() < pages.size()) {
        guard.nextPage();
        int number = texts.size() + 1;
        stripper.byPosition(forms.contains(number));
        String text = text(document, stripper, number);
        texts.add(new PageText(text, whole.get(number - 1), stripper.lying(), stripper.layered()));
        characters += text.length() + 1;
        guard.tooLargeIf(characters > guard.limits().characters());
      }
      // PDFBox may have ignored the stop and returned half a page.
      guard.check();
      return new PdfContent(texts, extras, stripper.fonts().differ());
    }
  }

  /** Returns whether the end-of-file marker is missing (PDF 1.7, 7.5.5). */
  static boolean endsEarly(byte[] file) {
    int from = Math.max(0, file.length - END_WITHIN);
    return !new String(file, from, file.length - from, StandardCharsets.ISO_8859_1)
        .contains("%%EOF");
  }

  /** Returns the existing pages; the page count stated in the file may be wrong. */
  static List<PDPage> pagesOf(PDDocument document, Guard guard) {
    List<PDPage> pages = new ArrayList<>();
    for (PDPage page : document.getPages()) {
      pages.add(page);
      guard.tooLargeIf(pages.size() > guard.limits().pages());
    }
    return pages;
  }

  private static String text(PDDocument document, PDFTextStripper stripper, int page)
      throws IOException {
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    String text = TextFile.wellFormed(stripper.getText(document));
    return TextFile.unixLineEnds(text).replace('\f', ' ');
  }
}
