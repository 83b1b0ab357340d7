package imr.ui.library;

import imr.annotation.Schema;
import imr.search.LetterQuery;
import imr.search.SearchSort;
import imr.store.LetterRow;
import imr.ui.kit.Command;
import imr.ui.kit.KeyButton;
import imr.ui.settings.LibraryHabits;
import imr.ui.settings.Settings;
import imr.ui.shell.LibraryModel;
import imr.workbench.LetterSearch;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The letters of the store, as a list beside the review screen: a box to find some of them, what
 * they are looked for by, and how they are sorted. Its right edge can be dragged.
 */
public final class LibraryView extends StackPane {
  /** What the review screen beside it cannot do without, in pixels. */
  private static final double DESK = 740;

  /** Of the window's width that the list takes while nobody made it wider. */
  private static final double SHARE = 0.14;

  private final LibraryModel model;
  private final SearchModel search;
  private final Settings settings;
  private final PassageModel passages;
  private final DoubtfulModel doubtful;
  private final SearchBox box;
  private final ListView<LetterRow> list;
  private final Label empty = new Label();
  private final InvalidationListener fitting = o -> fit();
  private double width;
  private Optional<Node> before = Optional.empty();
  private Runnable review = () -> {};
  private Optional<Command> trash = Optional.empty();

  /**
   * @param passages the sentences in which words were found
   * @param doubtful how many values of a letter are doubtful
   * @param filter opens the dialog of filters
   * @param again looks for the same again
   */
  LibraryView(
      LibraryModel model,
      SearchModel search,
      PassageModel passages,
      DoubtfulModel doubtful,
      Supplier<Schema> schema,
      Settings settings,
      Command filter,
      Command again) {
    this.model = model;
    this.search = search;
    this.passages = passages;
    this.doubtful = doubtful;
    this.settings = settings;
    this.width = settings.current().library().width();
    this.box = new SearchBox(search, this::goToFound, this::leave);
    this.list = new ListView<>(model.shownRows().get());
    getStyleClass().add("letter-list");
    setMinWidth(LibraryHabits.LEAST_WIDTH);
    layOutList();
    StackPane body = new StackPane(list, box.suggestions());
    StackPane.setAlignment(box.suggestions(), Pos.TOP_CENTER);
    VBox.setVgrow(body, Priority.ALWAYS);
    VBox column =
        new VBox(
            head(), boxLine(filter), mistake(), new FilterChips(search, schema), standing(), body);
    column.getChildren().add(drift(again));
    Region edge = edge();
    StackPane.setAlignment(edge, Pos.CENTER_RIGHT);
    getChildren().addAll(column, edge);
    parentProperty().addListener((o, was, is) -> laidInto(was, is));
    fit();
    observe();
  }

