package imr.ui.column;

import imr.annotation.DisplayFormat;
import imr.ui.kit.Overlay;
import imr.workbench.Propagation.Fit;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The letters in which a correction fits, with their sentences, before anything changes. */
public final class PropagateDialog extends VBox {
  private static final double WIDE = 860;
  private static final double HIGH = 520;

  private final PropagateModel model;
  private final Overlay overlay;
  private final Label line = sentence("propagate-line");
  private final Label rest = sentence("propagate-rest");
  private final ListView<Fit> list = new ListView<>();
  private final Button go = new Button();

  private PropagateDialog(Overlay overlay, PropagateModel model) {
    super(10);
    this.overlay = overlay;
    this.model = model;
    setId("propagate");
    Label title = new Label("Make the same correction in other letters");
    title.getStyleClass().add("sheet-title");
    list.setId("propagate-list");
    list.setAccessibleText("Letters that would change");
    list.getStyleClass().add("bulk-left");
    list.setFixedCellSize(28);
    list.setPlaceholder(new Label(""));
    list.setCellFactory(l -> new FitCell());
    VBox.setVgrow(list, Priority.ALWAYS);
    rest.getStyleClass().add("muted");
    getChildren().setAll(title, line, list, rest, foot());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.fits().subscribe(this::show);
  }

  /** Shows the dialog. */
  public static void show(Overlay overlay, PropagateModel model) {
    PropagateDialog dialog = new PropagateDialog(overlay, model);
    dialog.setPrefSize(WIDE, HIGH);
    overlay.show(dialog, dialog.list);
    dialog
        .sceneProperty()
        .addListener(
            (o, was, is) -> {
              if (is == null) {
                model.stop();
              }
            });
  }

  private static Label sentence(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private Node foot() {
    go.setId("propagate-go");
    go.getStyleClass().add("accent-button");
    go.setMinWidth(Region.USE_PREF_SIZE);
    go.setOnAction(e -> go());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox foot = new HBox(12, gap, Overlay.leave("Cancel"), go);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("gold-foot");
    return foot;
  }

  /** Enter does it, but on the button that leaves. */
  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)) {
      event.consume();
      go.fire();
    }
  }

  private void go() {
    overlay.hide();
    model.apply();
  }

  private void show(Optional<List<Fit>> found) {
    List<Fit> fits = found.orElse(List.of());
    String letters =
        DisplayFormat.count(fits.stream().map(Fit::letter).distinct().count(), "letter");
    list.getItems().setAll(fits);
    go.setDisable(fits.isEmpty());
    go.setText("Update " + letters);
    line.setText(line(found, letters));
    rest.setText("The values stay suggestions and still need review.");
  }

  private static String line(Optional<List<Fit>> found, String letters) {
    if (found.isEmpty()) {
      return "Looking for the same suggestion…";
    }
    return found.get().isEmpty()
        ? "No other letter has the same suggestion in the same words. Nothing will change."
        : "“%s” becomes “%s” in %s."
            .formatted(found.get().getFirst().was(), found.get().getFirst().now(), letters);
  }

  /** A letter and its sentence, with the place that would be highlighted. */
  private static final class FitCell extends ListCell<Fit> {
    private final Label title = new Label();
    private final SentenceNode sentence = new SentenceNode(320);
    private final HBox box = new HBox(10, title, sentence);

    FitCell() {
      title.getStyleClass().add("muted");
      title.setMinWidth(ColumnCell.TITLE);
      title.setMaxWidth(ColumnCell.TITLE);
      HBox.setHgrow(sentence, Priority.ALWAYS);
      box.setAlignment(Pos.CENTER_LEFT);
      box.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Fit fit, boolean empty) {
      super.updateItem(fit, empty);
      setGraphic(empty || fit == null ? null : box);
      if (fit != null && !empty) {
        title.setText(fit.title());
        sentence.show(Optional.of(fit.sentence()));
        setAccessibleText(fit.title() + ": " + sentence.words());
      }
    }
  }
}
