package imr.ui.review;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.SpanTrimmer;
import imr.annotation.Target;
import imr.letter.DisplayText;
import imr.letter.LetterText;
import imr.letter.Passages;
import imr.letter.Span;
import imr.letter.WordCursor;
import imr.letter.WordSpans;
import imr.review.CitedSources;
import imr.review.Highlight;
import imr.review.ReviewSession;
import imr.ui.kit.BeforeLayout;
import imr.ui.kit.ColorPalette;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.TraversalDirection;
import javafx.scene.control.IndexRange;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyledTextArea;
import org.fxmisc.richtext.util.UndoUtils;

/**
 * The letter's text with its highlights. What is shown is a pure function of the session, the
 * chosen target, the hidden groups, the way of showing and the palette ({@link LetterStyling});
 * offsets of the screen are mapped to the letter's own before they leave this class.
 */
final class LetterPane extends StackPane {
  /** A line holds at most 72 characters. */
  private static final double WIDEST_LINE = 72;

  private static final double MARGIN = 56;

  /** Taken by the scroll bar and the paddings, in pixels of the design. */
  private static final double BESIDE_LINES = 44;

  /** A narrower pane, in pixels of the design, gives the page numbers' margin to the text. */
  private static final double NARROW = 360;

  private static final DisplayText NOTHING = DisplayText.lines(new LetterText(""));

  private final ReviewModel model;
  private final GroupsModel groups;
  private final ObservableValue<ColorPalette> palette;
  private final ObservableValue<Number> size;
  private final StyledTextArea<ParagraphStyling, RunStyle> area;
  private final TextPainter painter;
  private final LetterViewport sight;
  private final OverlapCycle overlaps;
  private final HoverCardController explaining;
  private final SpanHandles handles;
  private Runnable mouseSelection = () -> {};
  private Runnable editHighlight = () -> {};
  private boolean reading = true;
  private Optional<Reading> text = Optional.empty();
  private DisplayText shown = NOTHING;
  private List<Highlight> highlights = List.of();
  private List<Span> found = List.of();
  private final BeforeLayout painting = new BeforeLayout(this, this::paint);
  private Optional<WordCursor> cursor = Optional.empty();
  private boolean filling;
  private double drawn;
  private boolean narrow;

  /** A letter's text, with its words and passages, which are read once they are asked for. */
  private static final class Reading {
    private final ReviewSession session;
    private final LetterText text;
    private Optional<WordCursor> start = Optional.empty();

    Reading(ReviewSession session) {
      this.session = session;
      this.text = session.letter().text();
    }

    DisplayText shown(boolean inParagraphs) {
      return inParagraphs ? session.paragraphs() : DisplayText.lines(text);
    }

    WordCursor cursorAt(Span selection) {
      WordCursor any =
          start.orElseGet(() -> WordCursor.at(WordSpans.of(text), Passages.of(text), selection));
      start = Optional.of(any);
      return WordCursor.at(any.words(), any.passages(), selection);
    }
  }

