package imr.ui.library;

import imr.annotation.Field;
import imr.search.Condition;
import imr.search.LetterProperty;
import imr.search.LibraryStatistics;
import imr.search.Match;
import imr.search.QuerySubject;
import imr.ui.kit.CalendarButton;
import imr.ui.kit.Overlay;
import imr.ui.shell.LibraryModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Which letters the list shows, for those who would rather choose than type: each choice changes
 * the query of the search box at once, which is shown as it is written.
 */
public final class FilterDialog extends VBox {
  private final FilterModel model;
  private final LibraryModel library;
  private final List<Runnable> following = new ArrayList<>();
  private final GridPane grid = new GridPane();
  private final ComboBox<String> people = combo("filter-by");
  private final ComboBox<String> assigned = combo("filter-assigned");
  private final ComboBox<String> checks = combo("filter-check");
  private final Node first;
  private boolean filling;

  private FilterDialog(FilterModel model, LibraryModel library, Overlay overlay) {
    super(10);
    this.model = model;
    this.library = library;
    setId("filters");
    setPrefWidth(760);
    Label title = new Label("Filter letters");
    title.getStyleClass().add("sheet-title");
    FlowPane states =
        boxes(
            new QuerySubject.PropertySubject(LetterProperty.STATE),
            FilterModel.keywords(LetterProperty.STATE));
    first = states.getChildren().getFirst();
    layOutGrid(states);
    grid.setPadding(new Insets(4, 12, 4, 4));
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMinHeight(90);
    scroll.getStyleClass().add("filter-scroll");
    scroll.setPrefViewportHeight(400);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren()
        .addAll(
            title,
            scroll,
            new FieldValueFilter(model),
            new FilterChips(model.search(), model::schema),
            written(),
            new SavedFilters(model),
            foot(overlay));
    model.search().query().addListener((o, was, is) -> follow());
    model.figures(this::fill);
    follow();
  }

  /** Shows the dialog; what is chosen holds when it goes away. */
  public static void show(Overlay overlay, FilterModel model, LibraryModel library) {
    FilterDialog sheet = new FilterDialog(model, library, overlay);
    overlay.show(sheet, sheet);
    // what a scroll pane holds belongs to the scene only once it is laid out
    sheet.applyCss();
    sheet.layout();
    sheet.first.requestFocus();
  }

  private void layOutGrid(Node states) {
    grid.setHgap(12);
    grid.setVgap(8);
    ColumnConstraints labels = new ColumnConstraints();
    labels.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints choices = new ColumnConstraints();
    choices.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().setAll(labels, choices);
    row("State", states);
    row(
        "Flag",
        boxes(
            new QuerySubject.PropertySubject(LetterProperty.FLAG),
            FilterModel.keywords(LetterProperty.FLAG)));
    row(
        "Archived",
        boxes(
            new QuerySubject.PropertySubject(LetterProperty.ARCHIVED),
            FilterModel.keywords(LetterProperty.ARCHIVED)));
    row("Annotator", people);
    row("Assigned to", assigned);
    row("Warning", checks);
    row("Lowest confidence under", confidence());
    row("Imported", dates(LetterProperty.ADDED));
    row("Changed", dates(LetterProperty.CHANGED));
    row("Finished", dates(LetterProperty.FINISHED));
  }

  private void row(String words, Node choice) {
    Label label = new Label(words);
    label.setLabelFor(choice);
    grid.addRow(grid.getRowCount(), label, choice);
  }

