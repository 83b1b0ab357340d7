package imr.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.event.ActionEvent;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The few dialogs that every screen shares, in the look of the window that they belong to. */
public final class Dialogs {
  private final Window owner;

  public Dialogs(Window owner) {
    this.owner = owner;
  }

  /** Shows a sentence, and what is behind it where there is more. */
  public void tell(String title, String sentence, List<String> more) {
    VBox content = new VBox(12, wrapped(sentence));
    if (!more.isEmpty()) {
      content.getChildren().add(list(more));
    }
    answer(title, pane(content, ButtonType.CLOSE));
  }

  /**
   * Asks, with the label of the button that says yes; false where the analyst does anything else.
   */
  public boolean ask(String title, String sentence, List<String> more, String yes, String no) {
    ButtonType does = new ButtonType(yes, ButtonBar.ButtonData.OK_DONE);
    VBox content = new VBox(12, wrapped(sentence));
    if (!more.isEmpty()) {
      content.getChildren().add(list(more));
    }
    ButtonType leaves = new ButtonType(no, ButtonBar.ButtonData.CANCEL_CLOSE);
    return answer(title, pane(content, does, leaves)).filter(does::equals).isPresent();
  }

  /** Asks for a password, which the screen does not show. */
  public Optional<String> askForPassword(String title, String sentence) {
    PasswordField input = new PasswordField();
    input.setAccessibleText(title);
    Platform.runLater(input::requestFocus);
    ButtonType open = new ButtonType("Open", ButtonBar.ButtonData.OK_DONE);
    return answer(title, pane(new VBox(12, wrapped(sentence), input), open, ButtonType.CANCEL))
        .filter(open::equals)
        .map(b -> input.getText().strip())
        .filter(w -> !w.isEmpty());
  }

  private static Node list(List<String> lines) {
    VBox box = new VBox(6);
    lines.forEach(l -> box.getChildren().add(wrapped(l)));
    box.setPadding(new Insets(8));
    ScrollPane scroll = new ScrollPane(box);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("report-list");
    scroll.setPrefViewportHeight(Math.min(240, 16 + 40 * lines.size()));
    return scroll;
  }

  private static Label wrapped(String sentence) {
    Label label = new Label(sentence);
    label.setWrapText(true);
    label.setMaxWidth(560);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }

  /** What was answered; empty where the analyst left without an answer. */
  private Optional<ButtonType> answer(String title, DialogPane pane) {
    Stage stage = new Stage();
    List<ButtonType> answers = new ArrayList<>();
    for (ButtonType type : pane.getButtonTypes()) {
      pane.lookupButton(type)
          .addEventHandler(
              ActionEvent.ACTION,
              e -> {
                answers.add(type);
                stage.close();
              });
    }
    pane.addEventHandler(KeyEvent.KEY_PRESSED, e -> closeAtEscape(e, stage));
    stage.initOwner(owner);
    stage.initModality(Modality.WINDOW_MODAL);
    stage.setTitle(title);
    stage.setScene(scene(pane));
    stage.setOnShown(e -> center(stage));
    stage.showAndWait();
    return answers.stream().findFirst();
  }

  private static void closeAtEscape(KeyEvent event, Stage stage) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      stage.close();
    }
  }

  private void center(Stage stage) {
    Rectangle2D screen =
        Screen.getScreensForRectangle(owner.getX(), owner.getY(), 1, 1).stream()
            .findFirst()
            .orElse(Screen.getPrimary())
            .getVisualBounds();
    double frame = stage.getWidth() - stage.getScene().getWidth();
    double title = stage.getHeight() - stage.getScene().getHeight();
    double width = Math.min(stage.getWidth(), screen.getWidth());
    // Narrower, sentences need more lines.
    double needed = stage.getScene().getRoot().prefHeight(width - frame) + title;
    stage.setWidth(width);
    stage.setHeight(Math.min(Math.max(stage.getHeight(), needed), screen.getHeight()));
    stage.setX(within(owner.getX() + (owner.getWidth() - stage.getWidth()) / 2, screen.getMinX()));
    stage.setY(
        within(owner.getY() + (owner.getHeight() - stage.getHeight()) / 3, screen.getMinY()));
  }

  private static double within(double at, double least) {
    return Math.max(at, least);
  }

  /** A dialog is a window of its own: it takes its looks and its scale from its owner. */
  private Scene scene(DialogPane pane) {
    Scene of = owner.getScene();
    ScaledContent scaled =
        new ScaledContent(pane, new SimpleDoubleProperty(ScaledContent.of(owner)));
    Scene scene = new Scene(scaled);
    scene.getStylesheets().setAll(of.getStylesheets());
    return scene;
  }

  private static DialogPane pane(Node content, ButtonType... buttons) {
    DialogPane pane = new DialogPane();
    pane.setContent(content);
    pane.getButtonTypes().setAll(buttons);
    pane.setMinWidth(460);
    return pane;
  }
}
