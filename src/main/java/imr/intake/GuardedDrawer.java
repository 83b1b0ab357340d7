package imr.intake;

import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDPattern;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDShadingPattern;
import org.apache.pdfbox.pdmodel.graphics.shading.PDShading;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * Draws a page and calls the guard at every operator. A single operator can't be interrupted in
 * Java2D, and a few hundred bytes can keep it busy for hours. Therefore:
 *
 * <ul>
 *   <li>a path that is far longer than a page can show stops the drawing;
 *   <li>a clip that is too complex is replaced by its bounding rectangle, and text doesn't clip;
 *   <li>mesh shadings (types 4 to 7) are skipped.
 * </ul>
 *
 * <p>This may show too much of an image, or omit a shading; determination letters have neither.
 */
final class GuardedDrawer extends PageDrawer {
  private static final int FIRST_MESH = 4;
  private static final int FIRST_CLIPPING = 4;
  private static final int INVISIBLE = 3;
  private static final Color NOTHING = new Color(0, 0, 0, 0);

  private final Guard guard;

  GuardedDrawer(PageDrawerParameters parameters, Guard guard) throws IOException {
    super(parameters);
    this.guard = guard;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    guard.check();
    boolean textMode = operator.getName().equals(OperatorName.SET_TEXT_RENDERINGMODE);
    super.processOperator(operator, textMode ? withoutClip(operands) : operands);
  }

  /** Text rendering modes 4 to 7 are 0 to 3 with additional clipping (PDF 1.7, 9.3.6). */
  private static List<COSBase> withoutClip(List<COSBase> operands) {
    return operands.size() == 1
            && operands.getFirst() instanceof COSNumber mode
            && mode.intValue() >= FIRST_CLIPPING
        ? List.of(COSInteger.get(Math.min(INVISIBLE, mode.intValue() - FIRST_CLIPPING)))
        : operands;
  }

  /** Only limits clipping; the path itself is painted afterward. */
  @Override
  public void clip(int windingRule) {
    if (outline().canClip(clipSegments())) {
      super.clip(windingRule);
      return;
    }
    GeneralPath path = getLinePath();
    Shape whole = (Shape) path.clone();
    path.reset();
    path.append(whole.getBounds2D(), false);
    super.clip(windingRule);
    path.reset();
    path.append(whole, false);
  }

  private int clipSegments() {
    return PathComplexity.segments(getGraphicsState().getCurrentClippingPath());
  }

  private PathComplexity outline() {
    return new PathComplexity(
        getLinePath(), getGraphics().getTransform(), getGraphics().getClipBounds());
  }

  @Override
  public void fillPath(int windingRule) throws IOException {
    PathComplexity path = outline();
    boolean pattern = getGraphicsState().getNonStrokingColorSpace() instanceof PDPattern;
    guard.tooLargeIf(!path.canBeFilled() || (pattern && !path.canClip(clipSegments())));
    super.fillPath(windingRule);
  }

  @Override
  public void strokePath() throws IOException {
    double scale = getGraphicsState().getCurrentTransformationMatrix().getScalingFactorX();
    float[] dashes = getGraphicsState().getLineDashPattern().getDashArray();
    guard.tooLargeIf(
        !outline().canBeStroked(getGraphicsState().getLineWidth() * scale, dashes, scale));
    super.strokePath();
  }

  @Override
  public void shadingFill(COSName name) throws IOException {
    if (!isMesh(getResources().getShading(name))) {
      super.shadingFill(name);
    }
  }

  @Override
  protected Paint getPaint(PDColor color) throws IOException {
    boolean mesh =
        color.getColorSpace() instanceof PDPattern patterns
            && patterns.getPattern(color) instanceof PDShadingPattern pattern
            && isMesh(pattern.getShading());
    return mesh ? NOTHING : super.getPaint(color);
  }

  private static boolean isMesh(@org.jspecify.annotations.Nullable PDShading shading) {
    return shading != null && shading.getShadingType() >= FIRST_MESH;
  }
}
