package imr.ui.review;

import imr.annotation.Field;
import imr.intake.PageBox;
import imr.intake.PageGlyphs;
import imr.intake.PdfLetter;
import imr.letter.Span;
import imr.review.ReviewSession;
import imr.ui.kit.Command;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.animation.PauseTransition;
import javafx.collections.MapChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * The letter's printed pages below one another, with the same highlights as the text, or the
 * sentence why there are none.
 */
final class PagePane extends StackPane {
  private static final double MARGIN = 16;
  private static final double SMALLEST = 0.25;
  private static final double LARGEST = 5;

  private final ReviewModel model;
  private final GroupsModel groups;
  private final LetterPane letter;
  private final PageModel pages;
  private final Command back;
  private final PageMouse mouse;
  private final VBox column = new VBox();
  private final ScrollPane scroll = new ScrollPane(column);
  private final Label words = new Label();
  private final PasswordField password = new PasswordField();
  private final VBox message = new VBox(12, words, password);
  private final PauseTransition settle = new PauseTransition(Duration.millis(60));
  private List<PageNode> nodes = List.of();
  private Fit fit = Fit.WIDTH;
  private double zoom = 1;
  private double scale = 1;
  private int first = 1;
  private int last;

  private enum Fit {
    WIDTH,
    PAGE,
    OWN
  }

