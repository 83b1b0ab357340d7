package imr.ui.review;

import imr.annotation.DisplayFormat;
import imr.ui.kit.Command;
import imr.ui.kit.KeyButton;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Over the form: the suggestions of the letter that are most likely wrong, and what might be
 * missing. It keeps its height while a letter is open, so that no row moves when one is decided,
 * and from one letter to the next until that is read.
 */
final class AttentionStrip extends VBox {
  private static final int MOST_DOUBTS = 3;
  private static final int MOST_VALUES = 2;

  private final ReviewModel desk;
  private final DoubtModel model;
  private final Command use;
  private final Runnable focusForm;
  private String letter = "";

  /**
   * @param use takes the first value that is listed, where the chosen line has none of its own
   * @param focusForm gives the chosen line the keyboard
   */
  AttentionStrip(ReviewModel desk, DoubtModel model, Command use, Runnable focusForm) {
    super(3);
    this.desk = desk;
    this.model = model;
    this.use = use;
    this.focusForm = focusForm;
    getStyleClass().add("attention-strip");
    setId("attention");
    managedProperty().bind(visibleProperty());
    model.reading().addListener((o, was, is) -> show());
    desk.chosen().addListener((o, was, is) -> show());
    desk.session().addListener((o, was, is) -> show());
    show();
  }

  private void show() {
    if (!model.reads()) {
      getChildren().clear();
      setMinHeight(0);
      setVisible(false);
      return;
    }
    if (model.waits()) {
      getChildren().clear();
      return;
    }
    String now = desk.session().get().map(s -> s.letter().id()).orElse("");
    if (!now.equals(letter)) {
      letter = now;
      setMinHeight(0);
    }
    List<DoubtModel.Doubtful> doubtful = model.doubtful();
    List<DoubtModel.Proposal> values = model.others();
    List<Node> lines = new ArrayList<>();
    doubtful.stream().limit(MOST_DOUBTS).map(this::line).forEach(lines::add);
    values.stream().limit(MOST_VALUES).map(p -> line(p, values.getFirst())).forEach(lines::add);
    if (lines.isEmpty()) {
      getChildren().clear();
      setVisible(getMinHeight() > 0);
    } else {
      getChildren().setAll(head(doubtful.size()));
      getChildren().addAll(lines);
      setVisible(true);
      applyCss();
      setMinHeight(Math.max(getMinHeight(), prefHeight(getWidth() > 0 ? getWidth() : -1)));
    }
  }

  private static Node head(int doubtful) {
    Label title = new Label("Needs attention");
    title.getStyleClass().add("count");
    Label more =
        new Label(
            doubtful > MOST_DOUBTS
                ? "%,d of %,d doubtful values".formatted(MOST_DOUBTS, doubtful)
                : "");
    more.getStyleClass().add("muted");
    HBox line = new HBox(8, title, gap(), more);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** A press goes to the field. */
  private Node line(DoubtModel.Doubtful doubt) {
    Label chance = new Label(DisplayFormat.percent(doubt.chance()));
    chance.getStyleClass().add("count");
    chance.setMinWidth(USE_PREF_SIZE);
    Button words = new Button(doubt.name() + " · " + doubt.why());
    words.getStyleClass().add("attention-line");
    words.setFocusTraversable(false);
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    words.setAccessibleRole(AccessibleRole.HYPERLINK);
    words.setWrapText(true);
    words.setAccessibleText(chance.getText() + " sure: " + words.getText());
    words.setOnAction(
        e -> {
          desk.choose(doubt.target());
          focusForm.run();
        });
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(8, chance, words);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Node line(DoubtModel.Proposal value, DoubtModel.Proposal first) {
    Label words = new Label(value.sentence());
    words.setWrapText(true);
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    boolean byKey = value.equals(first) && model.proposals().contains(value);
    Button add = byKey ? new KeyButton(value.word(), use) : button(value);
    HBox line = new HBox(8, words, add);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Button button(DoubtModel.Proposal value) {
    Button add = new Button(value.word());
    add.getStyleClass().add("flat");
    add.setFocusTraversable(false);
    add.setMinWidth(USE_PREF_SIZE);
    add.setOnAction(
        e -> {
          model.take(value);
          focusForm.run();
        });
    return add;
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }
}
