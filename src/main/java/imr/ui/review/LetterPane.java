package imr.ui.review;

import imr.annotation.Field;
import imr.annotation.Target;
import imr.letter.LetterText;
import imr.letter.ShownText;
import imr.letter.Span;
import imr.review.Highlight;
import imr.review.ReviewSession;
import imr.ui.kit.Palette;
import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.IndexRange;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyledTextArea;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/**
 * The letter's text with its highlights. What is shown is a pure function of the session, the
 * chosen target, the way of showing and the palette; offsets of the screen are mapped to the
 * letter's own before they leave this class.
 *
 * <p>Long, because painting, scrolling and selecting share the one text area.
 */
final class LetterPane extends StackPane {
  /** A line holds at most 72 characters. */
  private static final double WIDEST_LINE = 72;

  private static final double MARGIN = 56;

  private final ReviewModel model;
  private final ObservableValue<Palette> palette;
  private final ObservableValue<Number> size;
  private final StyledTextArea<ParagraphLook, Look> area;
  private final Label margin = new Label();
  private boolean reading = true;
  private Optional<LetterText> text = Optional.empty();
  private ShownText shown = ShownText.lines(new LetterText(""));
  private List<Span> found = List.of();
  private final Timeline settling = new Timeline();
  private boolean filling;

  /**
   * @param size of the letter's type, in pixels
   */
  LetterPane(ReviewModel model, ObservableValue<Palette> palette, ObservableValue<Number> size) {
    this.model = model;
    this.palette = palette;
    this.size = size;
    this.area =
        new StyledTextArea<>(
            ParagraphLook.PLAIN,
            (flow, look) -> look.paint(flow),
            Look.PLAIN,
            (run, look) -> look.paint(run, palette.getValue(), size.getValue().doubleValue()),
            false);
    area.setEditable(false);
    area.setWrapText(true);
    area.getStyleClass().add("letter");
    area.setId("letter");
    area.setAccessibleText("The letter's text");
    area.setShowCaret(org.fxmisc.richtext.Caret.CaretVisibility.ON);
    area.setParagraphGraphicFactory(this::pageNumber);
    margin.getStyleClass().add("margin-name");
    margin.setMouseTransparent(true);
    margin.setVisible(false);
    margin.setManaged(false);
    getChildren().addAll(new VirtualizedScrollPane<>(area), margin);
    observe();
  }

  private void observe() {
    model.session().addListener((o, was, is) -> show(is));
    model.chosen().addListener((o, was, is) -> chosen(is));
    palette.addListener((o, was, is) -> refill());
    size.addListener((o, was, is) -> refill());
    area.selectionProperty().addListener((o, was, is) -> selected(is));
    area.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    area.estimatedScrollYProperty().addListener((o, was, is) -> placeMargin());
    widthProperty().addListener((o, was, is) -> keepLinesShort());
  }

  /** Paragraphs when true, the letter's own lines when false. */
  void showReading(boolean paragraphs) {
    if (reading != paragraphs) {
      reading = paragraphs;
      refill();
    }
  }

  /**
   * Paints the places that a search found, in shown indexes, and scrolls to the one that is
   * current.
   */
  void showFound(List<Span> places, Optional<Span> current) {
    found = places;
    repaint();
    current.ifPresent(
        s -> {
          area.selectRange(s.start(), s.end());
          reveal(s);
        });
  }

  void select(Span canonical) {
    Span place = shown.toShown(canonical);
    area.selectRange(place.start(), place.end());
  }

  ShownText shown() {
    return shown;
  }

  void focusText() {
    area.requestFocus();
  }

  StyledTextArea<ParagraphLook, Look> area() {
    return area;
  }

  private void show(Optional<ReviewSession> session) {
    Optional<LetterText> now = session.map(s -> s.letter().text());
    if (now.equals(text)) {
      repaint();
    } else {
      text = now;
      found = List.of();
      refill();
      area.moveTo(0);
      area.showParagraphAtTop(0);
    }
  }

  private void refill() {
    LetterText letter = text.orElse(new LetterText(""));
    filling = true;
    shown = reading ? ShownText.reading(letter) : ShownText.lines(letter);
    area.replaceText(shown.shown());
    filling = false;
    repaint();
    keepLinesShort();
  }

  private void repaint() {
    if (shown.shown().isEmpty() || model.session().get().isEmpty()) {
      return;
    }
    List<Highlight> highlights = model.session().get().get().highlights();
    Paint paint = new Paint(shown, highlights, chosenPlace(), found, palette.getValue());
    area.setStyleSpans(0, paint.runs());
    paintParagraphs(highlights.stream().filter(h -> h.field().longText()).toList());
  }

  private void paintParagraphs(List<Highlight> passages) {
    List<ShownText.Paragraph> paragraphs = shown.paragraphs();
    for (int i = 0; i < paragraphs.size(); i++) {
      ParagraphLook look = look(paragraphs.get(i), passages);
      if (!area.getParagraph(i).getParagraphStyle().equals(look)) {
        area.setParagraphStyle(i, look);
      }
    }
  }

  private ParagraphLook look(ShownText.Paragraph paragraph, List<Highlight> passages) {
    Optional<Highlight> passage =
        passages.stream().filter(h -> holds(shown.toShown(h.span()), paragraph)).findFirst();
    return new ParagraphLook(
        paragraph.kind(),
        reading,
        passage.map(h -> palette.getValue().group(h.field().group())),
        passage.filter(h -> !h.decided()).isEmpty(),
        passage
            .filter(h -> model.chosen().get().filter(h.target()::equals).isPresent())
            .isPresent());
  }