  /**
   * @param size of the letter's type, in pixels
   */
  LetterPane(
      ReviewModel model,
      GroupsModel groups,
      ObservableValue<ColorPalette> palette,
      ObservableValue<Number> size) {
    this.model = model;
    this.groups = groups;
    this.palette = palette;
    this.size = size;
    this.drawn = size.getValue().doubleValue();
    this.area =
        new StyledTextArea<>(
            ParagraphStyling.PLAIN,
            (flow, look) -> look.paint(flow),
            RunStyle.PLAIN,
            (run, look) -> look.paint(run, palette.getValue(), drawn),
            false);
    area.setUndoManager(UndoUtils.noOpUndoManager());
    area.setEditable(false);
    area.setWrapText(true);
    area.getStyleClass().add("letter");
    area.setId("letter");
    area.setAccessibleText("The letter's text");
    area.setShowCaret(org.fxmisc.richtext.Caret.CaretVisibility.ON);
    area.setParagraphGraphicFactory(this::pageNumber);
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveByTab);
    this.painter = new TextPainter(area);
    this.sight = new LetterViewport(this, area);
    this.overlaps = new OverlapCycle(model);
    HoverCard card = new HoverCard(this, palette);
    getChildren().addAll(new VirtualizedScrollPane<>(area), sight.name(), card);
    new TextKeys(area, sight, this::shown, this::cursor, this::moveTo);
    this.handles =
        new SpanHandles(this, model, sight, this::shown, this::indexAt, this::showMoving);
    getChildren().addAll(handles.nodes());
    sight.onPlacing(handles::place);
    new TextMouse(area, overlaps, this);
    this.explaining = new HoverCardController(model, this, card);
    painter.fill(shown, painting());
    observe();
  }

  /** A text that cannot be typed into must not keep the keyboard at Tab. */
  private void leaveByTab(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB && !event.isShortcutDown() && !event.isAltDown()) {
      event.consume();
      area.requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
    }
  }

  private void observe() {
    model.session().addListener((o, was, is) -> show(is));
    model.chosen().addListener((o, was, is) -> chosen(is));
    model.selection().addListener((o, was, is) -> deselectWith(is));
    groups.hidden().addListener((o, was, is) -> show(model.session().get()));
    palette.addListener((o, was, is) -> refill());
    size.addListener((o, was, is) -> refill());
    area.selectionProperty().addListener((o, was, is) -> selected(is));
    widthProperty().addListener((o, was, is) -> keepLinesShort());
  }

  /** Paragraphs when true, the letter's own lines when false. */
  void showReading(boolean paragraphs) {
    if (reading != paragraphs) {
      reading = paragraphs;
      refill();
    }
  }

  /** Paints the places that a search found, and scrolls to the one that is current. */
  void showFound(List<Span> places, Optional<Span> current) {
    found = places;
    repaint();
    current.ifPresent(
        s -> {
          select(s);
          sight.reveal(shown.toShown(s));
        });
  }

  void select(Span canonical) {
    Span place = shown.toShown(canonical);
    area.selectRange(place.start(), place.end());
  }

  /** Called with a point of the screen where a chosen highlight's menu is wanted. */
  void onMenu(BiConsumer<Double, Double> show) {
    area.setOnContextMenuRequested(
        e -> {
          Point2D at = area.screenToLocal(e.getScreenX(), e.getScreenY());
          int index = shown.toCanonical(area.hit(at.getX(), at.getY()).getInsertionIndex());
          boolean selected = model.selection().get().filter(s -> s.length() > 0).isPresent();
          Optional<Target> here =
              Highlight.allAt(index, highlights).stream().map(Highlight::target).findFirst();
          e.consume();
          if (selected) {
            mouseSelected();
          } else if (here.isPresent()) {
            model.choose(here.get());
            show.accept(e.getScreenX(), e.getScreenY());
          }
        });
  }

  /** Called when the mouse has selected words. */
  void onMouseSelection(Runnable listener) {
    mouseSelection = listener;
  }

  void mouseSelected() {
    mouseSelection.run();
  }

  /** Called when a highlight was double-clicked; it is chosen then. */
  void onEditHighlight(Runnable listener) {
    editHighlight = listener;
  }

  void editHighlight() {
    editHighlight.run();
  }

  /** Where the selection is on the pane; empty without one in sight. */
  Optional<Bounds> selectionBounds() {
    return model
        .selection()
        .get()
        .filter(s -> s.length() > 0)
        .map(shown::toShown)
        .flatMap(sight::boundsOf);
  }

  /** The letter's own index at a point of the scene. */
  private int indexAt(double sceneX, double sceneY) {
    Point2D at = area.sceneToLocal(sceneX, sceneY);
    return shown.toCanonical(area.hit(at.getX(), at.getY()).getInsertionIndex());
  }

  /** Shows where a highlight that is being dragged would be. */
  private void showMoving(Optional<Span> canonical) {
    found = canonical.stream().toList();
    repaint();
  }

  /** Makes the selection whole words, without closing punctuation. */
  void selectWholeWords() {
    model
        .selection()
        .get()
        .flatMap(s -> text.flatMap(t -> SpanTrimmer.wholeWords(t.text, s)))
        .ifPresent(this::select);
  }

  DisplayText shown() {
    return shown;
  }

  /** The highlights that are to be seen, enclosing ones before what they enclose. */
  List<Highlight> highlights() {
    return highlights;
  }

  /**
   * Gives the keyboard to the text; where nothing is selected, the word cursor stands at the chosen
   * value's words.
   */
  void focusText() {
    area.requestFocus();
    if (area.getSelection().getLength() == 0) {
      cursor().ifPresent(this::moveTo);
    }
  }

  StyledTextArea<ParagraphStyling, RunStyle> area() {
    return area;
  }

  LetterViewport sight() {
    return sight;
  }

  /** Shows what is known of the chosen value, or takes that away. */
  void explainChosen() {
    explaining.chosen();
  }

  /** Chooses the next field at the same place of the letter, from the innermost outwards. */
  void chooseNextHere() {
    Optional<Span> place = model.selection().get().or(() -> evidenceOf(model.chosen().get()));
    overlaps.next(place.map(Span::start), highlights);
  }

  /** Where the selection is, or would begin; empty for a letter without words. */
  Optional<WordCursor> cursor() {
    Optional<Span> selection = model.selection().get();
    if (cursor.map(WordCursor::selection).equals(selection) && selection.isPresent()) {
      return cursor;
    }
    return selection.or(this::beginning).flatMap(s -> text.map(t -> t.cursorAt(s)));
  }

  private Optional<Span> beginning() {
    int caret = shown.toCanonical(area.getCaretPosition());
    return evidenceOf(model.chosen().get())
        .filter(s -> s.start() == caret)
        .or(() -> text.flatMap(t -> t.cursorAt(new Span(caret, caret + 1)).words().nearest(caret)));
  }

  private void moveTo(WordCursor to) {
    cursor = Optional.of(to);
    select(to.selection());
    sight.reveal(shown.toShown(to.active()));
  }

  /**
   * Makes the selection longer, or takes that back; begins at the chosen value's words where
   * nothing is selected. The text has the keyboard then.
   */
  void resizeSelection(boolean longer) {
    area.requestFocus();
    cursor().map(c -> longer ? wider(c) : c.narrowed()).ifPresent(this::moveTo);
  }

  /** The source that is cited here, then the sentence, then the paragraph. */
  private WordCursor wider(WordCursor from) {
    WordCursor sentence = from.wider();
    return model
        .session()
        .get()
        .flatMap(s -> CitedSources.around(s, sentence.selection(), from.selection()))
        .map(from::widerTo)
        .orElse(sentence);
  }

  /** Selects the word at a shown index, or its sentence. */
  void selectAt(int index, boolean sentence) {
    int at = shown.toCanonical(index);
    text.map(t -> t.cursorAt(new Span(at, at + 1)))
        .flatMap(c -> c.words().nearest(at).map(c::onto))
        .map(c -> sentence ? c.wider() : c)
        .ifPresent(c -> select(c.selection()));
  }

  private void show(Optional<ReviewSession> session) {
    highlights = groups.shown(session.map(ReviewSession::highlights).orElse(List.of()));
    Optional<LetterText> now = session.map(s -> s.letter().text());
    if (now.equals(text.map(t -> t.text))) {
      repaint();
    } else {
      text = session.map(Reading::new);
      found = List.of();
      fill();
      area.moveTo(0);
      area.showParagraphAtTop(0);
    }
  }

  /** Shows the same letter in another way, at the same place. */
  private void refill() {
    Span eye = sight.anchor();
    Optional<Span> anchor = shown.toCanonical(eye.start(), eye.end());
    Optional<Span> selection = model.selection().get();
    fill();
    selection.ifPresent(this::select);
    anchor.map(shown::toShown).ifPresent(sight::showAtTop);
  }

  private void fill() {
    filling = true;
    shown = text.map(t -> t.shown(reading)).orElse(NOTHING);
    // The letter's own lines are shown as they are; a pane that is too narrow scrolls sideways.
    area.setWrapText(reading);
    drawn = fittingSize();
    painter.fill(shown, painting());
    filling = false;
    keepLinesShort();
    nameChosen();
  }

  private double fittingSize() {
    double wanted = size.getValue().doubleValue();
    double room = getWidth() - margin() - BESIDE_LINES;
    return reading ? wanted : LineFit.size(shown.shown(), wanted, room);
  }

  /**
   * Paints what changed, once for all that an action changes: its record, then its choice, then its
   * selection.
   */
  private void repaint() {
    painting.request();
  }

  /** Paints what {@link #repaint} put off; nothing where there is nothing. */
  void paintNow() {
    painting.now();
  }

  private void paint() {
    painter.paint(painting());
    nameChosen();
  }

  private LetterStyling painting() {
    return LetterStyling.of(
        new LetterStyling.StylingInput(
            shown,
            reading,
            highlights,
            model.chosen().get(),
            chosenPlace(),
            found.stream().map(shown::toShown).toList(),
            palette.getValue()));
  }

  private void chosen(Optional<Target> target) {
    repaint();
    Optional<Span> place = evidenceOf(target).map(shown::toShown);
    place.filter(s -> area.getSelection().getLength() == 0).ifPresent(s -> area.moveTo(s.start()));
    place.ifPresent(sight::reveal);
  }

  private void nameChosen() {
    area.setAccessibleHelp(ScreenReaderText.chosen(model));
    area.notifyAccessibleAttributeChanged(AccessibleAttribute.HELP);
    Optional<Span> place = evidenceOf(model.chosen().get()).map(shown::toShown);
    sight.name(place.isPresent() ? RowNames.of(model).orElse("") : "", place);
    handles.show(chosenPlace().isPresent() ? evidenceOf(model.chosen().get()) : Optional.empty());
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

  /** Where a target's value stands in the letter; nothing while another letter is being opened. */
  Optional<Span> evidenceOf(Optional<Target> target) {
    return model
        .session()
        .get()
        .filter(s -> text.filter(t -> t.text.equals(s.letter().text())).isPresent())
        .flatMap(s -> target.flatMap(t -> evidence(s, t)))
        .map(Evidence::span);
  }

  /** A selection that was used up is no longer shown. */
  private void deselectWith(Optional<Span> selection) {
    if (selection.isEmpty() && area.getSelection().getLength() > 0) {
      area.deselect();
    }
  }

  /** An item or a citation is where the words are that it is known by. */
  private static Optional<Evidence> evidence(ReviewSession session, Target target) {
    return session
        .annotations()
        .at(target)
        .flatMap(
            a ->
                a.answer() instanceof Answer.GroupEntry
                    ? session
                        .schema()
                        .find(target.field())
                        .flatMap(session.schema()::leading)
                        .flatMap(f -> session.annotations().at(Target.of(target.entry(), f.id())))
                        .flatMap(Annotation::evidence)
                    : a.evidence());
  }

  private void selected(IndexRange range) {
    if (!filling) {
      model.select(shown.toCanonical(range.getStart(), range.getEnd()));
    }
  }

  /**
   * Keeps a line of a paragraph at 72 characters by giving the rest of the width to the right
   * margin.
   */
  private void keepLinesShort() {
    if (!filling && Math.abs(fittingSize() - drawn) > 0.05) {
      Platform.runLater(this::refill);
    }
    if (narrow != (getWidth() > 0 && getWidth() < NARROW)) {
      narrow = !narrow;
      area.setParagraphGraphicFactory(this::pageNumber);
    }
    double line = WIDEST_LINE * size.getValue().doubleValue() * 0.52 + margin();
    double least = narrow ? 12 : 24;
    double right = reading ? Math.max(least, getWidth() - line - 24) : 4;
    area.setPadding(new Insets(16, right, 8, 0));
    sight.placeSoon();
  }

  private double margin() {
    return narrow ? 4 : MARGIN;
  }

  private Label pageNumber(int paragraph) {
    List<DisplayText.Paragraph> paragraphs = shown.paragraphs();
    boolean there = paragraph < paragraphs.size() && !shown.shown().isEmpty();
    int page = there ? paragraphs.get(paragraph).page() : 0;
    Label label = new Label(page > 0 ? "p. " + page : "");
    label.getStyleClass().add("page-number");
    label.setVisible(!narrow);
    label.setMinWidth(margin());
    label.setPrefWidth(margin());
    label.setMaxWidth(margin());
    label.setAlignment(Pos.TOP_RIGHT);
    boolean heading = there && paragraphs.get(paragraph).kind() == DisplayText.Kind.HEADING;
    label.setPadding(new Insets(reading ? (heading ? 22 : 12) : 2, 8, 0, 0));
    return label;
  }
}