  /**
   * Lets letters be worked on from the list.
   *
   * @param review gives the keyboard to the form of the letter under review; done with Enter and a
   *     double-click
   * @param trash done with Delete
   * @param ofOne what the menu of a single letter offers
   * @param ofSome what the menu of any number of letters offers
   */
  public void offer(Runnable review, Command trash, List<Command> ofOne, List<Command> ofSome) {
    this.review = review;
    this.trash = Optional.of(trash);
    list.setContextMenu(new LetterMenu(model, review, ofOne, ofSome));
    list.setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && isLetter(e)) {
            review.run();
          }
        });
  }

  private static boolean isLetter(MouseEvent event) {
    for (Node at = event.getPickResult().getIntersectedNode(); at != null; at = at.getParent()) {
      if (at instanceof LetterCell cell) {
        return !cell.isEmpty();
      }
    }
    return false;
  }

  private void observe() {
    list.getSelectionModel()
        .getSelectedIndices()
        .addListener((ListChangeListener<Integer>) c -> choose());
    model.onReplaced(this::showRows);
    model.opened().addListener((o, was, is) -> is.ifPresent(this::select));
    search.found().subscribe(this::found);
  }

  private void layOutList() {
    list.setId("library");
    list.setAccessibleText("Letters");
    list.setCellFactory(v -> new LetterCell(passages, doubtful));
    list.setFixedCellSize(LetterCell.ROW);
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    empty.setWrapText(true);
    empty.getStyleClass().add("list-empty");
    empty
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.read().get()
                        ? "No letters match. Remove a condition, or press Escape in the search box"
                            + " to see all letters."
                        : "Loading library…",
                model.read()));
    list.setPlaceholder(empty);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private Node head() {
    Label title = new Label();
    title.setId("library-title");
    title.getStyleClass().add("letter-list-title");
    title
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::title,
                model.letters(),
                model.shownRows(),
                model.openLetters(),
                search.found()));
    title.setMaxWidth(Double.MAX_VALUE);
    title.setMinWidth(0);
    Tooltip all = new Tooltip();
    all.textProperty()
        .bind(title.textProperty().map(t -> t + " OF %,d".formatted(model.letters().size())));
    title.setTooltip(all);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head = new HBox(title, sorting());
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private String title() {
    return search.isQueue()
        ? "%,d FOUND".formatted(model.shown().size())
        : "%,d UNFINISHED".formatted(model.openLetters().get());
  }

  private MenuButton sorting() {
    MenuButton button = new MenuButton();
    button.setId("sort");
    button.getStyleClass().addAll("flat", "sort");
    button.setMinWidth(USE_PREF_SIZE);
    button.setFocusTraversable(true);
    for (SearchSort.By by : SearchSort.By.values()) {
      RadioMenuItem item = new RadioMenuItem(SortOptions.label(by));
      item.setOnAction(e -> search.sortBy(SearchSort.by(by)));
      search.sort().subscribe(s -> item.setSelected(s.by() == by));
      button.getItems().add(item);
    }
    search
        .sort()
        .subscribe(
            s -> {
              button.setText(SortOptions.brief(s.by()));
              button.setAccessibleText("Sort order: " + SortOptions.label(s.by()));
            });
    return button;
  }

  private Node boxLine(Command filter) {
    Button sheet = filter.button();
    sheet.setId("filter");
    sheet.setText("Filter");
    sheet.setAccessibleText(filter.label());
    sheet.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(box.box(), Priority.ALWAYS);
    HBox line = new HBox(6, box.box(), sheet);
    line.getStyleClass().add("search-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Label mistake() {
    Label mistake = small("search-mistake");
    mistake.setId("search-mistake");
    mistake.textProperty().bind(search.mistake());
    return mistake;
  }

  private Label standing() {
    Label standing = small("search-standing");
    standing.setId("search-standing");
    standing.textProperty().bind(search.standing().map(LibraryView::words));
    return standing;
  }

  private static String words(LetterSearch.SearchStatus standing) {
    return switch (standing) {
      case LetterSearch.SearchStatus.NotStarted _, LetterSearch.SearchStatus.Ready _ -> "";
      case LetterSearch.SearchStatus.CatchingUp(var progress) ->
          "Indexing %,d of %,d… You can keep working.".formatted(progress.done(), progress.total());
      case LetterSearch.SearchStatus.Unavailable(String sentence) -> sentence;
    };
  }

  /** Takes no room while it says nothing. */
  private static Label small(String style) {
    Label label = new Label();
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private Node drift(Command again) {
    Label words = new Label();
    words.setId("drift");
    words.textProperty().bind(search.drift().map(SearchModel.ResultChanges::words));
    words.setMinWidth(0);
    HBox line = new HBox(6, words, new KeyButton("refresh", again));
    line.getStyleClass().add("drift");
    line.setAlignment(Pos.CENTER_LEFT);
    line.visibleProperty().bind(words.textProperty().isNotEmpty());
    line.managedProperty().bind(line.visibleProperty());
    return line;
  }

  private Region edge() {
    Region edge = new Region();
    edge.getStyleClass().add("drag-edge");
    edge.setMinWidth(5);
    edge.setMaxWidth(5);
    edge.setCursor(Cursor.H_RESIZE);
    edge.setOnMouseDragged(this::drag);
    edge.setOnMouseReleased(e -> keepWidth());
    return edge;
  }

  private void laidInto(@Nullable Parent was, @Nullable Parent is) {
    if (was instanceof Region whole) {
      whole.widthProperty().removeListener(fitting);
    }
    if (is instanceof Region whole) {
      whole.widthProperty().addListener(fitting);
      fit();
    }
  }

  private void drag(MouseEvent event) {
    width = sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
    fit();
  }

  /** Makes the list wider or, with a negative number, narrower. */
  void widen(double by) {
    width = getPrefWidth() + by;
    fit();
    keepWidth();
  }

  private void keepWidth() {
    settings.change(p -> p.withLibrary(p.library().withWidth(getPrefWidth())));
  }

  /**
   * As wide as the analyst made it, where the review screen has enough room left; wider than it
   * must be in a wide window, so that names of files aren't cut there.
   */
  private void fit() {
    double whole = getParent() instanceof Region parent ? parent.getWidth() : 0;
    double most =
        whole > 0 ? Math.max(LibraryHabits.LEAST_WIDTH, whole - DESK) : LibraryHabits.MOST_WIDTH;
    boolean own = width > LibraryHabits.LEAST_WIDTH;
    double wanted = own ? width : Math.max(width, whole * SHARE);
    setPrefWidth(Math.clamp(wanted, LibraryHabits.LEAST_WIDTH, most));
  }

  /** Gives the keyboard to the list. */
  public void focusList() {
    list.requestFocus();
  }

  /** Gives the keyboard to the box in which letters are looked for. */
  void focusSearch() {
    if (getScene() != null && !holdsFocus()) {
      before = Optional.ofNullable(getScene().getFocusOwner());
    }
    box.focus();
  }

  private boolean holdsFocus() {
    for (Node at = getScene().getFocusOwner(); at != null; at = at.getParent()) {
      if (at == this) {
        return true;
      }
    }
    return false;
  }

  private void leave() {
    before.filter(n -> n.getScene() != null).ifPresentOrElse(Node::requestFocus, this::focusList);
  }

  /** Opens the first letter that was found, where none of them is open. */
  private void goToFound() {
    list.requestFocus();
    boolean onDesk = model.opened().get().filter(id -> model.placeShown(id) >= 0).isPresent();
    if (!onDesk && !model.shown().isEmpty()) {
      list.getSelectionModel().clearAndSelect(0);
      list.scrollTo(0);
    }
  }

  private void pressed(KeyEvent event) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown();
    if (plain && event.getCode() == KeyCode.SLASH) {
      event.consume();
      focusSearch();
    } else if (plain && event.getCode() == KeyCode.ENTER && !model.chosen().isEmpty()) {
      event.consume();
      review.run();
    } else if (plain && event.getCode() == KeyCode.DELETE) {
      event.consume();
      trash.ifPresent(Command::run);
    } else if (plain && event.getCode() == KeyCode.ESCAPE && search.isQueue()) {
      event.consume();
      search.clear();
    }
  }

  private void found(LetterQuery query) {
    passages.of(query);
    list.setFixedCellSize(query.hasWords() ? LetterCell.ROW_WITH_PASSAGE : LetterCell.ROW);
  }

  private void choose() {
    if (!model.updating()) {
      model.choose(
          list.getSelectionModel().getSelectedIndices().stream()
              .map(at -> model.shown().get(at))
              .toList());
    }
  }

  /**
   * Shows other rows, and selects in them what was selected before. First nothing is selected, or
   * JavaFX would look for it among all rows.
   */
  private void showRows() {
    list.getSelectionModel().clearSelection();
    list.setItems(model.shownRows().get());
    int[] places = model.chosen().stream().mapToInt(r -> model.placeShown(r.id())).toArray();
    if (places.length > 0) {
      list.getSelectionModel().selectIndices(places[0], places);
      reveal(places[0]);
    } else {
      list.scrollTo(0);
    }
  }

  /** Selects the letter under review alone, and brings it into sight where it is not. */
  private void select(String id) {
    int at = model.placeShown(id);
    if (at < 0) {
      list.getSelectionModel().clearSelection();
    } else if (!list.getSelectionModel().isSelected(at) || model.chosen().size() > 1) {
      list.getSelectionModel().clearAndSelect(at);
      reveal(at);
    }
  }

  /** Scrolls where the row is not to be seen whole, so that nothing jumps under the mouse. */
  private void reveal(int at) {
    boolean seen =
        list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
            && flow.getFirstVisibleCell() != null
            && flow.getFirstVisibleCell().getIndex() < at
            && at < flow.getLastVisibleCell().getIndex();
    if (!seen) {
      list.scrollTo(Math.max(0, at - 3));
    }
  }
}