  /**
   * @param letter the text, whose selection is the pages' too
   * @param back goes back to the text
   */
  PagePane(
      ReviewModel model, GroupsModel groups, LetterPane letter, PageModel pages, Command back) {
    this.model = model;
    this.groups = groups;
    this.letter = letter;
    this.pages = pages;
    this.back = back;
    this.mouse = new PageMouse(model, groups, letter, this);
    column.setPadding(new Insets(MARGIN));
    column.setAlignment(Pos.TOP_CENTER);
    scroll.setId("pages");
    scroll.setAccessibleText("The letter's printed pages");
    scroll.getStyleClass().add("pages");
    scroll.setFitToWidth(true);
    // A bar that came and went would change the width that the pages are fitted to.
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.ALWAYS);
    words.setId("pages-sentence");
    words.setWrapText(true);
    words.getStyleClass().add("muted");
    words.setMaxWidth(440);
    password.setId("pages-password");
    password.setPromptText("Password, then Enter");
    password.setMaxWidth(240);
    message.setAlignment(Pos.CENTER);
    message.setPadding(new Insets(MARGIN));
    getStyleClass().add("page-pane");
    getChildren().addAll(scroll, message);
    setMinWidth(200);
    observe();
    show(pages.state().get());
  }

  private void observe() {
    pages.state().addListener((o, was, is) -> show(is));
    pages
        .pictures()
        .addListener(
            (MapChangeListener<Integer, PageModel.Drawn>)
                c ->
                    nodes
                        .get(c.getKey() - 1)
                        .show(c.wasAdded() ? Optional.of(c.getValueAdded()) : Optional.empty()));
    model.session().addListener((o, was, is) -> mark());
    model.chosen().addListener((o, was, is) -> chosen());
    groups.hidden().addListener((o, was, is) -> mark());
    model.selection().addListener((o, was, is) -> selected(is));
    scroll.viewportBoundsProperty().addListener((o, was, is) -> fitAgain(was.getHeight() <= 0));
    scroll.vvalueProperty().addListener((o, was, is) -> look());
    settle.setOnFinished(e -> drawAnew());
    password.setOnAction(
        e -> {
          pages.open(password.getText());
          password.clear();
        });
  }

  /** Keys pressed over the pages, before the pages scroll by them. */
  void onKey(javafx.event.EventHandler<KeyEvent> filter) {
    scroll.addEventFilter(KeyEvent.KEY_PRESSED, filter);
  }

  /** Gives the keyboard to the pages, or to the field that asks for a password. */
  void focus() {
    if (password.isVisible()) {
      password.requestFocus();
    } else {
      scroll.requestFocus();
    }
  }

  /** Told when the pages come into sight and when they leave. */
  void inSight(boolean now) {
    pages.show(now);
    fitAgain(true);
  }

  void fitWidth() {
    fit(Fit.WIDTH);
  }

  void fitPage() {
    fit(Fit.PAGE);
  }

  /** Makes the pages larger (above 1) or smaller by a factor. */
  void zoomBy(double factor) {
    zoom(Math.clamp(zoom * factor, SMALLEST, LARGEST));
    fit = Fit.OWN;
  }

  private void fit(Fit how) {
    fit = how;
    fitAgain(false);
  }

  private void show(PageModel.State state) {
    switch (state) {
      case PageModel.Closed closed -> lay(List.of());
      case PageModel.Opening opening -> say("Opening the pages…", false);
      case PageModel.Shown shown -> lay(nodesOf(shown.letter()));
      case PageModel.Sentence sentence -> {
        say(sentence.words() + "\n\n" + wayBack(), sentence.asksPassword());
        if (sentence.asksPassword()) {
          password.requestFocus();
        }
      }
    }
  }

  private String wayBack() {
    return back.keyText() + " goes back to the text.";
  }

  private void say(String sentence, boolean asksPassword) {
    lay(List.of());
    words.setText(sentence);
    message.setVisible(true);
    password.setVisible(asksPassword);
    password.setManaged(asksPassword);
  }

  private List<PageNode> nodesOf(PdfLetter of) {
    return of.sheets().stream().map(s -> new PageNode(s, of.sheets().size())).toList();
  }

  private void lay(List<PageNode> now) {
    nodes = now;
    first = 1;
    last = 0;
    message.setVisible(false);
    password.setVisible(false);
    scroll.setVisible(!now.isEmpty());
    nodes.forEach(mouse::watch);
    column.getChildren().setAll(nodes);
    scroll.setVvalue(0);
    if (!now.isEmpty()) {
      zoom(fitted());
      chosen();
    }
  }

  private double fitted() {
    double width = nodes.stream().mapToDouble(n -> n.sheet().width()).max().orElse(612);
    double height = nodes.stream().mapToDouble(n -> n.sheet().height()).max().orElse(792);
    double across = (scroll.getViewportBounds().getWidth() - 2 * MARGIN) / width;
    double down = (viewport() - 2 * MARGIN - PageNode.FOOT) / height;
    return switch (fit) {
      case WIDTH -> Math.clamp(across, SMALLEST, LARGEST);
      case PAGE -> Math.clamp(Math.min(across, down), SMALLEST, LARGEST);
      case OWN -> zoom;
    };
  }

  private double viewport() {
    return scroll.getViewportBounds().getHeight();
  }

  /** The room has changed: the pages follow. */
  private void fitAgain(boolean unseen) {
    if (!nodes.isEmpty()) {
      zoom(fitted());
      if (unseen) {
        chosen();
      }
    }
  }

  /** Keeps what is in the middle of the view there. */
  private void zoom(double pixels) {
    double middle = height() > 0 ? (offset() + viewport() / 2) / height() : 0;
    zoom = pixels;
    nodes.forEach(n -> n.zoom(zoom));
    scrollTo(middle * height() - viewport() / 2);
    last = 0;
    settle.playFromStart();
    look();
  }

  /** All sizes are set, so the pages' places are known before they are laid out. */
  private double topOf(int node) {
    double top = MARGIN;
    for (int i = 0; i < node; i++) {
      top += nodes.get(i).sheet().height() * zoom + PageNode.FOOT;
    }
    return top;
  }

  private double height() {
    return topOf(nodes.size()) + MARGIN;
  }

  private double offset() {
    return scroll.getVvalue() * Math.max(0, height() - viewport());
  }

  private void scrollTo(double offset) {
    double most = height() - viewport();
    scroll.setVvalue(most <= 0 ? 0 : Math.clamp(offset / most, 0, 1));
  }

  /** Only the pages in sight, and one on each side, have pictures and highlights. */
  private void look() {
    if (nodes.isEmpty() || viewport() <= 0) {
      return;
    }
    int top = nodeAt(offset()) + 1;
    int bottom = nodeAt(offset() + viewport()) + 1;
    if (top != first || bottom != last) {
      first = top;
      last = bottom;
      mark();
      if (settle.getStatus() != javafx.animation.Animation.Status.RUNNING) {
        pages.want(first, last, scale);
      }
    }
  }

  private int nodeAt(double y) {
    int node = 0;
    while (node + 1 < nodes.size() && topOf(node + 1) <= y) {
      node++;
    }
    return node;
  }

  private void drawAnew() {
    double pixels = getScene() == null ? 1 : getScene().getWindow().getOutputScaleX();
    scale = zoom * pixels * getLocalToSceneTransform().getMxx();
    if (last > 0) {
      pages.want(first, last, scale);
    }
  }

  private void mark() {
    Optional<Span> chosen = letter.evidenceOf(model.chosen().get());
    PageNode.Marks marks =
        new PageNode.Marks(
            groups.shown(model.session().get().map(ReviewSession::highlights).orElse(List.of())),
            chosen,
            passageChosen());
    for (PageNode node : nodes) {
      if (isNear(node)) {
        node.mark(marks);
        node.select(model.selection().get());
      } else {
        node.clear();
      }
    }
  }

  private boolean isNear(PageNode node) {
    return last > 0 && node.sheet().number() >= first - 1 && node.sheet().number() <= last + 1;
  }

  private boolean passageChosen() {
    return model
        .session()
        .get()
        .flatMap(s -> model.chosen().get().flatMap(t -> s.schema().find(t.field())))
        .filter(Field::longText)
        .isPresent();
  }

  private void chosen() {
    mark();
    letter.evidenceOf(model.chosen().get()).ifPresent(this::reveal);
  }

  private void selected(Optional<Span> span) {
    nodes.stream().filter(this::isNear).forEach(n -> n.select(span));
    span.filter(s -> !isPressed()).ifPresent(this::reveal);
  }

  /** Scrolls until the first words of a span are in sight. */
  private void reveal(Span span) {
    for (int i = 0; i < nodes.size() && viewport() > 0; i++) {
      List<PageBox> boxes = nodes.get(i).sheet().boxes(span);
      if (!boxes.isEmpty()) {
        double top = topOf(i) + boxes.getFirst().top() * zoom;
        double bottom = topOf(i) + boxes.getFirst().bottom() * zoom;
        if (top < offset() + MARGIN || bottom > offset() + viewport() - MARGIN) {
          scrollTo(top - viewport() / 3);
        }
        return;
      }
    }
  }

  /** The index of the character at a point of a page (pixels); empty beside the text. */
  Optional<Integer> at(PageNode page, double x, double y) {
    OptionalInt index = page.sheet().indexAt(x / zoom, y / zoom);
    return index.isPresent() ? Optional.of(index.getAsInt()) : Optional.empty();
  }

  /** The index of the character nearest to a point of the scene, on the page beside it. */
  OptionalInt nearest(double sceneX, double sceneY) {
    PageNode page = nodes.get(nodeAt(column.sceneToLocal(sceneX, sceneY).getY()));
    Point2D on = page.paper().sceneToLocal(sceneX, sceneY);
    PageGlyphs sheet = page.sheet();
    return sheet.nearest(on.getX() / zoom, on.getY() / zoom);
  }
}
