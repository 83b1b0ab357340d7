package imr.ui.help;

import imr.annotation.Schema;
import imr.ui.kit.Command;
import imr.ui.kit.KeyPlaceholders;
import imr.ui.kit.Overlay;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Help: what is typed finds articles, fields and commands; the chosen one is read at the right. Up
 * and Down choose while one types, Enter goes into the article, Alt and Left goes back, Escape
 * closes.
 */
public final class HelpPanel extends VBox {
  private static final double MOST_WIDE = 980;

  /** The list's width, in heights of its type. */
  private static final double LIST = 21;

  /** Before what a link does, where it leads to no article. */
  static final String DO = "do:";

  private final Overlay overlay;
  private final HelpModel model;
  private final TextField typed = new TextField();
  private final ListView<HelpTopic> list = new ListView<>();
  private final ScrollPane page = new ScrollPane();
  private boolean filling;

  private HelpPanel(Overlay overlay, HelpModel model) {
    super(12);
    this.overlay = overlay;
    this.model = model;
    setId("help");
    getStyleClass().add("help");
    layOut();
    model.found().addListener((o, was, is) -> fill(is));
    model.shown().addListener((o, was, is) -> show(is));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null && !filling) {
                model.show(is);
              }
            });
    typed.textProperty().addListener((o, was, is) -> model.search(is));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    fill(model.found().get());
    show(model.shown().get());
  }

  /**
   * Shows the help over whatever stands there, which comes back afterwards.
   *
   * @param article the id of the one to begin with
   */
  public static void show(Overlay overlay, List<Command> verbs, Schema schema, String article) {
    HelpModel model = new HelpModel(new Articles(), new KeyPlaceholders(verbs), schema);
    model.open(article);
    HelpPanel sheet = new HelpPanel(overlay, model);
    sheet.prefWidthProperty().bind(Bindings.min(MOST_WIDE, overlay.widthProperty().subtract(48)));
    sheet.prefHeightProperty().bind(overlay.heightProperty().subtract(72));
    overlay.showOver(sheet, sheet.typed);
  }

  private void layOut() {
    Label title = new Label("Help");
    title.getStyleClass().add("sheet-title");
    typed.setId("help-search");
    typed.setPromptText("How do I…");
    typed.setAccessibleText("Search help");
    HBox.setHgrow(typed, Priority.ALWAYS);
    Button back = new Button("Back");
    back.setId("help-back");
    back.setMinWidth(Region.USE_PREF_SIZE);
    back.setOnAction(e -> model.back());
    HBox head = new HBox(12, title, typed, back, Overlay.leave("Close"));
    head.setAlignment(Pos.CENTER_LEFT);
    list.setId("help-topics");
    list.setAccessibleText("Topics");
    list.setFixedCellSize(-1);
    list.setCellFactory(l -> new TopicCell());
    list.setPlaceholder(nothing());
    list.setMinWidth(160);
    list.prefWidthProperty()
        .bind(Bindings.min(widthProperty().multiply(0.36), heightOf(title).multiply(LIST)));
    page.setId("help-page");
    page.setFitToWidth(true);
    page.setFocusTraversable(true);
    page.getStyleClass().add("report-list");
    HBox.setHgrow(page, Priority.ALWAYS);
    HBox middle = new HBox(16, list, page);
    VBox.setVgrow(middle, Priority.ALWAYS);
    middle.setMinHeight(0);
    getChildren().setAll(head, middle);
  }

  private static DoubleBinding heightOf(Label type) {
    return Bindings.createDoubleBinding(() -> type.getFont().getSize(), type.fontProperty());
  }

  private static Label nothing() {
    Label nothing = new Label("No results. Try fewer or different words.");
    nothing.setWrapText(true);
    return nothing;
  }

  private void fill(List<HelpTopic> topics) {
    filling = true;
    list.getItems().setAll(topics);
    select();
    filling = false;
    show(model.shown().get());
  }

  /** Marks what is shown, where the list has it. */
  private void select() {
    int at = list.getItems().indexOf(model.shown().get());
    list.getSelectionModel().clearSelection();
    if (at >= 0) {
      list.getSelectionModel().select(at);
      list.scrollTo(Math.max(0, at - 4));
    }
  }

  private void show(HelpTopic topic) {
    filling = true;
    select();
    filling = false;
    VBox shown = new TopicPage(model.keys(), model.stems(), this::follow).of(topic);
    shown.getStyleClass().add("help-article");
    page.setContent(shown);
    page.setVvalue(0);
    page.setAccessibleText(topic.title());
  }

  /** Goes where a link leads: to an article, or away to what a command does. */
  private void follow(String target) {
    if (target.startsWith(DO)) {
      Optional<Command> verb = model.keys().command(target.substring(DO.length()));
      overlay.hide();
      verb.ifPresent(Command::run);
    } else {
      model.open(target);
      page.requestFocus();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.isAltDown() && event.getCode() == KeyCode.LEFT) {
      event.consume();
      model.back();
    } else if (typed.isFocused()) {
      pressedWhileTyping(event);
    }
  }

  private void pressedWhileTyping(KeyEvent event) {
    int by =
        switch (event.getCode()) {
          case DOWN -> 1;
          case UP -> -1;
          case ENTER -> 0;
          default -> Integer.MIN_VALUE;
        };
    if (by == Integer.MIN_VALUE) {
      return;
    }
    event.consume();
    if (by == 0) {
      page.requestFocus();
    } else if (!list.getItems().isEmpty()) {
      int at = list.getSelectionModel().getSelectedIndex() + by;
      list.getSelectionModel().select(Math.clamp(at, 0, list.getItems().size() - 1));
    }
  }
}