  private static boolean holds(Span passage, ShownText.Paragraph paragraph) {
    return paragraph.start() < passage.end()
        && passage.start() < Math.max(paragraph.end(), paragraph.start() + 1);
  }

  private void chosen(Optional<Target> target) {
    repaint();
    evidenceOf(target).ifPresent(span -> reveal(shown.toShown(span)));
    Platform.runLater(this::placeMargin);
  }

  /** Where the chosen value is framed; a passage has its bar instead. */
  private Optional<Span> chosenPlace() {
    Optional<Target> target = model.chosen().get();
    boolean passage =
        model
            .session()
            .get()
            .flatMap(s -> target.flatMap(t -> s.schema().find(t.field())))
            .filter(Field::longText)
            .isPresent();
    return passage ? Optional.empty() : evidenceOf(target).map(shown::toShown);
  }

  private Optional<Span> evidenceOf(Optional<Target> target) {
    return model
        .session()
        .get()
        .flatMap(s -> target.flatMap(s.annotations()::at))
        .flatMap(a -> a.evidence())
        .map(e -> e.span());
  }

  /**
   * Scrolls only as far as needed to have the stretch's first line in sight, with some lines around
   * it.
   */
  private void reveal(Span place) {
    int paragraph = area.offsetToPosition(place.start(), Bias.Forward).getMajor();
    boolean laidOut = !area.getVisibleParagraphs().isEmpty();
    boolean shownNow =
        laidOut
            && paragraph >= area.firstVisibleParToAllParIndex()
            && paragraph <= area.lastVisibleParToAllParIndex();
    if (!shownNow) {
      area.showParagraphAtTop(paragraph);
    }
    settle(place);
  }

  /**
   * A long paragraph can be in sight while the stretch is not, and where the stretch stands is
   * known only once it is laid out, some pulses later: looks until then, at most for half a second.
   */
  private void settle(Span place) {
    settling.stop();
    settling.getKeyFrames().setAll(new KeyFrame(Duration.millis(30), e -> settled(place)));
    settling.setCycleCount(16);
    settling.play();
  }

  private void settled(Span place) {
    int paragraph = area.offsetToPosition(place.start(), Bias.Forward).getMajor();
    int end = Math.min(place.end(), shown.paragraphs().get(paragraph).end());
    boundsOf(new Span(place.start(), Math.max(end, place.start() + 1)))
        .ifPresent(this::bringIntoSight);
  }

  /** Scrolls by what is missing, and stops looking once nothing is. */
  private void bringIntoSight(Bounds lines) {
    double around = Math.min(80, getHeight() / 4);
    double over = lines.getMinY() - around;
    double under = lines.getMaxY() - (getHeight() - 8);
    if (lines.getMinY() < 8) {
      area.scrollYBy(over);
    } else if (under > 0 && over > 1) {
      area.scrollYBy(Math.min(under + around, over));
    } else {
      settling.stop();
    }
    placeMargin();
  }

  private Optional<Bounds> boundsOf(Span place) {
    return place.end() <= area.getLength()
        ? area.getCharacterBoundsOnScreen(place.start(), place.end()).map(this::screenToLocal)
        : Optional.empty();
  }

  private void selected(IndexRange range) {
    if (!filling) {
      model.select(shown.toCanonical(range.getStart(), range.getEnd()));
    }
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY
        && event.isStillSincePress()
        && event.getClickCount() == 1) {
      int index = area.hit(event.getX(), event.getY()).getInsertionIndex();
      model.chooseAt(shown.toCanonical(index));
    }
  }

  /** Keeps a line at 72 characters by giving the rest of the width to the right margin. */
  private void keepLinesShort() {
    double line = WIDEST_LINE * size.getValue().doubleValue() * 0.52 + MARGIN;
    double right = Math.max(24, getWidth() - line - 24);
    area.setPadding(new Insets(16, right, 8, 0));
    Platform.runLater(this::placeMargin);
  }

  private Label pageNumber(int paragraph) {
    int page = paragraph < shown.paragraphs().size() ? shown.paragraphs().get(paragraph).page() : 0;
    Label label = new Label(page > 0 && shown.paragraphs().getLast().end() > 0 ? "p. " + page : "");
    label.getStyleClass().add("page-number");
    label.setMinWidth(MARGIN);
    label.setPrefWidth(MARGIN);
    label.setAlignment(Pos.TOP_RIGHT);
    boolean heading =
        paragraph < shown.paragraphs().size()
            && shown.paragraphs().get(paragraph).kind() == ShownText.Kind.HEADING;
    label.setPadding(new Insets(reading ? (heading ? 22 : 12) : 2, 8, 0, 0));
    return label;
  }

  /**
   * Writes the chosen field's name beside its line, at the right of the text; leaves it out where
   * there is no room.
   */
  private void placeMargin() {
    Optional<Bounds> at =
        evidenceOf(model.chosen().get())
            .map(shown::toShown)
            .map(s -> new Span(s.start(), s.start() + 1))
            .flatMap(this::boundsOf);
    margin.setText(FieldNames.of(model).orElse(""));
    margin.autosize();
    double x = getWidth() - area.getPadding().getRight() + 12;
    boolean room = getWidth() - x - 20 > margin.getWidth();
    boolean inSight = at.filter(b -> b.getMinY() >= 0 && b.getMaxY() <= getHeight()).isPresent();
    margin.setVisible(room && inSight);
    at.ifPresent(b -> margin.relocate(x, b.getMinY() + 2));
  }
}
