package imr.ui;

import imr.ui.settings.Settings;
import imr.workbench.PersonName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Asks in the window who annotates: a digit or Enter picks one of those known, a name that is typed
 * is added to them, Delete takes the name that has the keyboard off the list. While it is open the
 * keyboard is its own. Nothing waits for it: until somebody answers, the last name holds.
 */
final class AnnotatorChooser extends StackPane {
  private final Settings settings;
  private final Consumer<String> chosen;
  private final VBox names = new VBox(4);
  private final TextField other = new TextField();
  private final Label problem = new Label();
  private final Label words = new Label();
  private final List<Runnable> waiting = new ArrayList<>();

  /**
   * @param chosen called with the name once somebody has answered, and with the old one where they
   *     left
   */
  AnnotatorChooser(Settings settings, Consumer<String> chosen) {
    this.settings = settings;
    this.chosen = chosen;
    Label title = new Label("Who's annotating?");
    title.getStyleClass().add("chooser-title");
    words.getStyleClass().add("chooser-words");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    problem.getStyleClass().add("chooser-problem");
    problem.setId("chooser-problem");
    problem.setWrapText(true);
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    other.setId("chooser-other");
    other.setOnAction(e -> take(other.getText()));
    Button take = new Button("Continue");
    take.getStyleClass().add("accent-button");
    take.setFocusTraversable(false);
    take.setOnAction(e -> answer());
    VBox card = new VBox(title, words, names, other, problem, take);
    card.getStyleClass().add("chooser-card");
    card.setMaxHeight(USE_PREF_SIZE);
    getChildren().add(card);
    getStyleClass().add("chooser");
    setId("chooser");
    setVisible(false);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    sceneProperty().addListener((o, was, is) -> Optional.ofNullable(is).ifPresent(this::guard));
  }

  private void guard(Scene scene) {
    scene.addEventFilter(KeyEvent.ANY, this::keepToItself);
    scene.focusOwnerProperty().addListener((o, was, is) -> keepFocus(Optional.ofNullable(is)));
  }

  /** Keys that would go elsewhere while it is open go nowhere. */
  private void keepToItself(KeyEvent event) {
    if (isVisible() && !(event.getTarget() instanceof Node node && isInside(node))) {
      event.consume();
      focusFirst();
    }
  }

  private void keepFocus(Optional<Node> owner) {
    if (isVisible() && owner.filter(this::isInside).isEmpty()) {
      Platform.runLater(this::focusFirst);
    }
  }

  private boolean isInside(Node node) {
    for (Optional<Node> at = Optional.of(node);
        at.isPresent();
        at = at.map(Node::getParent).map(Node.class::cast)) {
      if (at.get() == this) {
        return true;
      }
    }
    return false;
  }

  /** Asks at a start, but where the last to annotate is the only one known. */
  void askAtStart() {
    if (!settings.current().annotators().equals(List.of(settings.current().annotator()))) {
      open();
    }
  }

  /** Asks now. */
  void open() {
    List<String> known = settings.current().annotators();
    words.setText(
        known.isEmpty()
            ? "Your name is saved with every decision you make."
            : "Your name is saved with every decision you make. Choose a name or press its number."
                + " Press Delete to remove a name from this list.");
    other.setText(known.isEmpty() ? settings.current().annotator() : "");
    other.setPromptText(known.isEmpty() ? "Your name" : "Another name");
    other.setAccessibleText(known.isEmpty() ? "Your name" : "Another name");
    problem.setText("");
    fill(known);
    setVisible(true);
    focusFirst();
  }

  /** Does something now, or once somebody has answered where it is asked just now. */
  void whenAnswered(Runnable then) {
    if (isVisible()) {
      waiting.add(then);
    } else {
      then.run();
    }
  }

  private void fill(List<String> known) {
    names.getChildren().clear();
    for (int i = 0; i < known.size(); i++) {
      names.getChildren().add(row(known.get(i), i + 1));
    }
  }

  private HBox row(String name, int number) {
    Label key = new Label(number < 10 ? String.valueOf(number) : " ");
    key.getStyleClass().add("key");
    Button pick = new Button(name, key);
    pick.getStyleClass().add("chooser-name");
    pick.setId("chooser-" + number);
    pick.setMaxWidth(Double.MAX_VALUE);
    pick.setUserData(name);
    pick.setOnAction(e -> take(name));
    HBox.setHgrow(pick, Priority.ALWAYS);
    Button remove = new Button("Remove");
    remove.getStyleClass().add("flat");
    remove.setFocusTraversable(false);
    remove.setTooltip(new Tooltip("Remove " + name + " from this list. Decisions keep the name."));
    remove.setOnAction(e -> remove(name));
    HBox row = new HBox(4, pick, remove);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** The name that holds now, else the first known one, else the box for a new one. */
  private void focusFirst() {
    String last = settings.current().annotator();
    List<Node> picks =
        names.getChildren().stream().map(row -> ((HBox) row).getChildren().getFirst()).toList();
    picks.stream()
        .filter(pick -> last.equals(pick.getUserData()))
        .findFirst()
        .or(() -> picks.stream().findFirst())
        .orElse(other)
        .requestFocus();
    if (other.isFocused()) {
      other.selectAll();
    }
  }

  private void pressed(KeyEvent event) {
    boolean typing = other.isFocused();
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      close();
    } else if (!typing && event.getCode() == KeyCode.ENTER) {
      event.consume();
      answer();
    } else if (!typing && event.getCode() == KeyCode.DELETE) {
      event.consume();
      focused().ifPresent(this::remove);
    } else if (!typing && digit(event) > 0) {
      event.consume();
      known(digit(event)).ifPresent(this::take);
    }
  }

  private static int digit(KeyEvent key) {
    boolean plain = key.getCode().isDigitKey() && !key.isShortcutDown() && !key.isAltDown();
    return plain ? Character.digit(key.getCode().getChar().charAt(0), 10) : 0;
  }

  private Optional<String> known(int number) {
    List<String> known = settings.current().annotators();
    return number <= known.size() ? Optional.of(known.get(number - 1)) : Optional.empty();
  }

  private Optional<String> focused() {
    return names.getChildren().stream()
        .map(row -> ((HBox) row).getChildren().getFirst())
        .filter(Node::isFocused)
        .map(pick -> (String) pick.getUserData())
        .findFirst();
  }

  /** The name that has the keyboard, else the one that is typed. */
  private void answer() {
    take(focused().orElse(other.getText()));
  }

  private void take(String typed) {
    Optional<String> wrong = PersonName.problem(typed);
    problem.setText(wrong.orElse(""));
    if (wrong.isEmpty()) {
      settings.change(p -> p.annotatedBy(typed.strip()));
      close();
    }
  }

  private void remove(String name) {
    settings.change(p -> p.withoutAnnotator(name));
    open();
  }

  private void close() {
    setVisible(false);
    chosen.accept(settings.current().annotator());
    List<Runnable> now = List.copyOf(waiting);
    waiting.clear();
    now.forEach(Runnable::run);
  }
}
