package imr.ui.review;

import imr.annotation.Field;
import imr.annotation.Target;
import imr.annotation.ValueReader;
import imr.letter.Span;
import imr.review.LikelyFields;
import imr.review.ReviewSession;
import imr.ui.kit.ColorPalette;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Offers fields for selected words beside them, the likeliest first; typing finds any other. Laid
 * unmanaged over the letter; it takes the keyboard only when asked to.
 */
final class SelectionPopup extends VBox {
  private static final double WIDTH = 300;
  private static final int MOST = 4;

  /** Of the list of all fields, in pixels of the design. */
  private static final double TALLEST = 260;

  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("first");

  private final ReviewModel model;
  private final LetterPane letter;
  private final ObservableValue<ColorPalette> palette;
  private final Consumer<Target> use;
  private final TextField search = new TextField();
  private final VBox rows = new VBox();
  private final ScrollPane scrolled = new ScrollPane(rows);
  private final Button more = new Button("All fields…");
  private List<Target> offered = List.of();
  private boolean showsAll;
  private int marked;

  /**
   * @param use gives the selection to a field
   */
  SelectionPopup(
      ReviewModel model,
      LetterPane letter,
      ObservableValue<ColorPalette> palette,
      Consumer<Target> use) {
    super(4);
    this.model = model;
    this.letter = letter;
    this.palette = palette;
    this.use = use;
    getStyleClass().add("selection-popup");
    setId("selection-popup");
    setManaged(false);
    setVisible(false);
    search.setId("selection-search");
    search.setAccessibleText("Find a field for the selection");
    search.textProperty().addListener((o, was, is) -> fill());
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
    scrolled.setFitToWidth(true);
    scrolled.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scrolled.setFocusTraversable(false);
    scrolled.setMaxHeight(TALLEST);
    more.setId("selection-all");
    more.getStyleClass().addAll("flat", "selection-more");
    more.setFocusTraversable(false);
    more.setMaxWidth(Double.MAX_VALUE);
    more.setOnAction(e -> showAll());
    more.managedProperty().bind(more.visibleProperty());
    getChildren().addAll(search, scrolled, more);
    letter.getChildren().add(this);
    model.selection().addListener((o, was, is) -> hide());
    model.session().addListener((o, was, is) -> hide());
    model.chosen().addListener((o, was, is) -> hide());
    letter.area().estimatedScrollYProperty().addListener((o, was, is) -> follow());
    letter.onMouseSelection(() -> show(false));
  }

  /** The field that Enter gives the selection to; empty without a selection. */
  static Optional<Target> likeliest(ReviewModel model) {
    return all(model).stream().findFirst();
  }

  private static List<Target> all(ReviewModel model) {
    Optional<ReviewSession> session = model.session().get();
    Optional<Span> span = model.selection().get().filter(s -> s.length() > 0);
    return session
        .flatMap(s -> span.map(x -> LikelyFields.of(s, x, model.chosen().get())))
        .orElse(List.of());
  }

  /** Shows the offer at the selection; nothing without one. */
  void show(boolean withKeyboard) {
    offered = all(model);
    Optional<Bounds> at = letter.selectionBounds();
    if (offered.isEmpty() || at.isEmpty() || !model.changeable()) {
      hide();
      return;
    }
    search.setText("");
    showsAll = false;
    search.setPromptText("Use “" + words() + "” for…");
    fill();
    setVisible(true);
    toFront();
    place(at.get());
    if (withKeyboard) {
      search.requestFocus();
    }
  }

  /** Stays beside the selection while the text moves; goes with it out of sight. */
  private void follow() {
    if (isVisible()) {
      letter
          .selectionBounds()
          .filter(b -> b.getMaxY() > 0 && b.getMinY() < letter.getHeight())
          .ifPresentOrElse(this::place, this::hide);
    }
  }

  void hide() {
    boolean focused = search.isFocused();
    setVisible(false);
    if (focused) {
      letter.area().requestFocus();
    }
  }

