package imr.ui.learn;

import imr.annotation.DisplayFormat;
import imr.annotation.Field;
import imr.learn.FieldDoubt;
import imr.learn.FieldQuality;
import imr.report.Chart;
import imr.ui.dashboard.StackedColumns;
import imr.ui.evaluate.CalibrationChart;
import imr.ui.evaluate.ResultTables;
import imr.ui.kit.Overlay;
import imr.ui.kit.TwoParts;
import imr.ui.kit.WrappingRow;
import imr.workbench.LearningSurvey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What was learned from the library: the model, its quality field by field with a switch for each,
 * how much finished letters were corrected, and the most doubtful letters.
 */
public final class LearningDialog extends VBox {
  private static final double MOST_WIDE = 1280;
  private static final double MOST_HIGH = 820;

  /** Columns of the chart; more letters are put together in groups. */
  private static final int MOST_COLUMNS = 12;

  /** A field is better or worse from so much F1 on. */
  private static final double NOTABLE = 0.005;

  private static final int MOST_NAMED = 3;

  /** The width and the height of the reliability plot. */
  private static final double RELIABILITY = 220;

  private static final double LEAST_OF_FIELDS = 240;

  /** Narrower, the cells of the fields' table have several lines. */
  private static final double WRAPPED = 620;

  /** The width of a column of figures with their intervals. */
  private static final double MEASURED = 120;

  private static final double LEAST_OF_LETTERS = 120;

  private final LearningModel model;
  private final CheckBox on = new CheckBox("Learn from finished letters");
  private final Label provenance = sentence("learning-model");
  private final Label change = sentence("learning-change");
  private final Label training = new Label();
  private final Button train = new Button("Train now");
  private final TableView<Row> fields = ResultTables.of("learning-fields");
  private final StackPane chart = new StackPane();
  private final CalibrationChart reliability = new CalibrationChart();
  private final Label believed = sentence("learning-reliability");
  private final TableView<LearningSurvey.Doubtful> doubtful = ResultTables.of("learning-doubtful");
  private final Label noLetters = new Label();

  /** A field as the table shows it. */
  private record Row(Field field, String label, LearningModel.State state) {
    boolean learned() {
      return state.learns(field.id());
    }

    Optional<FieldQuality> quality() {
      return state.quality(field.id());
    }

    Optional<FieldDoubt> doubt() {
      return state.doubt(field.id());
    }
  }

  private LearningDialog(LearningModel model, Consumer<String> open) {
    super(10);
    this.model = model;
    setId("learning");
    TwoParts body = new TwoParts(860, 0.64, left(), right(open));
    VBox.setVgrow(body, Priority.ALWAYS);
    HBox foot = new HBox(12, gap(), Overlay.leave("Close"), train);
    foot.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(head(), provenance, body, foot);
    model.state().addListener((o, was, is) -> show(is));
    model.survey().addListener((o, was, is) -> show(is));
    sceneProperty().addListener((o, was, is) -> stopWhenGone(is));
  }

  /**
   * Shows the dialog over the letter.
   *
   * @param open opens a letter, by its id; the screen is away by then
   */
  public static void show(Overlay overlay, LearningModel model, Consumer<String> open) {
    LearningDialog sheet =
        new LearningDialog(
            model,
            letter -> {
              overlay.hide();
              open.accept(letter);
            });
    sheet.setPrefSize(MOST_WIDE, MOST_HIGH);
    overlay.show(sheet, sheet.on);
    model.start();
    sheet.show(model.state().get());
    sheet.show(model.survey().get());
  }

  private void stopWhenGone(@Nullable Scene now) {
    if (now == null) {
      model.stop();
    }
  }

  private WrappingRow head() {
    Label title = title("Learning");
    title.setMinWidth(Region.USE_PREF_SIZE);
    on.setId("learning-on");
    on.setMinWidth(Region.USE_PREF_SIZE);
    on.setOnAction(e -> model.learn(on.isSelected()));
    training.setId("learning-training");
    training.getStyleClass().add("muted");
    train.setId("learning-train");
    train.setMinWidth(Region.USE_PREF_SIZE);
    train.setOnAction(e -> model.train());
    return new WrappingRow(title, on, training);
  }

