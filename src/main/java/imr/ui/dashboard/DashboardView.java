package imr.ui.dashboard;

import imr.report.Chart;
import imr.ui.kit.Overlay;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** How far the work is: which letters are counted, and a card a plot, side by side. */
public final class DashboardView extends VBox {
  private static final double MOST_WIDE = 2400;

  /** A card is at least so many times the type's height wide. */
  private static final double CARD = 26;

  private static final int MOST_COLUMNS = 4;

  private static final String NONE_FOUND =
      "No letters match this filter. Change it, or clear it to include all letters.";

  private static final Duration TYPING = Duration.millis(250);

  private final DashboardModel model;
  private final ChartActions take;
  private final Runnable imports;
  private final TextField query = new TextField();
  private final Label letters = new Label();
  private final GridPane grid = new GridPane(16, 16);
  private final StackPane body = new StackPane();
  private final ScrollPane scroll = new ScrollPane(grid);
  private final PauseTransition pause = new PauseTransition(TYPING);
  private List<ChartCard> cards = List.of();

  /**
   * @param imports brings letters in, for a library without any
   */
  public DashboardView(DashboardModel model, ChartActions take, Runnable imports) {
    super(12);
    this.model = model;
    this.take = take;
    this.imports = imports;
    setId("dashboard");
    getStyleClass().add("dashboard");
    Label notice = new Label();
    notice.setId("dashboard-notice");
    notice.setWrapText(true);
    notice.setMinHeight(USE_PREF_SIZE);
    notice.textProperty().bind(model.notice());
    notice.managedProperty().bind(notice.textProperty().isNotEmpty());
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("report-list");
    body.getChildren().setAll(muted("Counting…"));
    body.setMinHeight(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().setAll(head(), notice, body);
    query.textProperty().addListener((o, was, is) -> pause.playFromStart());
    query.setOnAction(e -> look());
    pause.setOnFinished(e -> look());
    model.notice().addListener((o, was, is) -> model.seen().get().ifPresent(this::show));
    model.seen().addListener((o, was, is) -> is.ifPresent(this::show));
    sceneProperty().subscribe(scene -> model.show(scene != null));
    letters.fontProperty().addListener((o, was, is) -> lay());
    scroll.widthProperty().addListener((o, was, is) -> lay());
  }

  /** Shows it over the letter, of the letters that it was left with, counted again. */
  public void show(Overlay overlay) {
    prefWidthProperty().bind(Bindings.min(MOST_WIDE, overlay.widthProperty().subtract(48)));
    prefHeightProperty().bind(overlay.heightProperty().subtract(72));
    overlay.show(this, query);
  }

  private HBox head() {
    Label title = new Label("Dashboard");
    title.getStyleClass().add("sheet-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    query.setId("dashboard-query");
    query.setPromptText("Filter letters, such as state:finished by:me");
    query.setAccessibleText("Filter letters");
    HBox.setHgrow(query, Priority.ALWAYS);
    letters.setId("dashboard-letters");
    letters.getStyleClass().add("muted");
    letters.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(12, title, query, letters, Overlay.leave("Close"));
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void look() {
    pause.stop();
    model.search(query.getText());
  }

  private void show(DashboardModel.DashboardData seen) {
    letters.setText(seen.letters() == 1 ? "1 letter" : "%,d letters".formatted(seen.letters()));
    if (seen.letters() == 0) {
      cards = List.of();
      body.getChildren().setAll(List.<Node>of(nothing()));
    } else if (!plots().equals(seen.charts())) {
      cards = seen.charts().stream().map(p -> new ChartCard(p, take)).toList();
      lay();
      body.getChildren().setAll(List.<Node>of(scroll));
    }
  }

  private List<Chart> plots() {
    return cards.stream().map(ChartCard::plot).toList();
  }

  private Node nothing() {
    boolean all = query.getText().isBlank();
    boolean filed = model.notice().get().isEmpty();
    Label words = muted(all ? ofAll(filed) : NONE_FOUND);
    words.setId("dashboard-nothing");
    VBox box = new VBox(16, words);
    Optional.of(new Button("Import files…"))
        .filter(b -> all && filed)
        .ifPresent(
            b -> {
              b.setOnAction(e -> imports.run());
              box.getChildren().add(b);
            });
    box.setAlignment(Pos.CENTER);
    return box;
  }

  private static String ofAll(boolean filed) {
    return filed
        ? "No letters yet. Import and review some letters to see statistics here."
        : "No letters yet.";
  }

  private static Label muted(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }

  /** As many side by side as have room at this size of type. */
  private void lay() {
    double room = scroll.getWidth() / (CARD * letters.getFont().getSize());
    int columns = Math.clamp((int) room, 1, MOST_COLUMNS);
    grid.setPadding(new Insets(0, 16, 4, 0));
    grid.getColumnConstraints().clear();
    for (int i = 0; i < columns; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      grid.getColumnConstraints().add(column);
    }
    grid.getChildren().clear();
    for (int i = 0; i < cards.size(); i++) {
      grid.add(cards.get(i), i % columns, i / columns);
    }
  }
}
