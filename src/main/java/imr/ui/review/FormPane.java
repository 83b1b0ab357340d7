package imr.ui.review;

import imr.annotation.Target;
import imr.review.Form;
import imr.review.ReviewSession;
import imr.review.Row;
import imr.ui.kit.Hints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/**
 * The form, built from the session's rows: lines of one target keep their node from session to
 * session, so that only what changed is drawn anew and nothing jumps.
 *
 * <p>Long, because the lines, the boxes they lie in and the keys that act on them share one state.
 */
final class FormPane extends ScrollPane {
  private final ReviewModel model;
  private final VBox content = new VBox();
  private final Map<Target, LineNode> lines = new HashMap<>();
  private final Map<Target, Row> shown = new HashMap<>();
  private final Map<Target, Pane> boxes = new HashMap<>();
  private final Map<String, Node> titles = new HashMap<>();
  private final Hints hints = new Hints();
  private Optional<String> letter = Optional.empty();
  private Predicate<KeyEvent> keys = e -> false;

  FormPane(ReviewModel model) {
    this.model = model;
    content.setMinWidth(0);
    setContent(content);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("form");
    content.getStyleClass().add("form-content");
    setFocusTraversable(false);
    model.session().addListener((o, was, is) -> show(is));
    model.chosen().addListener((o, was, is) -> choose(was, is));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  /** Gives the keyboard to the chosen line. */
  void focusChosen() {
    chosenLine().ifPresent(l -> ((Node) l).requestFocus());
  }

  /** Gives every key press outside an edit box to somebody; true where it had a meaning. */
  void onKey(Predicate<KeyEvent> verbs) {
    keys = verbs;
  }

  /** The chosen line as it stands on the screen. */
  Optional<Node> chosenNode() {
    return chosenLine().map(Node.class::cast);
  }

  /** Opens the chosen line's edit box. */
  void editChosen() {
    chosenLine().ifPresent(l -> l.edit(""));
  }

  /** What Enter does at the chosen line. */
  void enterChosen() {
    chosenLine().ifPresent(LineNode::enter);
  }

  /** Keeps what stands in an open edit box. */
  void commit() {
    chosenLine().ifPresent(LineNode::commit);
  }

  private Optional<LineNode> chosenLine() {
    return model.chosen().get().map(lines::get);
  }

  private void show(Optional<ReviewSession> session) {
    Optional<String> now = session.map(s -> s.letter().id());
    if (!now.equals(letter)) {
      letter = now;
      lines.clear();
      shown.clear();
      boxes.clear();
      setVvalue(0);
    }
    session.ifPresentOrElse(s -> lay(s.form()), () -> content.getChildren().clear());
  }

  private void lay(Form form) {
    boolean focused = isFocusWithin();
    Sheet sheet = new Sheet();
    form.rows().forEach(sheet::add);
    sheet.fill();
    model.chosen().get().map(lines::get).ifPresent(l -> mark(l, focused));
  }

  private LineNode line(Row row, Target target) {
    LineNode line = lines.get(target);
    if (line == null || !fits(line, row)) {
      line = make(row);
      lines.put(target, line);
    } else if (row instanceof Row.Head || !row.equals(shown.get(target))) {
      line.update(row);
    }
    shown.put(target, row);
    return line;
  }

  private static boolean fits(LineNode line, Row row) {
    return switch (row) {
      case Row.Head head -> line instanceof HeadNode;
      case Row.Blank blank -> line instanceof BlankNode || line instanceof DecisionNode;
      case Row.More more -> line instanceof MoreNode;
      case Row.Title title -> false;
    };
  }

  private LineNode make(Row row) {
    return switch (row) {
      case Row.Head head -> new HeadNode(model, head);
      case Row.Blank blank ->
          isSwitch(blank) ? new DecisionNode(model, blank) : new BlankNode(model, blank);
      case Row.More more -> new MoreNode(model, more);
      case Row.Title title -> throw new IllegalArgumentException("a title is no line");
    };
  }

  /**
   * A code of an item with at most three values stands as a switch in the card's head, when it is
   * the item's own.
   */
  private static boolean isSwitch(Row.Blank blank) {
    return blank.depth() == 1
        && blank.field().group().equals("item")
        && !blank.field().codes().isEmpty()
        && blank.field().codes().size() <= 3;
  }

  private void choose(Optional<Target> was, Optional<Target> is) {
    was.map(lines::get).ifPresent(l -> l.setChosen(false));
    boolean focus =
        was.map(lines::get).filter(l -> ((Node) l).isFocusWithin()).isPresent() || isFocusWithin();
    is.map(lines::get).ifPresent(l -> mark(l, focus));
  }

  private void mark(LineNode line, boolean focus) {
    line.setChosen(true);
    if (line instanceof BlankNode node) {
      hints.showUnder(node);
    } else {
      hints.hide();
    }
    if (focus && !line.editing()) {
      ((Node) line).requestFocus();
    }
    javafx.application.Platform.runLater(() -> reveal((Node) line));
  }

  /** Scrolls only as far as needed to have the line in sight. */
  private void reveal(Node node) {
    if (node.getScene() == null) {
      return;
    }
    applyCss();
    layout();
    Bounds at = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    double room = getViewportBounds().getHeight();
    double hidden = content.getHeight() - room;
    double top = getVvalue() * hidden;
    if (hidden <= 0) {
      return;
    }
    if (at.getMinY() < top + 24) {
      setVvalue(Math.max(0, (at.getMinY() - 48) / hidden));
    } else if (at.getMaxY() > top + room - 24) {
      setVvalue(Math.min(1, (at.getMaxY() - room + 64) / hidden));
    }
  }

  private void pressed(KeyEvent event) {
    Optional<LineNode> editing = chosenLine().filter(LineNode::editing);
    if (editing.isPresent()) {
      pressedInBox(event, editing.get());
    } else if (keys.test(event)) {
      event.consume();
    }
  }

  /** In an edit box Enter keeps what is typed, Escape does not, and the arrows leave it. */
  private void pressedInBox(KeyEvent event, LineNode line) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
    boolean longText = event.getTarget() instanceof javafx.scene.control.TextArea;
    Runnable does =
        switch (event.getCode()) {
          case ENTER -> line::enter;
          case ESCAPE -> line::cancel;
          case UP -> longText ? null : model::choosePrevious;
          case DOWN -> longText ? null : model::chooseNext;
          default -> null;
        };
    if (plain && does != null && !choosingFromAList(event)) {
      event.consume();
      does.run();
    }
  }

