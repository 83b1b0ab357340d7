package imr.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The canonical text of a PDF: what {@code PDFTextStripper} gives at its defaults, page by page,
 * line ends as {@code \n}, one form feed between two pages (schema page, "Values").
 */
final class PdfText {
  private PdfText() {}

  /**
   * Has PDFBox look at this machine's fonts, once, which takes up to a second or more; done before
   * the first file, so that what it remarks about the fonts is not taken for a remark about a file.
   */
  static void warmUp() {
    SystemFonts.LOADED.isFallback();
  }

  private static final class SystemFonts {
    static final FontMapping<FontBoxFont> LOADED = load();

    private static FontMapping<FontBoxFont> load() {
      PdfRemarks.keepOffTheConsole();
      return FontMappers.instance().getFontBoxFont("Times-Roman", null);
    }
  }

  /**
   * One page.
   *
   * @param text empty where the page has none
   * @param whole false where its checksum does not hold, so that the text may have changed
   */
  record PageText(String text, boolean whole) {}

  /**
   * The pages in order. Refused by PDFBox's exceptions where the file is damaged or the password
   * wrong, by {@link Guard.Stopped} at a limit.
   */
  static List<PageText> pages(byte[] file, String password, Guard guard) throws IOException {
    try (PDDocument document = Loader.loadPDF(new GuardedBytes(file, guard), password)) {
      PDFTextStripper stripper = new GuardedStripper(guard);
      List<PageText> texts = new ArrayList<>();
      int characters = 0;
      for (PDPage page : pagesOf(document, guard)) {
        guard.nextPage();
        String text = text(document, stripper, texts.size() + 1);
        texts.add(new PageText(text, Checksums.hold(page, guard)));
        characters += text.length() + 1;
        guard.tooLargeIf(characters > guard.limits().characters());
      }
      // PDFBox may have read around a stop, and given half a page
      guard.check();
      return texts;
    }
  }

  /** The canonical text of all pages. */
  static String join(List<PageText> pages) {
    return pages.stream().map(PageText::text).collect(Collectors.joining("\f"));
  }

  /** The pages that are there: the count that the file states can lie. */
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
