package imr.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

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
   * The text of each page in order, empty where a page has none. Refused by PDFBox's exceptions
   * where the file is damaged or the password wrong, by {@link Guard.Stopped} at a limit.
   */
  static List<String> pages(byte[] file, String password, Guard guard) throws IOException {
    try (PDDocument document = Loader.loadPDF(new GuardedBytes(file, guard), password)) {
      int pages = count(document, guard);
      PDFTextStripper stripper = new GuardedStripper(guard);
      List<String> texts = new ArrayList<>();
      int characters = 0;
      for (int page = 1; page <= pages; page++) {
        guard.nextPage();
        texts.add(text(document, stripper, page));
        characters += texts.getLast().length() + 1;
        guard.tooLargeIf(characters > guard.limits().characters());
      }
      // PDFBox may have read around a stop, and given half a page
      guard.check();
      return texts;
    }
  }

  /** The canonical text of all pages. */
  static String join(List<String> pages) {
    return pages.stream().collect(Collectors.joining("\f"));
  }

  /** Counts the pages that are there: the count that the file states can lie. */
  private static int count(PDDocument document, Guard guard) {
    int pages = 0;
    for (PDPage _ : document.getPages()) {
      guard.tooLargeIf(++pages > guard.limits().pages());
    }
    return pages;
  }

  private static String text(PDDocument document, PDFTextStripper stripper, int page)
      throws IOException {
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return TextFile.unixLineEnds(stripper.getText(document)).replace('\f', ' ');
  }

  /** The stripper at its defaults; the guard is asked at every operator and every character. */
  private static final class GuardedStripper extends PDFTextStripper {
    private final Guard guard;

    GuardedStripper(Guard guard) {
      this.guard = guard;
      setLineSeparator("\n");
      setPageEnd("\n");
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      guard.check();
      super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
      guard.check();
      super.processTextPosition(text);
    }
  }
}