  private VBox left() {
    fields.setAccessibleText("Fields that are learned");
    fields.setMinHeight(LEAST_OF_FIELDS);
    fields.getColumns().setAll(columns());
    ResultTables.wrapBelow(fields, WRAPPED);
    fields.setOnKeyPressed(
        e -> {
          Row chosen = fields.getSelectionModel().getSelectedItem();
          if ((e.getCode() == KeyCode.SPACE || e.getCode() == KeyCode.ENTER) && chosen != null) {
            e.consume();
            toggle(chosen);
          }
        });
    VBox.setVgrow(fields, Priority.ALWAYS);
    VBox left =
        new VBox(6, title("Second reader and doubt by field, with 95% intervals"), change, fields);
    return left;
  }

  private void toggle(Row row) {
    if (row.state().scope().on()) {
      model.learn(row.field().id(), !row.learned());
    }
  }

  private List<TableColumn<Row, ?>> columns() {
    TableColumn<Row, String> learn = ResultTables.whole("Learn", r -> r.learned() ? "✓" : "–", 56);
    learn.getStyleClass().add("check-column");
    learn.setMaxWidth(70);
    learn.setCellFactory(c -> new SwitchCell());
    return List.of(
        learn,
        ResultTables.words("Field", Row::label, 200),
        ResultTables.number("Values", r -> count(r.quality()), 52),
        measured("F1", r -> share(r.quality()), r -> r.quality().map(FieldQuality::interval)),
        change(),
        ResultTables.number("Wrong", r -> wrong(r.doubt()), 84),
        measured("Ranked", r -> ranked(r.doubt()), r -> r.doubt().flatMap(FieldDoubt::interval)));
  }

  /** Left out where there is no room; the sentence above the table tells what changed. */
  private TableColumn<Row, String> change() {
    TableColumn<Row, String> column = ResultTables.number("Change", LearningDialog::gain, 62);
    fields.widthProperty().subscribe(w -> column.setVisible(w.doubleValue() >= WRAPPED));
    return column;
  }

  /** A figure with its 95% interval, which goes below it where there is no room beside it. */
  private static TableColumn<Row, String> measured(
      String title,
      Function<Row, String> figure,
      Function<Row, Optional<FieldQuality.Interval>> interval) {
    TableColumn<Row, String> column =
        ResultTables.words(
            title, r -> (figure.apply(r) + " " + interval(interval.apply(r))).strip(), 82);
    column.getStyleClass().add("count-column");
    column.setMinWidth(MEASURED * 0.65);
    column.setPrefWidth(MEASURED);
    column.setMaxWidth(MEASURED);
    return column;
  }

  /** A click on it turns the field on or off. */
  private final class SwitchCell extends javafx.scene.control.TableCell<Row, String> {
    SwitchCell() {
      setAccessibleRole(AccessibleRole.CHECK_BOX);
      setOnMouseClicked(
          e -> {
            Optional.ofNullable(getTableRow().getItem()).ifPresent(LearningDialog.this::toggle);
          });
    }

    @Override
    protected void updateItem(@Nullable String words, boolean empty) {
      super.updateItem(words, empty);
      setText(empty ? null : words);
    }
  }

  private static String count(Optional<FieldQuality> quality) {
    return quality.map(q -> DisplayFormat.number(q.gold())).orElse("");
  }

  private static String share(Optional<FieldQuality> quality) {
    return quality.map(q -> DisplayFormat.percent(q.f1())).orElse("");
  }

  private static String interval(Optional<FieldQuality.Interval> interval) {
    return interval
        .map(
            i ->
                "[%s–%s]"
                    .formatted(
                        DisplayFormat.percent(i.low()).replace("%", ""),
                        DisplayFormat.percent(i.high())))
        .orElse("");
  }

