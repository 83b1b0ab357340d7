package imr.ui.column;

import imr.annotation.DisplayFormat;
import imr.annotation.Field;
import imr.review.ColumnQuery;
import imr.ui.kit.WrappingRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Which field is reviewed, which of its values are listed, and in which order. */
final class ColumnFilters extends VBox {
  private final ColumnModel model;
  private final Runnable toTheList;
  private final ComboBox<Field> fields = new ComboBox<>();
  private final TextField words = new TextField();
  private final ComboBox<Choice<ColumnQuery.Show>> show = new ComboBox<>();
  private final ComboBox<Choice<Double>> below = new ComboBox<>();
  private final CheckBox grouped = new CheckBox("Group equal values (G)");
  private final Label count = new Label();
  private final HBox titles = new HBox(10);

  /** A choice with its words. */
  private record Choice<T>(T what, String words) {
    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * @param toTheList gives the list the keyboard
   */
  ColumnFilters(ColumnModel model, Runnable toTheList) {
    super(8);
    this.model = model;
    this.toTheList = toTheList;
    getChildren().setAll(head(), filters(), titles);
    layOutTitles();
  }

  /** The field that is reviewed. */
  Field field() {
    return fields.getValue();
  }

  /** Reviews a field; the first one where none is given. */
  void choose(Optional<Field> field) {
    fields.setValue(field.orElseGet(() -> fields.getItems().getFirst()));
  }

  /** Groups equal values, or no longer. */
  void toggleGroups() {
    grouped.setSelected(!grouped.isSelected());
  }

  /** Says how many values are listed. */
  void count(ColumnModel.View view) {
    String values = DisplayFormat.count(view.values(), noun());
    count.setText(
        model.query().grouped()
            ? values + " in " + DisplayFormat.count(view.groups(), "group")
            : values);
  }

  private String noun() {
    return model.query().show() == ColumnQuery.Show.MISSING ? "field" : "value";
  }

  private Node head() {
    Label title = new Label("Review one field");
    title.getStyleClass().add("sheet-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    fields.setId("column-field");
    fields.setAccessibleText("Field");
    fields.getItems().setAll(model.fields());
    fields.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Field field) {
            return field == null ? "" : model.label(field);
          }

          @Override
          public @Nullable Field fromString(String name) {
            return null;
          }
        });
    fields.valueProperty().addListener((o, was, is) -> model.choose(is));
    words.setId("column-words");
    words.setPromptText("Find values or letters");
    words.setAccessibleText("Find values or letters");
    words.textProperty().addListener((o, was, is) -> model.show(model.query().withWords(is)));
    words.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveWords);
    fields.setMaxWidth(280);
    words.setPrefColumnCount(22);
    return new WrappingRow(title, fields, words);
  }

  private void leaveWords(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
      event.consume();
      toTheList.run();
    }
  }

  private Node filters() {
    show.setId("column-show");
    show.setAccessibleText("Which values");
    show.getItems()
        .setAll(
            List.of(
                new Choice<>(ColumnQuery.Show.UNREVIEWED, "Unreviewed"),
                new Choice<>(ColumnQuery.Show.MISSING, "No suggestion"),
                new Choice<>(ColumnQuery.Show.REVIEWED, "Reviewed"),
                new Choice<>(ColumnQuery.Show.ALL, "All values")));
    show.setValue(show.getItems().getFirst());
    show.valueProperty().addListener((o, was, is) -> model.show(model.query().showing(is.what())));
    below.setId("column-below");
    below.setAccessibleText("Confidence");
    below
        .getItems()
        .setAll(
            List.of(
                new Choice<>(ColumnQuery.ANY, "Any confidence"),
                new Choice<>(0.9, "Below 90%"),
                new Choice<>(0.7, "Below 70%"),
                new Choice<>(0.5, "Below 50%")));
    below.setValue(below.getItems().getFirst());
    below
        .valueProperty()
        .addListener((o, was, is) -> model.show(model.query().withBelow(is.what())));
    grouped.setId("column-grouped");
    grouped.setMinWidth(Region.USE_PREF_SIZE);
    grouped
        .selectedProperty()
        .addListener((o, was, is) -> model.show(model.query().withGrouped(is)));
    count.setId("column-count");
    count.getStyleClass().add("muted");
    count.setMinWidth(Region.USE_PREF_SIZE);
    Label progress = new Label();
    progress.setId("column-progress");
    progress.getStyleClass().add("muted");
    progress.textProperty().bind(model.progress());
    progress.setMinWidth(0);
    HBox choices = new HBox(12, show, below);
    HBox told = new HBox(12, progress, count);
    for (HBox row : List.of(choices, told)) {
      row.setAlignment(Pos.CENTER_LEFT);
    }
    return new WrappingRow(choices, grouped, told);
  }

  private void layOutTitles() {
    titles.getStyleClass().add("column-titles");
    titles.setAlignment(Pos.CENTER_LEFT);
    Region mark = new Region();
    mark.setMinWidth(ColumnCell.MARK);
    Label sentence = new Label();
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.setMinWidth(0);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    // Below its value, a sentence needs no title.
    sentence
        .textProperty()
        .bind(widthProperty().map(w -> w.doubleValue() < ColumnCell.NARROW ? "" : "Sentence"));
    Button chance = title("Confidence", ColumnQuery.Sort.DOUBT, ColumnCell.CHANCE);
    chance.setStyle("-fx-alignment: center-right");
    titles
        .getChildren()
        .setAll(
            mark,
            title("Letter", ColumnQuery.Sort.LETTER, ColumnCell.TITLE),
            title("Value", ColumnQuery.Sort.VALUE, ColumnCell.VALUE),
            sentence,
            chance,
            title("State", ColumnQuery.Sort.STATE, ColumnCell.STATE));
  }

  private Button title(String name, ColumnQuery.Sort by, double width) {
    Button button = new Button(name);
    button.setId("column-sort-" + by.name().toLowerCase(Locale.ROOT));
    button.getStyleClass().addAll("flat", "column-title");
    boolean words = by == ColumnQuery.Sort.VALUE || by == ColumnQuery.Sort.LETTER;
    button.setMinWidth(words ? 50 : width);
    button.setPrefWidth(width);
    button.setMaxWidth(width);
    button.setOnAction(
        e -> {
          model.show(model.query().sorted(by));
          markSort();
        });
    button.setUserData(by);
    return button;
  }

  /** The way in which the list is sorted has an arrow. */
  private void markSort() {
    for (Node node : titles.getChildren()) {
      if (node instanceof Button button && button.getUserData() instanceof ColumnQuery.Sort by) {
        String arrow = model.query().descending() ? " ▾" : " ▴";
        button.setText(
            button.getText().replaceAll(" [▾▴]", "") + (model.query().sort() == by ? arrow : ""));
      }
    }
  }
}
