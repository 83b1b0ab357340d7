package imr.ui.adjudicate;

import imr.annotation.DoubleRound;
import imr.ui.kit.Overlay;
import imr.workbench.NewRound;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A new round: its name, its letters, who annotates them again, and when. */
final class NewRoundDialog extends VBox {
  private static final String ANYONE = "Anyone but the first annotator";

  private final DoubleModel model;
  private final Overlay overlay;
  private final DoubleDialog.Actions actions;
  private final TextField name = new TextField();
  private final ComboBox<DoubleRound.Purpose> purpose = new ComboBox<>();
  private final ComboBox<String> person = new ComboBox<>();
  private final ComboBox<DoubleModel.Scope> scope = new ComboBox<>();
  private final TextField size = new TextField("10");
  private final ComboBox<NewRound.Stratum> stratum = new ComboBox<>();
  private final TextField days = new TextField("14");
  private final GridPane grid = new GridPane();

  private NewRoundDialog(DoubleModel model, Overlay overlay, DoubleDialog.Actions actions) {
    super(12);
    this.model = model;
    this.overlay = overlay;
    this.actions = actions;
    setId("new-round");
    Label title = new Label("New round of double annotation");
    title.getStyleClass().add("sheet-title");
    Label hint =
        new Label(
            "The second annotator sees the suggestions, but nothing of the first annotator's"
                + " decisions, until the letter is adjudicated.");
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    layOut();
    getChildren().setAll(title, hint, grid, notice(), foot());
    setPrefWidth(620);
  }

  static void show(Overlay overlay, DoubleModel model, DoubleDialog.Actions actions) {
    model.quiet();
    NewRoundDialog dialog = new NewRoundDialog(model, overlay, actions);
    overlay.show(dialog, dialog.name);
  }

  private void layOut() {
    grid.setHgap(12);
    grid.setVgap(8);
    name.setPromptText("September sample");
    add(0, "Name", name, "round-name");
    purpose.getItems().setAll(DoubleRound.Purpose.values());
    purpose.setConverter(
        by(
            p ->
                p == DoubleRound.Purpose.DOUBLE
                    ? "Compare two annotators"
                    : "Re-check finished letters"));
    purpose.setValue(DoubleRound.Purpose.DOUBLE);
    add(1, "Purpose", purpose, "round-purpose");
    person.setEditable(true);
    person.getItems().setAll(ANYONE, model.person());
    person.setValue(ANYONE);
    add(2, "Second annotator", person, "round-person");
    scope.getItems().setAll(model.scopes());
    scope.setConverter(by(DoubleModel.Scope::label));
    scope.getSelectionModel().selectFirst();
    add(3, "Draw from", scope, "round-scope");
    add(4, "Sample: letters or %", size, "round-size");
    stratum.getItems().setAll(NewRound.Stratum.values());
    stratum.setConverter(by(NewRound.Stratum::label));
    stratum.setValue(NewRound.Stratum.NONE);
    add(5, "Stratify by", stratum, "round-stratum");
    add(6, "Starts in (days)", days, "round-days");
    purpose.valueProperty().addListener((_, _, _) -> showDays());
    showDays();
  }

  private void add(int row, String words, Region field, String id) {
    Label label = new Label(words);
    label.setLabelFor(field);
    label.setMinWidth(USE_PREF_SIZE);
    field.setId(id);
    field.setAccessibleText(words);
    field.setMaxWidth(Double.MAX_VALUE);
    GridPane.setHgrow(field, Priority.ALWAYS);
    grid.addRow(row, label, field);
  }

  private void showDays() {
    boolean wanted = purpose.getValue() == DoubleRound.Purpose.RECHECK;
    grid.getChildren().stream()
        .filter(n -> Integer.valueOf(6).equals(GridPane.getRowIndex(n)))
        .forEach(
            n -> {
              n.setVisible(wanted);
              n.setManaged(wanted);
            });
  }

  private static <T> StringConverter<T> by(Function<T, String> words) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
      }

      @Override
      public @Nullable T fromString(String label) {
        return null;
      }
    };
  }

  private Label notice() {
    Label notice = new Label();
    notice.setId("round-notice");
    notice.textProperty().bind(model.notice());
    notice.setWrapText(true);
    notice.setMinHeight(USE_PREF_SIZE);
    return notice;
  }

  private HBox foot() {
    Button make = new Button("Create round");
    make.setId("round-make");
    make.getStyleClass().add("accent-button");
    make.setMinWidth(Region.USE_PREF_SIZE);
    make.setDefaultButton(true);
    make.setOnAction(_ -> make());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox foot = new HBox(12, gap, Overlay.leave("Cancel"), make);
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }

  private void make() {
    List<String> letters =
        Optional.ofNullable(scope.getValue()).map(DoubleModel.Scope::letters).orElse(List.of());
    model.make(
        new NewRound(
            name.getText(),
            purpose.getValue(),
            second(),
            letters,
            sized(letters.size()),
            stratum.getValue(),
            from()),
        _ -> DoubleDialog.show(overlay, model, actions));
  }

  /** What is typed counts even where Enter wasn't pressed in it. */
  private Optional<String> second() {
    String typed = person.getEditor().getText().strip();
    return typed.isEmpty() || typed.equals(ANYONE) ? Optional.empty() : Optional.of(typed);
  }

  /** {@code 10} letters, or {@code 5%} of them; all where nothing can be read. */
  private int sized(int of) {
    String typed = size.getText().strip();
    int number = digits(typed);
    return typed.endsWith("%") && number > 0 ? Math.max(1, (of * number + 99) / 100) : number;
  }

  private Optional<Instant> from() {
    int wait = digits(days.getText());
    return purpose.getValue() == DoubleRound.Purpose.RECHECK && wait > 0
        ? Optional.of(Instant.now().plus(Duration.ofDays(wait)))
        : Optional.empty();
  }

  private static int digits(String typed) {
    String digits =
        Arrays.stream(typed.split("\\D+")).filter(d -> !d.isEmpty()).findFirst().orElse("");
    return digits.isEmpty() || digits.length() > 6 ? 0 : Integer.parseInt(digits);
  }
}