  private static String wrong(Optional<FieldDoubt> doubt) {
    return doubt
        .map(d -> DisplayFormat.number(d.wrong()) + " of " + DisplayFormat.number(d.suggestions()))
        .orElse("");
  }

  private static String ranked(Optional<FieldDoubt> doubt) {
    return doubt.stream()
        .flatMapToDouble(d -> d.ranking().stream())
        .mapToObj(DisplayFormat::percent)
        .findFirst()
        .orElse("");
  }

  /** In points of F1. */
  private static String gain(Row row) {
    return row.state()
        .gain(row.field().id())
        .filter(g -> Math.abs(g) >= NOTABLE)
        .map(g -> String.format(Locale.ROOT, "%+.0f pts", 100 * g).replace('-', '−'))
        .orElse("");
  }

  private VBox right(Consumer<String> open) {
    doubtful.setAccessibleText("Most doubtful letters");
    doubtful.setMinHeight(LEAST_OF_LETTERS);
    doubtful
        .getColumns()
        .setAll(
            List.of(
                ResultTables.words("Letter", LearningSurvey.Doubtful::title, 190),
                ResultTables.number(
                    "Likely errors", d -> String.format(Locale.ROOT, "%.1f", d.errors()), 96)));
    ResultTables.onOpen(doubtful, d -> open.accept(d.letter()));
    noLetters.setWrapText(true);
    noLetters.getStyleClass().add("evaluation-nothing");
    doubtful.setPlaceholder(noLetters);
    VBox.setVgrow(doubtful, Priority.ALWAYS);
    chart.setId("learning-corrections");
    chart.setMinHeight(Region.USE_PREF_SIZE);
    chart.setAlignment(Pos.TOP_LEFT);
    HBox heading = new HBox(8, title("Most doubtful letters"), gap(), progress());
    heading.setAlignment(Pos.CENTER_LEFT);
    reliability.setPrefSize(RELIABILITY, RELIABILITY);
    reliability.setMinSize(RELIABILITY, RELIABILITY);
    VBox right =
        new VBox(
            6,
            title("Corrections per finished letter"),
            chart,
            title("Confidence and correctness"),
            believed,
            reliability,
            heading,
            doubtful);
    return right;
  }

  private Node progress() {
    ProgressBar bar = new ProgressBar();
    bar.setId("learning-progress");
    bar.setAccessibleText("Reading letters");
    bar.getStyleClass().add("thin");
    bar.setPrefWidth(80);
    bar.progressProperty().bind(model.share());
    bar.visibleProperty().bind(model.survey().map(Optional::isEmpty));
    return bar;
  }

  private void show(LearningModel.State state) {
    boolean learns = state.scope().on();
    on.setSelected(learns);
    train.setDisable(!learns || state.training());
    training.setText(!learns ? "" : state.training() ? "Training…" : "Up to date");
    provenance.setText(provenance(state));
    change.setText(change(state));
    change.setVisible(!change.getText().isEmpty());
    change.setManaged(change.isVisible());
    believed.setText(believed(state));
    reliability.show(state.reliability());
    reliability.setVisible(!state.reliability().isEmpty());
    reliability.setManaged(reliability.isVisible());
    int chosen = fields.getSelectionModel().getSelectedIndex();
    fields
        .getItems()
        .setAll(model.fields().stream().map(f -> new Row(f, model.label(f), state)).toList());
    fields.getSelectionModel().select(Math.max(0, chosen));
  }

  private static String provenance(LearningModel.State state) {
    if (!state.scope().on()) {
      return "Learning is off. Nothing is learned, and suggestions show the confidence of the rule"
          + " that found them.";
    }
    int letters = state.models().now().letters();
    return letters == 0
        ? "No finished letters yet. The program learns from each letter that you finish."
        : "Learned from %s · model %s".formatted(letters(letters), state.models().now().id());
  }

  private static String letters(int count) {
    return count == 1 ? "1 letter" : "%,d letters".formatted(count);
  }

