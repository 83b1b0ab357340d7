package imr.ui.adjudicate;

import imr.ledger.Act.Choice;
import imr.ui.adjudicate.AdjudicateModel.Line;
import imr.ui.kit.Overlay;
import imr.ui.kit.TextPrompt;
import imr.ui.kit.TwoParts;
import imr.ui.kit.WrappingRow;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Two records of a letter side by side: the letter with the words of both, and one list of what
 * differs, each decided with one key.
 */
public final class AdjudicateView extends VBox {
  private static final double WIDE = 1240;
  private static final double HIGH = 760;

  private final AdjudicateModel model;
  private final Overlay overlay;
  private final Runnable next;
  private final ListView<Line> list = new ListView<>();
  private final TwoRecordsText text;
  private final Label progress = new Label();
  private final Button both = new Button("Both (3)");
  private final Button agreements = new Button();
  private boolean filling;

  private AdjudicateView(AdjudicateModel model, Overlay overlay, Runnable next) {
    super(10);
    this.model = model;
    this.overlay = overlay;
    this.next = next;
    this.text = new TwoRecordsText(model.letter());
    setId("adjudication");
    getStyleClass().add("adjudication");
    list.setId("adjudication-differences");
    list.setCellFactory(_ -> new DifferenceCell(model));
    list.setPlaceholder(new Label("Both records say the same."));
    list.setAccessibleText("Differences");
    list.getSelectionModel()
        .selectedIndexProperty()
        .addListener((_, _, is) -> chosenInList(is.intValue()));
    VBox right = new VBox(8, agreements, list, actions());
    agreements.setMaxWidth(Double.MAX_VALUE);
    agreements.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(list, Priority.ALWAYS);
    list.setMinHeight(130);
    text.node().setMinHeight(160);
    TwoParts body = new TwoParts(660, 0.56, text.node(), right);
    text.node().getStyleClass().add("two-records-pane");
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().setAll(head(), body, foot());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.lines().addListener((_, _, _) -> show());
    model.chosen().addListener((_, _, _) -> choose());
    model.accepted().addListener((_, _, _) -> show());
  }

  /**
   * Shows the screen over the letter that is open.
   *
   * @param next opens the next letter that waits; the screen is closed by then
   */
  public static void show(Overlay overlay, AdjudicateModel model, Runnable next) {
    AdjudicateView view =
        new AdjudicateView(
            model,
            overlay,
            () -> {
              overlay.hide();
              next.run();
            });
    view.prefWidthProperty().bind(Bindings.min(WIDE, overlay.widthProperty().subtract(48)));
    view.prefHeightProperty().bind(Bindings.min(HIGH, overlay.heightProperty().subtract(72)));
    overlay.show(view, view.list);
    view.show();
  }

  private WrappingRow head() {
    Label title = new Label("Adjudicate " + model.title());
    title.getStyleClass().add("sheet-title");
    title.setWrapText(true);
    progress.setId("adjudication-progress");
    progress.getStyleClass().add("muted");
    progress.setMinWidth(Region.USE_PREF_SIZE);
    return new WrappingRow(
        title,
        who(model.record(), TwoRecordsText.RECORD),
        who(model.other(), TwoRecordsText.OTHER),
        progress);
  }

  private static Label who(String name, String style) {
    Label label = new Label(name);
    label.getStyleClass().addAll("difference-who", style);
    label.setTooltip(new Tooltip(name));
    label.setMinWidth(40);
    return label;
  }

  private FlowPane actions() {
    Button record = button("Take " + model.record() + " (1)", "adjudicate-record");
    record.setOnAction(_ -> model.take(Choice.RECORD));
    Button other = button("Take " + model.shortOther() + " (2)", "adjudicate-other");
    other.setOnAction(_ -> model.take(Choice.OTHER));
    both.setId("adjudicate-both");
    both.setOnAction(_ -> model.take(Choice.BOTH));
    Button neither = button("Neither… (4)", "adjudicate-neither");
    neither.setOnAction(_ -> askNeither());
    Button note = button("Note… (N)", "adjudicate-note");
    note.setOnAction(_ -> askNote());
    Button undo = button("Undo (U)", "adjudicate-undo");
    undo.setOnAction(_ -> model.undo());
    FlowPane actions = new FlowPane(8, 6, record, other, both, neither, note, undo);
    actions.setMinHeight(USE_PREF_SIZE);
    actions.getChildren().forEach(b -> b.setFocusTraversable(true));
    return actions;
  }

