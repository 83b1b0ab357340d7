package imr.ui.adjudicate;

import imr.annotation.DisplayFormat;
import imr.annotation.DoubleRound;
import imr.annotation.PassId;
import imr.ui.evaluate.ResultTables;
import imr.ui.kit.Overlay;
import imr.ui.kit.TwoParts;
import imr.ui.kit.WrappingRow;
import imr.workbench.SecondRecord;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The rounds of double annotation, and how far each letter of the chosen one is. */
public final class DoubleDialog extends VBox {
  private final DoubleModel model;
  private final Overlay overlay;
  private final Actions actions;
  private final ListView<DoubleRound> rounds = new ListView<>();
  private final TableView<SecondRecord> letters = new TableView<>();
  private final Label about = new Label();
  private final Button mine = new Button("Open next blind letter");
  private final Button adjudicate = new Button("Adjudicate (A)");
  private final Button make = new Button("New round… (N)");

  /**
   * What leads away from the dialog, which is closed by then.
   *
   * @param mine opens the next letter that waits for the person's second annotation
   * @param adjudicate opens both records of a letter
   */
  public record Actions(Runnable mine, Consumer<SecondRecord> adjudicate) {}

  private DoubleDialog(DoubleModel model, Overlay overlay, Actions actions) {
    super(12);
    this.model = model;
    this.overlay = overlay;
    this.actions = actions;
    setId("double-annotation");
    Label title = new Label("Double annotation");
    title.getStyleClass().add("sheet-title");
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    layOutRounds();
    layOutLetters();
    VBox right = new VBox(8, about, letters);
    VBox.setVgrow(letters, Priority.ALWAYS);
    TwoParts middle = new TwoParts(640, 0.23, rounds, right);
    VBox.setVgrow(middle, Priority.ALWAYS);
    middle.visibleProperty().bind(Bindings.isNotEmpty(rounds.getItems()));
    middle.managedProperty().bind(middle.visibleProperty());
    getChildren().setAll(title, middle, notice(), foot());
    setPrefWidth(960);
    middle.setPrefHeight(440);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.state().addListener((_, _, is) -> fill(is));
    model.letters().addListener((_, _, _) -> fillLetters());
  }

  public static void show(Overlay overlay, DoubleModel model, Actions actions) {
    DoubleDialog dialog = new DoubleDialog(model, overlay, actions);
    overlay.show(dialog, dialog.make); // the rounds aren't there yet, or never
    model.refresh();
  }

  private void pressed(KeyEvent event) {
    Optional<Button> button =
        event.isShortcutDown() || event.isAltDown()
            ? Optional.empty()
            : switch (event.getCode()) {
              case B -> Optional.of(mine);
              case A -> Optional.of(adjudicate);
              case N -> Optional.of(make);
              default -> Optional.empty();
            };
    button.ifPresent(
        b -> {
          event.consume();
          b.fire();
        });
  }

  private void layOutRounds() {
    rounds.setId("double-rounds");
    rounds.setAccessibleText("Rounds");
    rounds.setMinHeight(70);
    rounds.setCellFactory(_ -> new RoundCell());
    rounds
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, is) -> Optional.ofNullable(is).ifPresent(this::choose));
  }

  private void choose(DoubleRound round) {
    String starts =
        round.from().equals(round.at())
            ? ""
            : ", starting " + DisplayFormat.dateTime(round.from(), ZoneId.systemDefault());
    about.setText(
        "Created by %s on %s for %s%s. Second annotator: %s."
            .formatted(
                round.by(),
                DisplayFormat.dateTime(round.at(), ZoneId.systemDefault()),
                round.purpose().words(),
                starts,
                round.person().orElse("anyone but the first annotator")));
    model.choose(round);
  }

  private void layOutLetters() {
    letters.setId("double-letters");
    letters.setAccessibleText("Letters of the round");
    letters.setMinHeight(150);
    ResultTables.wrapBelow(letters, 520);
    letters.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    letters.getColumns().add(ResultTables.sortable("Letter", SecondRecord::title, 180));
    letters.getColumns().add(ResultTables.sortable("First", l -> l.first().orElse("–"), 110));
    letters
        .getColumns()
        .add(ResultTables.sortable("Second", l -> l.pass().map(PassId::person).orElse("–"), 110));
    letters.getColumns().add(ResultTables.sortable("State", l -> l.state().words(), 200));
    letters.setPlaceholder(new Label(""));
    letters
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, is) -> adjudicate.setDisable(!canAdjudicate(is)));
    letters.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER && !adjudicate.isDisabled()) {
            e.consume();
            adjudicate.fire();
          }
        });
    letters.setOnMouseClicked(
        e -> {
          if (e.getClickCount() == 2 && !adjudicate.isDisabled()) {
            adjudicate.fire();
          }
        });
  }

  private static boolean canAdjudicate(@Nullable SecondRecord letter) {
    return DoubleModel.canAdjudicate(Optional.ofNullable(letter));
  }

  private Label notice() {
    Label notice = new Label();
    notice.setId("double-notice");
    notice.textProperty().bind(model.notice());
    notice.setWrapText(true);
    notice.setMinHeight(USE_PREF_SIZE);
    notice.managedProperty().bind(notice.textProperty().isNotEmpty());
    return notice;
  }

  private WrappingRow foot() {
    mine.setId("double-mine");
    mine.setMinWidth(Region.USE_PREF_SIZE);
    mine.setDisable(true);
    mine.setOnAction(_ -> leave(actions.mine()));
    adjudicate.setId("double-adjudicate");
    adjudicate.setMinWidth(Region.USE_PREF_SIZE);
    adjudicate.setDisable(true);
    adjudicate.setOnAction(
        _ ->
            Optional.ofNullable(letters.getSelectionModel().getSelectedItem())
                .ifPresent(l -> leave(() -> actions.adjudicate().accept(l))));
    make.setId("double-make");
    make.getStyleClass().add("accent-button");
    make.setMinWidth(Region.USE_PREF_SIZE);
    make.setOnAction(_ -> NewRoundDialog.show(overlay, model, actions));
    HBox letter = new HBox(12, mine, adjudicate);
    return new WrappingRow(letter, Overlay.leave("Close"), make);
  }

  private void leave(Runnable then) {
    overlay.hide();
    then.run();
  }

  private void fill(DoubleModel.State now) {
    rounds.getItems().setAll(now.rounds());
    rounds.getSelectionModel().selectLast();
    if (make.isFocused()) {
      rounds.requestFocus();
    }
    mine.setText("Open next blind letter: %,d (B)".formatted(now.mine()));
    mine.setDisable(now.mine() == 0);
  }

  private void fillLetters() {
    letters.getItems().setAll(model.letters().get());
    String progress = DoubleModel.progress(model.letters().get());
    String said = about.getText();
    int end = said.indexOf('\n');
    about.setText((end < 0 ? said : said.substring(0, end)) + "\n" + progress);
    model.letters().get().stream()
        .filter(l -> l.state() == SecondRecord.State.READY)
        .findFirst()
        .ifPresent(letters.getSelectionModel()::select);
  }

  /** A round by its name. */
  private static final class RoundCell extends ListCell<DoubleRound> {
    RoundCell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable DoubleRound round, boolean empty) {
      super.updateItem(round, empty);
      setText(
          empty || round == null
              ? ""
              : "%s  (%,d)".formatted(round.name(), round.letters().size()));
    }
  }
}