  /** What is counted over all letters gives the rest of the choices. */
  private void fill(LibraryStatistics figures) {
    pick(people, LetterProperty.BY, figures.annotators());
    pick(assigned, LetterProperty.ASSIGNED, figures.assigned());
    pick(checks, LetterProperty.CHECK, figures.checks());
    for (Field field : model.featured()) {
      Map<String, Integer> counted = figures.values().getOrDefault(field.id(), Map.of());
      QuerySubject about = model.about(field);
      if (field.codes().size() > 1 && field.codes().size() < 5) {
        row(field.label(), boxes(about, model.codes(field, counted)));
      } else {
        ComboBox<String> choice = combo("filter-" + field.id().path().replace('.', '-'));
        choice.setAccessibleText(field.label());
        row(field.label(), choice);
        choices(
            choice,
            about,
            field.codes().isEmpty() ? model.options(about, counted) : model.codes(field, counted));
      }
    }
    follow();
  }

  private void pick(
      ComboBox<String> choice, LetterProperty property, Map<String, Integer> counted) {
    QuerySubject about = new QuerySubject.PropertySubject(property);
    List<FilterModel.Option> options = new ArrayList<>(FilterModel.keywords(property));
    options.addAll(model.options(about, counted));
    choices(choice, about, options);
  }

  /** One of some, or any. */
  private void choices(
      ComboBox<String> choice, QuerySubject about, List<FilterModel.Option> options) {
    choice.getItems().setAll("Any");
    options.forEach(o -> choice.getItems().add(o.words()));
    choice.setOnAction(
        e -> {
          int at = choice.getSelectionModel().getSelectedIndex();
          if (!filling && at >= 0 && at <= options.size()) {
            model.choose(about, at == 0 ? List.of() : List.of(options.get(at - 1).match()));
          }
        });
    following.add(
        () -> {
          List<Match> now = model.about(about).map(Condition::anyOf).orElse(List.of());
          int at =
              now.size() == 1
                  ? options.stream().map(FilterModel.Option::match).toList().indexOf(now.getFirst())
                  : -1;
          if (now.isEmpty() || at >= 0) {
            choice.getSelectionModel().select(at + 1);
          } else {
            choice.getSelectionModel().clearSelection();
          }
        });
  }

  static ComboBox<String> combo(String id) {
    ComboBox<String> choice = new ComboBox<>();
    choice.setId(id);
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setVisibleRowCount(14);
    choice.setPromptText("Custom");
    choice.setAccessibleText(id.substring(id.indexOf('-') + 1));
    return choice;
  }

  /** Some of a few. */
  private FlowPane boxes(QuerySubject about, List<FilterModel.Option> options) {
    FlowPane boxes = new FlowPane(14, 6);
    List<CheckBox> all =
        options.stream()
            .map(
                o -> {
                  CheckBox box = new CheckBox(o.words());
                  box.setId("filter-" + about.name() + "-" + o.label().replace(' ', '-'));
                  return box;
                })
            .toList();
    boxes.getChildren().setAll(all);
    for (CheckBox box : all) {
      box.setOnAction(
          e ->
              model.choose(
                  about,
                  options.stream()
                      .filter(o -> all.get(options.indexOf(o)).isSelected())
                      .map(FilterModel.Option::match)
                      .toList()));
    }
    following.add(
        () -> {
          List<Match> now = model.about(about).map(Condition::anyOf).orElse(List.of());
          for (int i = 0; i < all.size(); i++) {
            all.get(i).setSelected(now.contains(options.get(i).match()));
          }
        });
    return boxes;
  }

  private TextField confidence() {
    TextField bound = new TextField();
    bound.setId("filter-confidence");
    bound.setPromptText("0.80");
    bound.setAccessibleText("Lowest confidence under (0 to 1)");
    bound.setPrefColumnCount(6);
    bound.setMaxWidth(Region.USE_PREF_SIZE);
    QuerySubject about = new QuerySubject.PropertySubject(LetterProperty.CONFIDENCE);
    Runnable take =
        () -> {
          String words = bound.getText().strip();
          boolean number = words.matches("0?\\.\\d+|[01](\\.\\d+)?");
          if (number || words.isEmpty()) {
            model.choose(
                about, number ? List.of(new Match.Bound(Match.Order.LESS, words)) : List.of());
          }
        };
    onLeaving(bound, take);
    following.add(
        () ->
            bound.setText(
                model
                    .about(about)
                    .map(c -> c.anyOf().getFirst())
                    .map(m -> m instanceof Match.Bound(var order, String text) ? text : "")
                    .orElse("")));
    return bound;
  }