  private static String believed(LearningModel.State state) {
    if (state.reliability().isEmpty()) {
      return "After a few finished letters, this chart shows how often suggestions were right.";
    }
    OptionalDouble ranking = state.models().now().reliability().ranking();
    return ranking.isEmpty()
        ? "All suggestions in finished letters were right so far."
        : "In letters it hadn't learned from, the model gave wrong suggestions a lower confidence"
            + " than right ones %s of the time."
                .formatted(DisplayFormat.percent(ranking.getAsDouble()));
  }

  /** What the last training changed. */
  private String change(LearningModel.State state) {
    return state
        .models()
        .before()
        .filter(m -> state.scope().on() && m.letters() + state.models().now().letters() > 0)
        .map(
            was -> {
              int now = state.models().now().letters();
              String trained =
                  was.letters() == now
                      ? "The last training used the same number of letters."
                      : "The last training used %s, up from %,d."
                          .formatted(letters(now), was.letters());
              return (was.letters() > now ? trained.replace("up from", "down from") : trained)
                  + named(" Better: ", state, 1)
                  + named(" Worse: ", state, -1);
            })
        .orElse("");
  }

  /**
   * @param sign 1 for the fields that got better, -1 for those that got worse
   */
  private String named(String head, LearningModel.State state, int sign) {
    List<String> all =
        model.fields().stream()
            .filter(f -> state.gain(f.id()).filter(g -> sign * g >= NOTABLE).isPresent())
            .map(model::label)
            .toList();
    String more = all.size() > MOST_NAMED ? " and %,d more".formatted(all.size() - MOST_NAMED) : "";
    return all.isEmpty()
        ? ""
        : head + all.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more + ".";
  }

  private void show(Optional<LearningSurvey> survey) {
    doubtful.getItems().setAll(survey.map(LearningSurvey::doubtful).orElse(List.of()));
    if (!doubtful.getItems().isEmpty()) {
      doubtful.getSelectionModel().selectFirst();
    }
    noLetters.setText(
        survey.isEmpty()
            ? "Reading letters…"
            : model.state().get().scope().on()
                ? "No letters with doubtful suggestions."
                : "Turn on learning to see which letters are most likely to have errors.");
    chart
        .getChildren()
        .setAll(chart(survey.map(LearningSurvey::finished).orElse(List.of()), survey.isPresent()));
  }

  private static Node chart(List<LearningSurvey.Finished> finished, boolean known) {
    if (finished.isEmpty()) {
      Label nothing = sentence("learning-no-corrections");
      nothing.setText(
          known
              ? "No finished letters yet. This chart will show how many corrections each finished"
                  + " letter needed."
              : "Reading letters…");
      nothing.getStyleClass().add("muted");
      return nothing;
    }
    StackedColumns columns = new StackedColumns(lines(finished), false);
    columns.setAccessibleRole(AccessibleRole.TEXT);
    columns.setAccessibleText(
        lines(finished).stream()
            .map(l -> l.label() + ": " + l.words())
            .collect(Collectors.joining("; ")));
    return columns;
  }

  /** In the order in which the letters were finished; of several letters their mean. */
  static List<Chart.DataRow> lines(List<LearningSurvey.Finished> finished) {
    int group = (finished.size() + MOST_COLUMNS - 1) / MOST_COLUMNS;
    List<Chart.DataRow> lines = new ArrayList<>();
    for (int from = 0; from < finished.size(); from += group) {
      int to = Math.min(finished.size(), from + group);
      double mean =
          finished.subList(from, to).stream()
              .mapToInt(LearningSurvey.Finished::corrections)
              .average()
              .orElse(0);
      String label =
          to - from == 1 ? "Letter %,d".formatted(to) : "Letters %,d–%,d".formatted(from + 1, to);
      lines.add(
          new Chart.DataRow(
              label, List.of(mean), mean == 1 ? "1 correction" : number(mean) + " corrections"));
    }
    return lines;
  }

  private static String number(double mean) {
    return String.format(Locale.ROOT, mean == Math.rint(mean) ? "%,.0f" : "%,.1f", mean);
  }

  private static Label title(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("sheet-title");
    return label;
  }

  private static Label sentence(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }
}