  private String words() {
    String quote =
        model
            .session()
            .get()
            .flatMap(s -> model.selection().get().map(s.letter().text()::quote))
            .map(ValueReader::singleSpaced)
            .orElse("");
    return quote.length() <= 24 ? quote : quote.substring(0, 23) + "…";
  }

  private void fill() {
    String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
    List<Target> fitting =
        offered.stream()
            .filter(t -> name(t).toLowerCase(Locale.ROOT).contains(wanted))
            .limit(wanted.isEmpty() && !showsAll ? MOST : offered.size())
            .toList();
    rows.getChildren().setAll(fitting.stream().map(t -> row(t, fitting.indexOf(t) == 0)).toList());
    if (fitting.isEmpty()) {
      Label none = new Label("No matching field");
      none.getStyleClass().add("muted");
      rows.getChildren().add(none);
    }
    more.setVisible(wanted.isEmpty() && fitting.size() < offered.size());
    mark(0);
    if (isVisible()) {
      letter.selectionBounds().ifPresent(this::place);
    }
  }

  private void showAll() {
    showsAll = true;
    fill();
    search.requestFocus();
  }

  /** Shows which field Enter takes, and brings it into sight. */
  private void mark(int row) {
    List<Button> all = buttons();
    marked = Math.clamp(row, 0, Math.max(0, all.size() - 1));
    for (int i = 0; i < all.size(); i++) {
      all.get(i).pseudoClassStateChanged(MARKED, i == marked);
    }
    double hidden = rows.getHeight() - scrolled.getHeight();
    if (hidden > 0 && !all.isEmpty()) {
      scrolled.setVvalue((double) marked / Math.max(1, all.size() - 1));
    }
  }

  private List<Button> buttons() {
    return rows.getChildren().stream()
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .toList();
  }

  private String name(Target target) {
    return RowNames.forWords(model.session().get().orElseThrow(), target);
  }

  private Button row(Target target, boolean first) {
    Field field = model.session().get().orElseThrow().schema().field(target.field());
    Region swatch = new Region();
    swatch.getStyleClass().add("swatch");
    swatch.setStyle(
        "-fx-background-color: " + ColorPalette.hex(palette.getValue().group(field.group())) + ";");
    Label words = new Label(name(target));
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    Label key = new Label(first ? "Enter" : target.isEntry() ? "" : field.key());
    key.getStyleClass().add("key");
    key.setVisible(!key.getText().isEmpty());
    HBox line = new HBox(8, swatch, words, key);
    line.setAlignment(Pos.CENTER_LEFT);
    Button row = new Button("", line);
    line.prefWidthProperty().bind(row.widthProperty().subtract(24));
    row.getStyleClass().addAll("flat", "selection-row");
    row.setMaxWidth(Double.MAX_VALUE);
    row.setFocusTraversable(false);
    row.setAccessibleText(words.getText());
    row.setUserData(target);
    row.setOnAction(e -> use.accept(target));
    return row;
  }

  /** Down goes on to all fields after the last that is offered. */
  private void pressed(KeyEvent event) {
    boolean last = marked == buttons().size() - 1;
    Runnable does =
        switch (event.getCode()) {
          case ENTER -> this::take;
          case ESCAPE -> this::hide;
          case UP -> () -> mark(marked - 1);
          case DOWN -> last && more.isVisible() ? this::showRest : () -> mark(marked + 1);
          default -> null;
        };
    if (does != null) {
      event.consume();
      does.run();
    }
  }

  private void take() {
    buttons().stream().skip(marked).findFirst().ifPresent(Button::fire);
  }

  private void showRest() {
    int next = marked + 1;
    showAll();
    mark(next);
  }

  /** Below the selection, or above it where there is no room. */
  private void place(Bounds near) {
    applyCss();
    double height = prefHeight(WIDTH);
    double below = near.getMaxY() + 6;
    boolean fits = below + height < letter.getHeight();
    double y = fits ? below : near.getMinY() - 6 - height;
    double x = Math.clamp(near.getMinX(), 8, Math.max(8, letter.getWidth() - WIDTH - 8));
    resizeRelocate(x, Math.max(4, y), WIDTH, height);
    layout();
  }
}
