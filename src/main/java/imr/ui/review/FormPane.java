package imr.ui.review;

import imr.annotation.Target;
import imr.review.Form;
import imr.review.FormRow;
import imr.review.ReviewSession;
import imr.ui.kit.BeforeLayout;
import imr.ui.kit.CalendarButton;
import imr.ui.kit.Command;
import imr.ui.kit.KeyHints;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.Cell;
import org.fxmisc.flowless.VirtualFlow;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.jspecify.annotations.Nullable;

/**
 * The form, built from the session's rows: only the lines near the sight have nodes in the window,
 * so that a letter of thousands of values opens as fast as a short one. A line of one target keeps
 * its node from session to session, so that what is typed stays and nothing jumps.
 *
 * <p>Long, because the lines, their places in the column and the keys that act on them share one
 * state.
 */
final class FormPane extends StackPane {
  /** Below this width, in pixels of the design, labels stand over their values. */
  private static final double NARROW = 388;

  private final BeforeLayout arriving = new BeforeLayout(this, this::arrive);
  private boolean arrives;
  private boolean opened;
  private boolean takesKeyboard;
  private boolean passOver;
  private final ReviewModel model;
  private final ObservableList<FormSlot> column = FXCollections.observableArrayList();
  private final VirtualFlow<FormSlot, Cell<FormSlot, Region>> flow =
      VirtualFlow.createVertical(column, this::cell);
  private final FormSight sight = new FormSight(this, flow, column::size);
  private Map<Target, FormRow> rows = new HashMap<>();
  private final Map<Target, LineNode> lines = new HashMap<>();
  private final Map<Target, Integer> places = new HashMap<>();
  private final KeyHints hints = new KeyHints();
  private Optional<ReviewSession> session = Optional.empty();
  private boolean narrow;
  private final OutlineNode outline;
  private Predicate<KeyEvent> keys = e -> false;
  private Consumer<String> fieldKeys = k -> {};
  private Supplier<List<Command>> menu = List::of;
  private final ContextMenu context = new ContextMenu();
  private Supplier<Map<String, Command>> chosenVerbs = Map::of;
  private Supplier<RowNotes> notes =
      () -> {
        throw new IllegalStateException("nobody says what is below a row");
      };

