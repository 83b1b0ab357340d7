package imr.ui.evaluate;

import imr.annotation.Annotation;
import imr.annotation.FieldId;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.evaluate.Mistake;
import imr.ui.kit.WrappingRow;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Every value that is no strict match, of a field and a kind where wanted; each opens its place.
 */
final class ErrorsTab {
  private static final int LONGEST = 200;

  private final EvaluateModel model;
  private final ComboBox<Optional<FieldId>> field = new ComboBox<>();
  private final ComboBox<Optional<Mistake.Kind>> kind = new ComboBox<>();
  private final TableView<Mistake> table = ResultTables.of("evaluation-errors");
  private final Label count = new Label();
  private final VBox node;

  ErrorsTab(EvaluateModel model) {
    this.model = model;
    List<TableColumn<Mistake, ?>> columns =
        List.of(
            ResultTables.whole("Letter", m -> model.title(m.letter(), m.name()), 112),
            ResultTables.words("Field", m -> model.label(m.field()), 170),
            ResultTables.whole("Kind", m -> m.kind().words(), 92),
            ResultTables.words("Gold", m -> said(m.gold()), 240),
            ResultTables.words("Run", m -> said(m.predicted()), 240));
    table.getColumns().setAll(columns);
    table.setPlaceholder(new Label("No errors. Every value is a strict match."));
    ResultTables.onOpen(table, model::open);
    field.setId("error-field");
    field.setAccessibleText("Filter errors by field");
    field.setConverter(ChoiceLabels.by(f -> f.map(model::label).orElse("All fields")));
    kind.setId("error-kind");
    kind.setAccessibleText("Filter errors by kind");
    kind.setConverter(ChoiceLabels.by(k -> k.map(Mistake.Kind::words).orElse("All kinds")));
    kind.getItems().add(Optional.empty());
    Arrays.stream(Mistake.Kind.values()).map(Optional::of).forEach(kind.getItems()::add);
    kind.setValue(Optional.empty());
    field.valueProperty().addListener((o, was, is) -> fill());
    kind.valueProperty().addListener((o, was, is) -> fill());
    count.getStyleClass().add("muted");
    Label keys = new Label("Press Enter or click to open the letter at this value");
    keys.getStyleClass().add("muted");
    HBox choices = new HBox(8, field, kind, count);
    choices.setAlignment(Pos.CENTER_LEFT);
    WrappingRow filters = new WrappingRow(choices, keys);
    ResultTables.wrapBelow(table, 640);
    this.node = new VBox(8, filters, table);
    VBox.setVgrow(table, Priority.ALWAYS);
  }

  Node node() {
    return node;
  }

  void show(EvaluationViewData findings) {
    Optional<FieldId> chosen = Optional.ofNullable(field.getValue()).flatMap(f -> f);
    List<Optional<FieldId>> fields =
        Stream.concat(
                Stream.of(Optional.<FieldId>empty()),
                findings.fields().stream()
                    .map(EvaluationViewData.FieldResult::field)
                    .filter(Optional::isPresent))
            .toList();
    field.getItems().setAll(fields);
    field.setValue(fields.contains(chosen) ? chosen : Optional.empty());
    fill();
  }

  /** Shows the errors of one field. */
  void choose(Optional<FieldId> wanted) {
    field.setValue(wanted);
  }

  /** Gives the list the keyboard. */
  void focus() {
    table.requestFocus();
    table.getSelectionModel().selectFirst();
  }

  private void fill() {
    if (field.getValue() != null && kind.getValue() != null) {
      List<Mistake> some = model.mistakes(field.getValue(), kind.getValue());
      table.getItems().setAll(some);
      count.setText(some.size() == 1 ? "1 error" : "%,d errors".formatted(some.size()));
    }
  }

  private static String said(Optional<Annotation> annotation) {
    String value =
        annotation
            .flatMap(Annotation::value)
            .map(v -> v instanceof Value.Unreal ? "(invalid value)" : v.shown())
            .orElse("");
    String one = ValueReader.singleSpaced(value);
    return one.codePointCount(0, one.length()) <= LONGEST
        ? one
        : one.substring(0, one.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
