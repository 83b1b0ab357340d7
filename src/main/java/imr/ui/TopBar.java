package imr.ui;

import imr.annotation.Headline;
import imr.review.ReviewSession;
import imr.ui.kit.Command;
import imr.ui.kit.KeyButton;
import imr.ui.kit.OverflowRow;
import imr.ui.review.ReviewModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The bar at the top: menus, the open letter and its state, the search, the theme, the annotator.
 */
final class TopBar extends HBox {
  /** Narrower than this, in unscaled pixels, the bar shows one menu that contains all others. */
  private static final double NARROW = 760;

  /** Width of a case number, in unscaled pixels; a file name may be truncated. */
  private static final double NUMBER = 104;

  /** Room for the words that tell a blind annotation, with or without the round's name. */
  private static final double BLIND = 190;

  private final Label name = new Label();
  private final Label pill = new Label();
  private final Label assigned = new Label();
  private final List<Menu> menus;

  TopBar(
      List<Command> verbs,
      ReviewModel desk,
      Command search,
      Command theme,
      Command analyst,
      ObservableValue<String> analystName) {
    getStyleClass().add("top-bar");
    MenuBar menus = menus(verbs);
    this.menus = List.copyOf(menus.getMenus());
    Label app = new Label("IMR Workbench");
    app.getStyleClass().add("app-name");
    app.setMinWidth(USE_PREF_SIZE);
    name.getStyleClass().add("letter-name");
    name.setId("letter-name");
    pill.setId("letter-state");
    pill.setMinWidth(USE_PREF_SIZE);
    assigned.setId("letter-assigned");
    assigned.getStyleClass().add("muted");
    assigned.setMinWidth(0);
    assigned.managedProperty().bind(assigned.visibleProperty());
    desk.session().addListener((o, was, is) -> show(is));
    show(desk.session().get());
    Button person = analyst.button();
    person.textProperty().bind(analystName);
    person.getStyleClass().add("flat");
    person.setId("analyst");
    Button look = theme.button();
    look.setText("");
    look.setGraphic(FontIcon.of(Feather.MOON, 14));
    look.setAccessibleText(theme.label());
    look.setTooltip(new Tooltip(theme.label()));
    look.getStyleClass().add("flat");
    KeyButton find = new KeyButton(search.label(), search);
    find.setId("search");
    name.setMinWidth(NUMBER);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(name.textProperty());
    name.setTooltip(whole);
    person.setMinWidth(USE_PREF_SIZE);
    OverflowRow row =
        new OverflowRow(12)
            .leaves(5, app)
            .stays(menus)
            .stays(gap())
            .stays(name)
            .leaves(1, pill)
            .stays(assigned)
            .stays(gap())
            .leaves(3, find)
            .leaves(4, look)
            .leaves(2, person);
    row.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(row, Priority.ALWAYS);
    getChildren().add(row);
    setMinWidth(0);
    widthProperty().subscribe(w -> group(menus, w.doubleValue() > 0 && w.doubleValue() < NARROW));
  }

  /** Moves all menus into one where the bar is too narrow for their titles. */
  private void group(MenuBar bar, boolean narrow) {
    boolean inOne = bar.getMenus().size() == 1;
    if (narrow && !inOne) {
      Menu all = new Menu("Menu");
      bar.getMenus().clear();
      all.getItems().setAll(menus);
      bar.getMenus().setAll(List.of(all));
    } else if (!narrow && inOne) {
      bar.getMenus().getFirst().getItems().clear();
      bar.getMenus().setAll(menus);
    }
  }

  private static MenuBar menus(List<Command> verbs) {
    MenuBar bar = new MenuBar();
    bar.getMenus().setAll(Menus.of(verbs));
    bar.setUseSystemMenuBar(true);
    bar.setMinWidth(USE_PREF_SIZE);
    return bar;
  }

  private void show(Optional<ReviewSession> session) {
    name.setText(session.map(s -> s.headline().title()).orElse(""));
    pill.setText(session.map(s -> words(s.headline())).orElse(""));
    Optional<String> about =
        session
            .flatMap(ReviewSession::pass)
            .map(pass -> "Blind second annotation: " + pass.round())
            .or(() -> session.flatMap(ReviewSession::assignedTo).map(p -> "Assigned to " + p));
    assigned.setText(about.orElse(""));
    assigned.setAccessibleText(about.orElse(""));
    assigned.setVisible(about.isPresent());
    boolean blind = session.flatMap(ReviewSession::pass).isPresent();
    assigned.setMinWidth(blind ? BLIND : 0);
    boolean finished = session.filter(ReviewSession::finished).isPresent();
    pill.getStyleClass()
        .setAll(
            session.isEmpty()
                ? List.of("label")
                : finished ? List.of("label", "pill", "finished") : List.of("label", "pill"));
  }

  private static String words(Headline headline) {
    return switch (headline.state()) {
      case NEW -> "New · " + headline.open() + " unreviewed";
      case IN_REVIEW ->
          "In review · " + headline.open() + " of " + headline.total() + " unreviewed";
      case FINISHED -> "Finished";
    };
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }
}
