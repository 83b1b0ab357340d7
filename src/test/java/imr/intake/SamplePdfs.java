package imr.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * Formats a sample letter as a PDF in the style of 2016: letter paper, a ruled header table,
 * centered headings, Times. Its source is the canonical text that the PDF must yield, line by line,
 * with pages separated by form feeds. The table's cells are drawn in an order that splits the label
 * {@code Application Received:}, as in real letters.
 */
final class SamplePdfs {
  private static final float SIZE = 12;
  private static final float LEADING = 13.8f;
  private static final float LEFT = 72;
  private static final float TOP = 724;

  /** The positions of the four columns of the header table, and of its right edge. */
  private static final float[] COLUMNS = {66, 172, 318, 414, 546};

  private static final Pattern LABEL =
      Pattern.compile(
          "(Case Number:|Date Assigned:|Date of Injury:|Decision Date:|UR Denial Date:|Priority:"
              + "|Application|Received:) +");

  private static final Pattern DECIDED = Pattern.compile(": ((Upheld|Overturned) )$");
  private static final Pattern PAGE_BREAK = Pattern.compile("\f");

  private final PDType1Font roman = new PDType1Font(FontName.TIMES_ROMAN);
  private final PDType1Font bold = new PDType1Font(FontName.TIMES_BOLD);
  private final PDType1Font sans = new PDType1Font(FontName.HELVETICA);
  private final PDType1Font sansBold = new PDType1Font(FontName.HELVETICA_BOLD);

  byte[] set(String source) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(1L);
      List<String> lines = source.replace("\f", "").lines().toList();
      int from = 0;
      for (String text : PAGE_BREAK.split(source, -1)) {
        int to = from + (int) text.lines().count();
        PDPage page = new PDPage(PDRectangle.LETTER);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          page(content, lines, from, to);
        }
        from = to;
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private void page(PDPageContentStream content, List<String> lines, int from, int to)
      throws IOException {
    int at = from == 0 ? header(content, lines) : from;
    for (; at < to; at++) {
      line(content, lines, at, TOP - (at - from) * LEADING);
    }
  }

  /** Draws the rows up to the application date. Returns the number of lines used. */
  private int header(PDPageContentStream content, List<String> lines) throws IOException {
    show(content, roman, LEFT, TOP, lines.get(0));
    for (int row = 1; row <= 4; row++) {
      cells(content, lines.get(row), TOP - row * LEADING);
    }
    float lastRow = TOP - 4 * LEADING;
    show(content, sansBold, COLUMNS[2] + 4, lastRow - LEADING, lines.get(5));
    show(content, sans, COLUMNS[3] + 4, lastRow, lines.get(6));
    rules(content, TOP - LEADING + 11, lastRow - LEADING - 4);
    return 7;
  }

  private void cells(PDPageContentStream content, String row, float y) throws IOException {
    Matcher label = LABEL.matcher(row);
    int column = 0;
    int done = 0;
    while (label.find()) {
      if (label.start() > done) {
        show(content, sans, COLUMNS[1] + 4, y, row.substring(done, label.start()));
      }
      show(content, sansBold, COLUMNS[column] + 4, y, label.group());
      done = label.end();
      column += 2;
    }
    if (done < row.length()) {
      show(content, sans, COLUMNS[column - 1] + 4, y, row.substring(done));
    }
  }

  private static void rules(PDPageContentStream content, float top, float bottom)
      throws IOException {
    content.setLineWidth(0.7f);
    for (float x : COLUMNS) {
      stroke(content, x, top, x, bottom);
    }
    for (int row = 0; row < 4; row++) {
      float y = top - row * LEADING;
      stroke(content, COLUMNS[0], y, COLUMNS[4], y);
    }
    stroke(content, COLUMNS[0], bottom, COLUMNS[4], bottom);
  }

  private static void stroke(PDPageContentStream content, float x1, float y1, float x2, float y2)
      throws IOException {
    content.moveTo(x1, y1);
    content.lineTo(x2, y2);
    content.stroke();
  }

  private void line(PDPageContentStream content, List<String> lines, int at, float y)
      throws IOException {
    String line = lines.get(at);
    boolean title = line.length() > 10 && line.equals(line.toUpperCase(Locale.ROOT));
    if (title) {
      float width = bold.getStringWidth(line) / 1000 * SIZE;
      show(content, bold, (PDRectangle.LETTER.getWidth() - width) / 2, y, line);
    } else if (isItemHeading(lines, at)) {
      itemHeading(content, line, y);
    } else {
      show(content, roman, LEFT, y, line);
    }
  }

  /**
   * Returns whether a paragraph is an item's heading, which is followed by the claims
   * administrator's guideline.
   */
  private static boolean isItemHeading(List<String> lines, int at) {
    int end = at;
    while (end < lines.size() && !lines.get(end).isBlank()) {
      end++;
    }
    return end > at
        && end + 1 < lines.size()
        && lines.get(end + 1).startsWith("Claims Administrator guideline:");
  }

  /** Bold except for the decision. */
  private void itemHeading(PDPageContentStream content, String line, float y) throws IOException {
    Matcher decided = DECIDED.matcher(line);
    int end = decided.find() ? decided.start(1) : line.length();
    content.beginText();
    content.newLineAtOffset(LEFT, y);
    content.setFont(bold, SIZE);
    content.showText(line.substring(0, end));
    content.setFont(roman, SIZE);
    content.showText(line.substring(end));
    content.endText();
  }

  private static void show(
      PDPageContentStream content, PDType1Font font, float x, float y, String text)
      throws IOException {
    content.beginText();
    content.setFont(font, font.getName().startsWith("Helv") ? SIZE - 2 : SIZE);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.endText();
  }
}