  private FlowPane dates(LetterProperty property) {
    TextField from = date(property.written() + "-from", "From, such as 2026-05");
    TextField to = date(property.written() + "-to", "To, such as 2026-11-21");
    Runnable take = () -> model.between(property, from.getText(), to.getText());
    onLeaving(from, take);
    onLeaving(to, take);
    following.add(
        () ->
            model
                .about(new QuerySubject.PropertySubject(property))
                .map(c -> c.anyOf().getFirst())
                .ifPresentOrElse(
                    m -> {
                      if (m instanceof Match.Range(var first, var last)) {
                        from.setText(first.orElse(""));
                        to.setText(last.orElse(""));
                      }
                    },
                    () -> {
                      from.clear();
                      to.clear();
                    }));
    FlowPane both =
        new FlowPane(
            8,
            6,
            new HBox(8, from, calendar(from, take, property, "from")),
            new HBox(8, to, calendar(to, take, property, "to")));
    both.setPrefWrapLength(500);
    return both;
  }

  /** A calendar that writes the day picked in it into the field. */
  private static CalendarButton calendar(
      TextField field, Runnable take, LetterProperty property, String which) {
    CalendarButton calendar =
        new CalendarButton(
            field,
            CalendarButton::day,
            day -> {
              field.setText(day.toString());
              take.run();
            });
    calendar.setId("filter-" + property.written() + "-" + which + "-calendar");
    calendar.setAccessibleText("Choose a day: " + property.written() + " " + which);
    return calendar;
  }

  private static TextField date(String id, String prompt) {
    TextField date = new TextField();
    date.setId("filter-" + id);
    date.setPromptText(prompt);
    date.setAccessibleText(id.replace('-', ' ') + ": a day, month, or year");
    date.setPrefColumnCount(13);
    return date;
  }

  /** With Enter, and when the keyboard goes elsewhere. */
  private static void onLeaving(TextField field, Runnable take) {
    field.setOnAction(e -> take.run());
    field
        .focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (!is) {
                take.run();
              }
            });
  }

  private void follow() {
    filling = true;
    following.forEach(Runnable::run);
    filling = false;
  }

  private Label written() {
    Label written = new Label();
    written.setId("filter-written");
    written.setWrapText(true);
    written.setMinHeight(Region.USE_PREF_SIZE);
    model
        .search()
        .query()
        .subscribe(
            q ->
                written
                    .getStyleClass()
                    .setAll("label", q.conditions().isEmpty() ? "hint" : "written"));
    written
        .textProperty()
        .bind(
            model
                .search()
                .query()
                .map(
                    q ->
                        q.conditions().isEmpty()
                            ? "All letters. Your choices appear in the search box, where you can"
                                + " also type them. Conditions on fields of an item apply to the"
                                + " same item."
                            : q.written()));
    return written;
  }

  private HBox foot(Overlay overlay) {
    Label count = new Label();
    count.setId("filter-count");
    count
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    library.shown().size() == 1
                        ? "1 letter"
                        : "%,d letters".formatted(library.shown().size()),
                library.shownRows()));
    Button all = new Button("All letters");
    all.setOnAction(e -> model.search().clear());
    Button done = new Button("Show results");
    done.setId("filter-done");
    done.getStyleClass().add("accent-button");
    done.setOnAction(e -> overlay.hide());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    String before = model.search().written().get();
    Button cancel = new Button("Cancel");
    cancel.setId("filter-cancel");
    cancel.setOnAction(
        e -> {
          overlay.hide();
          if (!model.search().written().get().equals(before)) {
            model.search().setWritten(before);
          }
        });
    HBox foot = new HBox(12, count, gap, all, cancel, done);
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }
}
