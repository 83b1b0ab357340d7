package imr.ui.kit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A list to pick one entry from by typing some of its words: the commands, the open fields. */
public final class SearchableList extends VBox {
  private static final double ROW = 30;
  private static final int MOST_ROWS = 12;

  /**
   * One line.
   *
   * @param group in small words before it
   * @param detail at its end: its key, its value
   * @param also other words that it's found by, which aren't shown
   */
  public record Entry(String group, String words, String detail, String also, Runnable action) {
    /** An entry that's found by what it shows alone. */
    public Entry(String group, String words, String detail, Runnable action) {
      this(group, words, detail, "", action);
    }
  }

  private final Overlay overlay;
  private final List<Entry> entries;
  private final Function<String, List<Entry>> more;
  private final TextField typed = new TextField();
  private final ListView<Entry> list = new ListView<>();

  private SearchableList(
      Overlay overlay, String title, List<Entry> entries, Function<String, List<Entry>> more) {
    super(8);
    this.more = more;
    this.overlay = overlay;
    this.entries = List.copyOf(entries);
    Label heading = new Label(title);
    heading.getStyleClass().add("sheet-title");
    typed.setPromptText("Type to search");
    typed.setAccessibleText(title);
    typed.setId("chooser");
    list.setFocusTraversable(false);
    list.setAccessibleText(title);
    list.setFixedCellSize(ROW);
    list.setCellFactory(l -> new Line());
    list.getStyleClass().add("chooser-list");
    list.setPlaceholder(new Label("No matches."));
    list.setOnMouseClicked(e -> run());
    setPrefWidth(620);
    getChildren().addAll(heading, typed, list);
    typed.textProperty().addListener((o, was, is) -> fill(is));
    typed.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    fill("");
  }

  /** Shows the entries on the overlay; picking one takes the list away and does it. */
  public static void show(Overlay overlay, String title, List<Entry> entries) {
    show(overlay, title, entries, typed -> List.of());
  }

  /**
   * As above.
   *
   * @param more gives further entries for what is typed, without spaces at its ends and not empty;
   *     they come last
   */
  public static void show(
      Overlay overlay, String title, List<Entry> entries, Function<String, List<Entry>> more) {
    SearchableList chooser = new SearchableList(overlay, title, entries, more);
    overlay.show(chooser, chooser.typed);
  }

  private void fill(String words) {
    list.getItems().setAll(fitting(entries, words));
    if (!words.isBlank()) {
      list.getItems().addAll(more.apply(words.strip()));
    }
    list.setPrefHeight(4 + ROW * Math.clamp(list.getItems().size(), 2, MOST_ROWS));
    list.getSelectionModel().selectFirst();
  }

  /**
   * Those that begin with the words first, then those that show all of them somewhere, then those
   * that are found by other words.
   */
  static List<Entry> fitting(List<Entry> entries, String words) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    List<Entry> holding =
        entries.stream().filter(e -> holds(shown(e) + " " + e.also(), wanted)).toList();
    return holding.stream().sorted(Comparator.comparingInt(e -> rank(e, wanted))).toList();
  }

  private static int rank(Entry entry, String wanted) {
    if (entry.words().toLowerCase(Locale.ROOT).startsWith(wanted)) {
      return 0;
    }
    return holds(shown(entry), wanted) ? 1 : 2;
  }

  private static String shown(Entry entry) {
    return entry.group() + " " + entry.words() + " " + entry.detail();
  }

  private static boolean holds(String text, String wanted) {
    String lower = text.toLowerCase(Locale.ROOT);
    return Arrays.stream(wanted.split("\\s+")).allMatch(lower::contains);
  }

  private void pressed(KeyEvent event) {
    int by =
        switch (event.getCode()) {
          case DOWN -> 1;
          case UP -> -1;
          case PAGE_DOWN -> MOST_ROWS;
          case PAGE_UP -> -MOST_ROWS;
          case ENTER -> 0;
          default -> Integer.MIN_VALUE;
        };
    if (by == Integer.MIN_VALUE) {
      return;
    }
    event.consume();
    if (by == 0) {
      run();
    } else if (!list.getItems().isEmpty()) {
      int last = list.getItems().size() - 1;
      int at = Math.clamp((long) list.getSelectionModel().getSelectedIndex() + by, 0, last);
      list.getSelectionModel().select(at);
      list.scrollTo(Math.max(0, at - MOST_ROWS + 2));
    }
  }

  private void run() {
    Entry picked = list.getSelectionModel().getSelectedItem();
    if (picked != null) {
      overlay.hide();
      picked.action().run();
    }
  }

  /** An entry as its group, its words and, at the right, its detail. */
  private static final class Line extends ListCell<Entry> {
    private final Label group = new Label();
    private final Label words = new Label();
    private final Label detail = new Label();
    private final HBox line = new HBox(10, group, words, detail);

    Line() {
      group.getStyleClass().add("muted");
      group.setMinWidth(110);
      group.setPrefWidth(110);
      words.setMinWidth(0);
      words.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(words, Priority.ALWAYS);
      detail.getStyleClass().add("muted");
      detail.setMinWidth(Region.USE_PREF_SIZE);
      line.setAlignment(Pos.CENTER_LEFT);
      line.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        setAccessibleText("");
      } else {
        group.setText(entry.group());
        words.setText(entry.words());
        detail.setText(entry.detail());
        setAccessibleText(entry.group() + ": " + entry.words() + " " + entry.detail());
        setGraphic(line);
      }
    }
  }
}