  /**
   * An open list of choices has the arrows and Enter for itself; it is a window of its own and gets
   * them first.
   */
  private static boolean choosingFromAList(KeyEvent event) {
    boolean listKey = event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN;
    return listKey
        && event.getTarget() instanceof javafx.scene.control.TextField
        && javafx.stage.Window.getWindows().stream()
            .anyMatch(
                w ->
                    w instanceof org.controlsfx.control.PopOver
                        || w.getClass().getSimpleName().startsWith("AutoComplete"));
  }

  private void typed(KeyEvent event) {
    boolean words =
        event.getCharacter().length() > 0
            && !Character.isISOControl(event.getCharacter().charAt(0))
            && !event.isShortcutDown()
            && !event.isAltDown();
    Optional<LineNode> line = chosenLine().filter(l -> !l.editing());
    if (words && line.isPresent() && !event.getCharacter().isBlank()) {
      event.consume();
      line.get().edit(event.getCharacter());
    }
  }

  /**
   * Puts lines into cards and citations as they come; a box keeps its node as long as its head
   * stays.
   */
  private final class Sheet {
    private final Map<Pane, List<Node>> filling = new LinkedHashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private Pane card = content;
    private Pane citation = content;
    private Optional<HeadNode> head = Optional.empty();

    void add(Row row) {
      Form.target(row).ifPresent(targets::add);
      switch (row) {
        case Row.Title title -> put(content, title(title));
        case Row.Head item when item.depth() == 0 -> openCard(item);
        case Row.Head source -> citation = open(source, card, "citation");
        case Row.Blank blank -> place(line(blank, blank.target()), blank.depth());
        case Row.More more -> place(line(more, more.target()), more.depth());
      }
    }

    /**
     * Gives every box what belongs into it; touches only those in which something came, went or
     * moved.
     */
    void fill() {
      lines.keySet().retainAll(targets);
      shown.keySet().retainAll(targets);
      boxes.keySet().retainAll(targets);
      filling.forEach(
          (box, children) -> {
            if (!box.getChildren().equals(children)) {
              box.getChildren().setAll(children);
            }
          });
    }

    private Node title(Row.Title title) {
      return titles.computeIfAbsent(
          title.group().id(),
          id -> {
            Label label = new Label(title.group().label().toUpperCase(Locale.ROOT));
            label.getStyleClass().add("group-title");
            return label;
          });
    }

    private void openCard(Row.Head item) {
      card = open(item, content, "card");
      head = Optional.of((HeadNode) line(item, item.target()));
    }

    private Pane open(Row.Head row, Pane into, String style) {
      Pane box =
          boxes.computeIfAbsent(
              row.target(),
              t -> {
                Pane made = new VBox();
                made.getStyleClass().add(style);
                return made;
              });
      put(into, box);
      put(box, (Node) line(row, row.target()));
      return box;
    }

    private void place(LineNode line, int depth) {
      if (line instanceof DecisionNode decision) {
        put(head.orElseThrow().decision(), decision);
      } else {
        put(depth == 0 ? content : depth == 1 ? card : citation, (Node) line);
      }
    }

    private void put(Pane box, Node node) {
      filling.computeIfAbsent(box, b -> new ArrayList<>()).add(node);
    }
  }
}
