package imr.ui.review;

import imr.intake.PageBox;
import imr.intake.PageGlyphs;
import imr.intake.PageImage;
import imr.letter.Span;
import imr.review.Highlight;
import imr.ui.kit.ColorPalette;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineCap;

/**
 * One printed page: white paper, its picture once that is drawn, and what lies over it. The paper
 * is white and the highlights are the light palette's in both themes.
 */
final class PageNode extends VBox {
  /** The height of the page's number below the paper, in pixels. */
  static final double FOOT = 28;

  private static final double BAR = 3;
  private static final double MARGIN = 24;
  private static final ColorPalette COLOURS = ColorPalette.ofLight();

  private final PageGlyphs sheet;
  private final Pane paper = new Pane();
  private final ImageView picture = new ImageView();
  private final Label missing = new Label("This page couldn't be drawn. Read its text instead.");
  private final Pane marks = new Pane();
  private final Pane selected = new Pane();
  private double zoom = 1;

  /**
   * What lies over a page.
   *
   * @param chosen where the chosen value is
   * @param passage true where the chosen value is a passage, which has a bar and no frame
   */
  record Marks(List<Highlight> highlights, Optional<Span> chosen, boolean passage) {}

  PageNode(PageGlyphs sheet, int pages) {
    this.sheet = sheet;
    Label number = new Label("Page " + sheet.number() + " of " + pages);
    number.getStyleClass().add("page-number");
    number.setMinHeight(FOOT);
    number.setMaxHeight(FOOT);
    picture.setSmooth(true);
    marks.setMouseTransparent(true);
    selected.setMouseTransparent(true);
    paper.getStyleClass().add("paper");
    paper.setId("page-" + sheet.number());
    missing.getStyleClass().add("page-missing");
    missing.relocate(MARGIN, MARGIN);
    missing.setVisible(false);
    paper.getChildren().addAll(picture, missing, marks, selected);
    setAlignment(Pos.TOP_CENTER);
    getChildren().addAll(paper, number);
  }

  PageGlyphs sheet() {
    return sheet;
  }

  Pane paper() {
    return paper;
  }

  /**
   * Gives the page its size.
   *
   * @param pixels a point
   */
  void zoom(double pixels) {
    zoom = pixels;
    double width = sheet.width() * zoom;
    double height = sheet.height() * zoom;
    paper.setMinSize(width, height);
    paper.setMaxSize(width, height);
    paper.setPrefSize(width, height);
    picture.setFitWidth(width);
    picture.setFitHeight(height);
  }

  /**
   * Shows the page's picture, or says that there is none.
   *
   * @param drawn empty while nobody has tried to draw it
   */
  void show(Optional<PageModel.Drawn> drawn) {
    Optional<PageImage> there = drawn.flatMap(PageModel.Drawn::picture);
    picture.setImage(there.map(PageNode::imageOf).orElse(null));
    missing.setVisible(drawn.isPresent() && there.isEmpty());
  }

  private static WritableImage imageOf(PageImage drawn) {
    return new WritableImage(
        new PixelBuffer<>(
            drawn.width(),
            drawn.height(),
            IntBuffer.wrap(drawn.pixels()),
            PixelFormat.getIntArgbPreInstance()));
  }

  /** Takes away what lies over the page. */
  void clear() {
    marks.getChildren().clear();
    selected.getChildren().clear();
  }

  /** Draws what lies over the page again. */
  void mark(Marks all) {
    List<Node> nodes = new ArrayList<>();
    for (Highlight highlight : all.highlights()) {
      List<PageBox> boxes = sheet.boxes(highlight.span());
      Color color = COLOURS.group(highlight.field().group());
      if (!boxes.isEmpty() && highlight.field().longText()) {
        boolean chosen = all.chosen().filter(highlight.span()::equals).isPresent();
        nodes.add(bar(boxes, color, highlight.decided(), all.passage() && chosen));
      } else {
        boxes.forEach(b -> nodes.add(filled(b, color, COLOURS.tint())));
        boxes.forEach(b -> nodes.add(underline(b, color, highlight.decided())));
      }
    }
    all.chosen()
        .filter(c -> !all.passage())
        .ifPresent(c -> sheet.boxes(c).forEach(b -> nodes.add(frame(b))));
    marks.getChildren().setAll(nodes);
  }

  /** Draws the selected words. */
  void select(Optional<Span> span) {
    selected
        .getChildren()
        .setAll(
            span.map(sheet::boxes).orElse(List.of()).stream()
                .map(b -> filled(b, COLOURS.accent(), 0.28))
                .toList());
  }

  private Rectangle filled(PageBox box, Color color, double opacity) {
    Rectangle area =
        new Rectangle(box.left() * zoom, box.top() * zoom, box.width() * zoom, box.height() * zoom);
    area.setFill(color.deriveColor(0, 1, 1, opacity));
    return area;
  }

  private Line underline(PageBox box, Color color, boolean decided) {
    double y = Math.round(box.bottom() * zoom) + 1;
    return line(box.left() * zoom, y, box.right() * zoom, y, color, decided);
  }

  private static Line line(
      double fromX, double fromY, double toX, double toY, Color color, boolean decided) {
    Line line = new Line(fromX, fromY, toX, toY);
    line.setStroke(color);
    line.setStrokeWidth(2);
    line.setStrokeLineCap(StrokeLineCap.BUTT);
    if (!decided) {
      line.getStrokeDashArray().setAll(4.0, 3.0);
    }
    return line;
  }

  private Line bar(List<PageBox> boxes, Color color, boolean decided, boolean chosen) {
    PageBox all = boxes.stream().reduce(PageBox::with).orElseThrow();
    double x = Math.max(BAR, (all.left() - 8) * zoom);
    Line bar = line(x, all.top() * zoom, x, all.bottom() * zoom, color, decided);
    bar.setStrokeWidth(chosen ? 2 * BAR : BAR);
    return bar;
  }

  private Rectangle frame(PageBox box) {
    Rectangle frame = filled(box, COLOURS.accent(), 0.18);
    frame.setX(frame.getX() - 2);
    frame.setY(frame.getY() - 2);
    frame.setWidth(frame.getWidth() + 4);
    frame.setHeight(frame.getHeight() + 5);
    frame.setArcWidth(4);
    frame.setArcHeight(4);
    frame.setStroke(COLOURS.accent());
    frame.setStrokeWidth(2);
    return frame;
  }
}
