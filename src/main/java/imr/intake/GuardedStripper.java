package imr.intake;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The stripper at its defaults; the guard is asked at every operator and every character. */
class GuardedStripper extends PDFTextStripper {
  private final Guard guard;

  GuardedStripper(Guard guard) {
    this.guard = guard;
    setLineSeparator("\n");
    setPageEnd("\n");
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    guard.tick();
    super.processOperator(operator, operands);
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    guard.tick();
    super.processTextPosition(text);
  }
}