  FormPane(ReviewModel model) {
    this.model = model;
    this.outline = new OutlineNode(model, this::focusChosen);
    getStyleClass().add("form");
    setFocusTraversable(false);
    setMinSize(0, 0);
    getChildren().add(new VirtualizedScrollPane<>(flow));
    model.session().addListener((o, was, is) -> show(is));
    model.chosen().addListener((o, was, is) -> choose(was));
    widthProperty().subscribe(w -> setNarrow(w.doubleValue() > 0 && w.doubleValue() < NARROW));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::clicked);
    addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::showMenu);
    model.onFold(() -> show(model.session().get()));
    model.selection().addListener((o, was, is) -> arriving.request());
    sceneProperty().subscribe(scene -> Optional.ofNullable(scene).ifPresent(this::watchFocus));
  }

  private void watchFocus(Scene scene) {
    scene.focusOwnerProperty().subscribe(owner -> arriving.request());
  }

  /** What is clicked has the keyboard. */
  private void clicked(MouseEvent event) {
    if (chosenLine().filter(LineNode::editing).isEmpty()
        && onALine(event.getTarget()).isPresent()) {
      focusChosen();
    }
  }

  /** The line that a part of the form belongs to. */
  private Optional<Target> onALine(Object part) {
    Node node = part instanceof Node n ? n : null;
    while (node != null && node != this) {
      Node at = node;
      Optional<Target> line =
          lines.entrySet().stream()
              .filter(e -> e.getValue().equals(at))
              .map(Map.Entry::getKey)
              .findFirst();
      if (line.isPresent()) {
        return line;
      }
      node = node.getParent();
    }
    return Optional.empty();
  }

  private void showMenu(ContextMenuEvent event) {
    onALine(event.getTarget())
        .filter(t -> chosenLine().filter(LineNode::editing).isEmpty())
        .ifPresent(
            target -> {
              event.consume();
              model.choose(target);
              focusChosen();
              showMenu(this, event.getScreenX(), event.getScreenY());
            });
  }

  /** Shows what can be done with the chosen field, at a point of the screen. */
  void showMenu(Node owner, double screenX, double screenY) {
    context
        .getItems()
        .setAll(menu.get().stream().filter(c -> c.enabled().get()).map(Command::menuItem).toList());
    context.show(owner, screenX, screenY);
  }

  /** What makes the notes below a row; to be told before the first letter is shown. */
  void onNotes(Supplier<RowNotes> fresh) {
    notes = fresh;
  }

  /** Shows every row as it now is, since something else was learned of the letter. */
  void refresh() {
    lines.forEach((t, line) -> line.update(row(t)));
  }

  /** What the context menu of a line offers. */
  void onMenu(Supplier<List<Command>> commands) {
    menu = commands;
  }

  /** Gives each character typed on a line that has a value to somebody. */
  void onFieldKey(Consumer<String> typed) {
    fieldKeys = typed;
  }

  /** What can be done now, with keys; empty while the keyboard is elsewhere. */
  KeyHints hints() {
    return hints;
  }

  private void showHints() {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    boolean here = isFocusWithin() || (owner != null && "letter".equals(owner.getId()));
    boolean editing = chosenLine().filter(LineNode::editing).isPresent();
    boolean selected = model.selection().get().filter(x -> x.length() > 0).isPresent();
    boolean works = here && !editing && (isFocusWithin() || !selected);
    hints.show(works ? chosenVerbs.get() : Map.of());
  }

  private void setNarrow(boolean is) {
    if (narrow != is) {
      narrow = is;
      lines.values().forEach(l -> l.setNarrow(is));
      revealSoon(false);
    }
  }

  /**
   * Gives the keyboard to the chosen line; to the form, for the time being, where that line must be
   * brought into sight first.
   */
  void focusChosen() {
    Optional<Target> target = model.chosen().get().filter(places::containsKey);
    target.ifPresent(
        t -> {
          Node line = (Node) line(t);
          (line.getScene() == null ? this : line).requestFocus();
          revealSoon(true);
        });
  }

  /**
   * Brings the chosen line into sight, once for all that an action changes.
   *
   * @param keyboard whether the line is to have it, too, unless another pane has it by then
   */
  private void revealSoon(boolean keyboard) {
    arrives = true;
    takesKeyboard |= keyboard;
    if (keyboard && !hasKeyboard()) {
      // what had it has left the form; else the toolkit looks for another pane
      requestFocus();
    }
    arriving.request();
  }

  private boolean hasKeyboard() {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    return owner != null && owner.getScene() != null && isFocusWithin();
  }

  private void arrive() {
    showHints();
    boolean keyboard = takesKeyboard && hasKeyboard();
    takesKeyboard = false;
    if (arrives) {
      arrives = false;
      boolean editing = chosenLine().filter(LineNode::editing).isPresent();
      model.chosen().get().ifPresent(t -> reveal(t, keyboard && !editing));
    }
  }

  /** Gives every key press outside an edit box to somebody; true where it had a meaning. */
  void onKey(Predicate<KeyEvent> verbs) {
    keys = verbs;
  }

  /** Asks, at each choice, what can be done with the chosen line. */
  void onChoice(Supplier<Map<String, Command>> verbs) {
    chosenVerbs = verbs;
  }

  /** The chosen line as it is on the screen. */
  Optional<Node> chosenNode() {
    return chosenLine().map(Node.class::cast).filter(n -> n.getScene() != null);
  }

  /** Opens the chosen line's edit box. */
  void editChosen() {
    edit("");
  }

  private void edit(String typed) {
    model.chosen().get().ifPresent(t -> reveal(t, true));
    chosenLine().ifPresent(l -> l.edit(typed));
  }

  /** What Enter does at the chosen line. */
  void enterChosen() {
    chosenLine().ifPresent(LineNode::enter);
  }

  /** Keeps what is in an open edit box. */
  void commit() {
    chosenLine().ifPresent(LineNode::commit);
  }

  private Optional<LineNode> chosenLine() {
    return model.chosen().get().filter(rows::containsKey).map(this::line);
  }

  private void show(Optional<ReviewSession> now) {
    boolean other = !now.map(s -> s.letter().id()).equals(session.map(s -> s.letter().id()));
    boolean another = !now.map(ReviewSession::schema).equals(session.map(ReviewSession::schema));
    session = now;
    if (another) {
      lines.clear();
      column.clear();
    } else if (other) {
      keepVisible();
    }
    boolean focused = isFocusWithin();
    // of another letter, a line that says the same may still be surer, or in doubt
    Map<Target, FormRow> before = other ? Map.of() : rows;
    List<FormRow> shown = now.isPresent() ? model.form().rows() : List.of();
    rows = HashMap.newHashMap(shown.size());
    shown.forEach(r -> Form.target(r).ifPresent(t -> rows.put(t, r)));
    lines.keySet().retainAll(rows.keySet());
    lines.entrySet().removeIf(e -> !fits(e.getValue(), row(e.getKey())));
    lines.forEach((target, line) -> update(line, row(target), before.get(target)));
    lay(now.isPresent() ? FormSlot.of(model.form()) : List.of());
    if (other && !column.isEmpty()) {
      opened = true;
      flow.showAsFirst(0);
    }
    now.ifPresent(outline::show);
    model.chosen().get().ifPresent(t -> mark(t, focused));
  }

  /**
   * Of another letter's lines only those in sight are of use; how high the others are was measured
   * with what they said then.
   */
  private void keepVisible() {
    int first = flow.getFirstVisibleIndex();
    int last = flow.getLastVisibleIndex();
    if (first < 0 || last >= column.size()) {
      column.clear();
      return;
    }
    List<FormSlot> above = List.copyOf(column.subList(0, first));
    column.remove(last + 1, column.size());
    column.remove(0, first);
    column.addAll(0, above);
  }

  /** A head tells what is open inside it, so it changes with the lines inside. */
  private static void update(LineNode line, FormRow row, @Nullable FormRow before) {
    if (row instanceof FormRow.Head || !row.equals(before)) {
      line.update(row);
    }
  }

  /** Changes only the stretch of the column in which something came, went or moved. */
  private void lay(List<FormSlot> now) {
    int head = 0;
    int shorter = Math.min(column.size(), now.size());
    while (head < shorter && column.get(head).equals(now.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && column.get(column.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    if (head + tail < Math.max(column.size(), now.size())) {
      List<FormSlot> fresh = now.subList(head, now.size() - tail);
      int to = column.size() - tail;
      if (to - head == fresh.size()) {
        // each in its place, so that the form does not move
        for (int i = 0; i < fresh.size(); i++) {
          column.set(head + i, fresh.get(i));
        }
      } else {
        column.remove(head, to);
        column.addAll(head, fresh);
      }
    }
    places.clear();
    for (int i = 0; i < now.size(); i++) {
      int place = i;
      now.get(i).target().ifPresent(t -> places.put(t, place));
      now.get(i).decision().ifPresent(t -> places.put(t, place));
    }
  }

  private FormRow row(Target target) {
    return java.util.Objects.requireNonNull(rows.get(target));
  }

  private LineNode line(Target target) {
    LineNode line = lines.get(target);
    if (line == null) {
      line = make(row(target));
      lines.put(target, line);
      line.setNarrow(narrow);
      line.setChosen(model.chosen().get().filter(target::equals).isPresent());
    }
    return line;
  }

  private static boolean fits(LineNode line, FormRow row) {
    return switch (row) {
      case FormRow.Head head -> line instanceof EntryHeaderNode;
      case FormRow.Blank blank -> line instanceof ValueNode || line instanceof DecisionNode;
      case FormRow.AddEntryRow more -> line instanceof AddEntryNode;
      case FormRow.Unstated unstated -> line instanceof UnstatedNode;
      case FormRow.Title title -> false;
    };
  }

  private LineNode make(FormRow row) {
    return switch (row) {
      case FormRow.Head head -> new EntryHeaderNode(model, head);
      case FormRow.Blank blank ->
          FormSlot.inAHead(blank)
              ? new DecisionNode(model, blank)
              : new ValueNode(model, blank, notes.get());
      case FormRow.AddEntryRow more -> new AddEntryNode(model, more);
      case FormRow.Unstated unstated -> new UnstatedNode(model, unstated);
      case FormRow.Title title -> throw new IllegalArgumentException("a title is no line");
    };
  }

  /** The slot's part of its card around its part of its citation around its line. */
  private Cell<FormSlot, Region> cell(FormSlot slot) {
    Node inCitation = within("citation", slot.citation(), content(slot));
    VBox whole = new VBox(within("card", slot.card(), inCitation));
    whole.getStyleClass().add("form-slot");
    whole.setMinWidth(0);
    return new SlotCell(whole);
  }

  /** Each node costs time when a letter is opened, so that there is none outside of a card. */
  private static Node within(String name, FormSlot.Part part, Node content) {
    if (part == FormSlot.Part.NONE) {
      return content;
    }
    VBox box = new VBox(content);
    box.getStyleClass().add(name + "-" + part.name().toLowerCase(Locale.ROOT));
    return box;
  }

  private Node content(FormSlot slot) {
    if (slot.target().isEmpty()) {
      return slot.title().isEmpty() ? end() : title(slot.title());
    }
    LineNode line = line(slot.target().get());
    if (line instanceof EntryHeaderNode head) {
      head.decision()
          .getChildren()
          .setAll(slot.decision().map(this::line).map(Node.class::cast).stream().toList());
    }
    return (Node) line;
  }

  private static Node end() {
    Region end = new Region();
    end.getStyleClass().add("form-end");
    return end;
  }

  private Node title(String group) {
    Label label =
        new Label(
            session.stream()
                .flatMap(s -> s.schema().groups().stream())
                .filter(g -> g.id().equals(group))
                .map(g -> g.label().toUpperCase(Locale.ROOT))
                .findFirst()
                .orElse(""));
    label.getStyleClass().add("group-title");
    return group.equals("item") ? new VBox(4, label, outline) : label;
  }

  /** A line that leaves the sight must not take the keyboard to another pane with it. */
  private final class SlotCell implements Cell<FormSlot, Region> {
    private final Region node;

    SlotCell(Region node) {
      this.node = node;
    }

    @Override
    public Region getNode() {
      return node;
    }

    @Override
    public void dispose() {
      if (node.isFocusWithin()) {
        FormPane.this.requestFocus();
      }
    }
  }

  private void choose(Optional<Target> was) {
    boolean focus = isFocusWithin();
    was.map(lines::get).ifPresent(l -> l.setChosen(false));
    // what was typed there is kept now, which may have changed the choice once more
    model.chosen().get().ifPresent(t -> mark(t, focus));
    session.ifPresent(outline::choose);
  }

  private void mark(Target target, boolean focus) {
    if (!places.containsKey(target)) {
      if (focus) {
        requestFocus();
      }
      return;
    }
    line(target).setChosen(true);
    revealSoon(focus);
  }

  private void reveal(Target target, boolean focus) {
    Integer place = places.get(target);
    if (place != null) {
      Optional<Node> focused = focus ? Optional.of((Node) line(target)) : Optional.empty();
      if (opened) {
        sight.revealAtTop(place, focused);
      } else {
        sight.reveal(place, focused);
      }
      opened = false;
    }
  }

  /**
   * The character of a key that was pressed in the letter arrives here when that key gave the form
   * the keyboard. It has done its work and must not be typed into a row.
   */
  void passOverTyped() {
    passOver = true;
  }

  private void pressed(KeyEvent event) {
    passOver = false;
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
    if (event.getTarget() instanceof CalendarButton) {
      return;
    }
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

  /** Typing fills an empty line; on any other, a field's key goes to the field. */
  private void typed(KeyEvent event) {
    if (passOver) {
      passOver = false;
      event.consume();
      return;
    }
    boolean words =
        event.getCharacter().length() > 0
            && !Character.isISOControl(event.getCharacter().charAt(0))
            && !event.isShortcutDown()
            && !event.isAltDown();
    Optional<LineNode> line = chosenLine().filter(l -> !l.editing());
    if (words && line.isPresent() && !event.getCharacter().isBlank()) {
      event.consume();
      boolean selected = model.selection().get().filter(x -> x.length() > 0).isPresent();
      if (!selected && line.get().takesTyping()) {
        edit(event.getCharacter());
      } else {
        fieldKeys.accept(event.getCharacter());
      }
    }
  }
}
