package imr.ui.evaluate;

import imr.annotation.FieldId;
import imr.evaluate.RunComparison;
import imr.evaluate.RunComparison.CountChange;
import imr.evaluate.RunComparison.Trend;
import imr.ui.kit.TwoParts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Two runs over the same gold: which fields and which letters got better or worse. */
final class RunsTab {
  private final EvaluateModel model;
  private final Label sentence = TabComponents.sentence("runs-sentence");
  private final TableView<FieldChange> fields = ResultTables.of("runs-fields");
  private final TableView<RunComparison.LetterChange> letters = ResultTables.of("runs-letters");
  private final TwoParts both = new TwoParts(760, 0.5, fields, letters);
  private final VBox node;

  /** A field, or all together. */
  private record FieldChange(String label, CountChange change) {}

  RunsTab(EvaluateModel model) {
    this.model = model;
    List<TableColumn<FieldChange, ?>> ofFields =
        List.of(
            trend(FieldChange::change),
            ResultTables.words("Field", FieldChange::label, 190),
            ResultTables.number(
                "First", f -> FieldsTab.figure(f.change().first().strictRates().f1())),
            ResultTables.number(
                "Second", f -> FieldsTab.figure(f.change().second().strictRates().f1())),
            ResultTables.number("F1 ±", f -> signed(f.change()), 66));
    fields.getColumns().setAll(ofFields);
    List<TableColumn<RunComparison.LetterChange, ?>> ofLetters =
        List.of(
            trend(RunComparison.LetterChange::all),
            ResultTables.whole("Letter", l -> model.title(l.letter(), l.name()), 112),
            ResultTables.number("Errors", l -> "%+d".formatted(l.all().errors())),
            ResultTables.words("Cause", this::because, 220));
    letters.getColumns().setAll(ofLetters);
    letters.setPlaceholder(new Label("No letter has more or fewer errors."));
    ResultTables.onOpen(letters, l -> model.openLetter(l.letter()));
    fields.setMinHeight(140);
    letters.setMinHeight(140);
    ResultTables.wrapBelow(fields, 440);
    ResultTables.wrapBelow(letters, 440);
    both.setVisible(false);
    VBox.setVgrow(both, Priority.ALWAYS);
    this.node = new VBox(8, sentence, both);
  }

  Node node() {
    return node;
  }

  void show(EvaluationViewData findings) {
    both.setVisible(findings.contrast().isPresent());
    fields.getItems().clear();
    letters.getItems().clear();
    sentence.setText("Choose a second run, and then run the evaluation to compare the two.");
    findings.contrast().ifPresent(c -> show(findings, c));
  }

  private void show(EvaluationViewData findings, RunComparison contrast) {
    sentence.setText(
        "“%s” compared with “%s” over %,d letters: %s. Fewer errors are better."
            .formatted(
                findings.first().run(),
                findings.second().map(s -> s.run()).orElse(""),
                contrast.letters().size(),
                Stream.of(Trend.values())
                    .map(t -> "%,d %s".formatted(contrast.letters(t), t.word()))
                    .collect(Collectors.joining(", "))));
    fields.getItems().add(new FieldChange("All fields", contrast.total()));
    contrast
        .fields()
        .forEach((f, change) -> fields.getItems().add(new FieldChange(model.label(f), change)));
    letters
        .getItems()
        .setAll(contrast.letters().stream().filter(l -> l.all().trend() != Trend.SAME).toList());
  }

  private String because(RunComparison.LetterChange letter) {
    return letter.fields().entrySet().stream()
        .filter(e -> e.getValue().trend() != Trend.SAME)
        .map(this::because)
        .collect(Collectors.joining(", "));
  }

  private String because(Map.Entry<FieldId, CountChange> field) {
    return "%s %+d".formatted(model.label(field.getKey()), field.getValue().errors());
  }

  private static String signed(CountChange change) {
    return change.f1().isPresent()
        ? String.format(Locale.ROOT, "%+.3f", change.f1().getAsDouble())
        : "–";
  }

  private static <T> TableColumn<T, String> trend(
      java.util.function.Function<T, CountChange> change) {
    TableColumn<T, String> column =
        ResultTables.whole("Change", row -> change.apply(row).trend().word(), 80);
    column.setCellFactory(c -> new TrendCell<>());
    return column;
  }

  /** The word with a sign, and a color that says the same. */
  private static final class TrendCell<T> extends TableCell<T, String> {
    @Override
    protected void updateItem(@Nullable String word, boolean empty) {
      super.updateItem(word, empty);
      getStyleClass().removeAll("trend-better", "trend-worse", "trend-same");
      if (empty || word == null) {
        setText("");
      } else {
        setText(sign(word) + " " + word);
        getStyleClass().add("trend-" + word);
      }
    }

    private static String sign(String word) {
      return word.equals(Trend.BETTER.word()) ? "▲" : word.equals(Trend.WORSE.word()) ? "▼" : "=";
    }
  }
}