  private static Button button(String words, String id) {
    Button button = new Button(words);
    button.setId(id);
    button.setMaxWidth(300);
    return button;
  }

  private WrappingRow foot() {
    agreements.setId("adjudicate-agreements");
    agreements.setOnAction(_ -> preview());
    Label notice = new Label();
    notice.setId("adjudication-notice");
    notice.textProperty().bind(model.notice());
    notice.setWrapText(true);
    Button after = button("Next letter (L)", "adjudicate-next-letter");
    after.setMinWidth(Region.USE_PREF_SIZE);
    after.setOnAction(_ -> next.run());
    Button finish = button("Finish letter (F)", "adjudicate-finish");
    finish.getStyleClass().add("accent-button");
    finish.setMinWidth(Region.USE_PREF_SIZE);
    finish.setOnAction(_ -> model.finish());
    return new WrappingRow(notice, Overlay.leave("Close"), after, finish);
  }

  private void show() {
    filling = true;
    list.getItems().setAll(model.lines().get());
    filling = false;
    long open = model.open();
    int all = model.lines().get().size();
    progress.setText(all == 0 ? "No differences" : "%,d of %,d decided".formatted(all - open, all));
    int agreed = model.agreed().size();
    agreements.setText(
        model.accepted().get()
            ? "✓ %,d agreed values accepted".formatted(agreed)
            : "▸ %,d agreed values: review and accept… (A)".formatted(agreed));
    choose();
  }

  private void choose() {
    int place = model.chosen().get();
    if (list.getSelectionModel().getSelectedIndex() != place) {
      list.getSelectionModel().clearAndSelect(place);
    }
    if (place >= 0) {
      list.scrollTo(Math.max(0, place - 1));
      both.setDisable(!model.lines().get().get(place).difference().canBeBoth());
    }
    text.paint(model.lines().get(), place);
  }

  private void chosenInList(int place) {
    if (!filling && place >= 0) {
      model.choose(place);
    }
  }

  private void pressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean taken = true;
    switch (event.getCode()) {
      case DIGIT1, NUMPAD1, LEFT -> model.take(Choice.RECORD);
      case DIGIT2, NUMPAD2, RIGHT -> model.take(Choice.OTHER);
      case DIGIT3, NUMPAD3 -> model.take(Choice.BOTH);
      case DIGIT4, NUMPAD4, E -> askNeither();
      case N -> askNote();
      case U -> model.undo();
      case A -> preview();
      case F -> model.finish();
      case L -> next.run();
      default -> taken = onList(event);
    }
    if (taken) {
      event.consume();
    }
  }

  private boolean onList(KeyEvent event) {
    boolean goesOn = event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER;
    if (goesOn && list.isFocused()) {
      model.next();
    }
    return goesOn && list.isFocused();
  }

  private void askNeither() {
    if (model.chosen().get() >= 0) {
      askNeither(model.neitherHint(), model.editable());
    }
  }

  /** Asks again where the field can't hold what was typed. */
  private void askNeither(String hint, String start) {
    TextPrompt.showOver(
        overlay,
        "Neither is right: " + model.lines().get().get(model.chosen().get()).label(),
        hint,
        start,
        typed -> model.neither(typed).ifPresent(problem -> askNeither(problem, typed)));
  }

  private void askNote() {
    if (model.chosen().get() >= 0) {
      TextPrompt.showOver(
          overlay,
          "Note on " + model.lines().get().get(model.chosen().get()).label(),
          "The note stays with the field. Leave it empty to remove it.",
          model.noted(),
          model::note);
    }
  }

  private void preview() {
    if (!model.accepted().get()) {
      AgreedDialog.show(overlay, model);
    }
  }

  /** What gets the keyboard. */
  List<Node> parts() {
    return List.of(list, agreements);
  }
}
