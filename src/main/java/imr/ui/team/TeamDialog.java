package imr.ui.team;

import imr.ui.kit.Overlay;
import imr.ui.settings.Settings;
import imr.workbench.Background;
import java.io.File;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Asks where a team library is and as whom to sign in, and for the password where one is needed. A
 * refusal is told in a sentence, and what was entered stays.
 */
public final class TeamDialog extends VBox {
  private static final double WIDTH = 560;
  private static final double LABELS = 96;

  private final TeamDialogModel model;
  private final Supplier<Optional<File>> choose;
  private final TextField host = new TextField();
  private final PasswordField password = new PasswordField();
  private final Label passwordName = name("Password", password);
  private final GridPane grid = new GridPane(8, 8);

  private TeamDialog(TeamDialogModel model, Supplier<Optional<File>> choose) {
    super(12);
    this.model = model;
    this.choose = choose;
    Label title = new Label("Open team library");
    title.getStyleClass().add("sheet-title");
    Label sentence =
        wrapped(
            "Your administrator tells you the address. It's remembered on this computer; your"
                + " password isn't.");
    fillGrid();
    setPrefWidth(WIDTH);
    getChildren().addAll(title, sentence, grid, tls(), warning(), problem(), buttons());
    sceneProperty()
        .subscribe(
            (was, is) -> {
              if (is == null) {
                model.leave();
              }
            });
    model.connecting().subscribe(this::focus);
  }

  /**
   * Shows the dialog.
   *
   * @param choose asks for a CA file; empty where none was chosen
   * @param opened called once the library is open; the dialog is gone by then
   */
  public static void show(
      Overlay overlay,
      TeamAccess access,
      Background background,
      Settings settings,
      Supplier<Optional<File>> choose,
      Runnable opened) {
    TeamDialogModel model =
        new TeamDialogModel(
            access,
            background,
            settings,
            () -> {
              overlay.hide();
              opened.run();
            });
    TeamDialog dialog = new TeamDialog(model, choose);
    overlay.show(dialog, dialog.host);
  }

  private void fillGrid() {
    ColumnConstraints names = new ColumnConstraints(LABELS);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().setAll(names, fields);
    write(host, "team-host", model.host());
    TextField port = written("team-port", model.port());
    port.setPrefColumnCount(6);
    HBox.setHgrow(host, Priority.ALWAYS);
    host.setPromptText("server.example.com");
    Label portName = name("Port", port);
    portName.setMinWidth(Region.USE_PREF_SIZE);
    HBox place = new HBox(8, host, portName, port);
    place.setAlignment(Pos.CENTER_LEFT);
    grid.addRow(0, name("Host", host), place);
    row(1, "Database", written("team-database", model.database()));
    row(2, "Username", written("team-user", model.user()));
    write(password, "team-password", model.password());
    grid.addRow(3, passwordName, password);
    onlyIf(passwordName, model.asksPassword());
    onlyIf(password, model.asksPassword());
  }

  private void row(int row, String words, TextField field) {
    grid.addRow(row, name(words, field), field);
  }

  private TextField written(String id, StringProperty text) {
    TextField field = new TextField();
    write(field, id, text);
    return field;
  }

  /** Shows a text of the model, and writes into it. */
  private void write(TextField field, String id, StringProperty text) {
    field.setId(id);
    field.disableProperty().bind(model.connecting());
    text.subscribe(
        is -> {
          if (!field.getText().equals(is)) {
            field.setText(is);
          }
        });
    field.textProperty().subscribe(text::set);
  }

  private static Label name(String words, TextField field) {
    Label label = new Label(words);
    label.setLabelFor(field);
    field.setAccessibleText(words);
    return label;
  }

  private static void onlyIf(Node node, ObservableBooleanValue shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(shown);
  }

  private VBox tls() {
    CheckBox encrypt = new CheckBox("Encrypt the connection (TLS) and verify the server");
    encrypt.setId("team-tls");
    encrypt.setSelected(model.encrypted().get());
    encrypt.selectedProperty().subscribe(model.encrypted()::set);
    encrypt.disableProperty().bind(model.connecting());
    encrypt.addEventFilter(KeyEvent.KEY_PRESSED, this::openWithEnter);
    TextField file = new TextField();
    write(file, "team-ca", model.caFile());
    file.setPromptText("Optional: certificates to trust, as a PEM file");
    HBox.setHgrow(file, Priority.ALWAYS);
    Button browse = new Button("Browse…");
    browse.setId("team-browse");
    browse.setMinWidth(Region.USE_PREF_SIZE);
    browse.setOnAction(e -> choose.get().ifPresent(f -> model.caFile().set(f.getPath())));
    Label name = name("CA file", file);
    name.setMinWidth(LABELS);
    HBox row = new HBox(8, name, file, browse);
    row.setAlignment(Pos.CENTER_LEFT);
    row.disableProperty().bind(model.encrypted().not().or(model.connecting()));
    return new VBox(8, encrypt, row);
  }

  /** A check box keeps Enter from the default button. */
  private void openWithEnter(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      model.connect();
    }
  }

  private Label warning() {
    Label label =
        wrapped(
            "Without TLS, others on the network can read the letters and your password. Use it only"
                + " for a server on this computer.");
    label.setId("team-warning");
    onlyIf(label, model.encrypted().not());
    return label;
  }

  private Label problem() {
    Label label = wrapped("");
    label.setId("team-problem");
    label.getStyleClass().add("trouble");
    label.textProperty().bind(model.problem());
    onlyIf(label, model.problem().isNotEmpty());
    return label;
  }

  private static Label wrapped(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private HBox buttons() {
    Label busy = new Label("Connecting…");
    busy.getStyleClass().add("muted");
    busy.visibleProperty().bind(model.connecting());
    busy.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(busy, Priority.ALWAYS);
    Button open = new Button("Open");
    open.setId("team-open");
    open.setDefaultButton(true);
    open.disableProperty().bind(model.connecting());
    open.setOnAction(e -> model.connect());
    HBox buttons = new HBox(8, busy, Overlay.leave("Cancel"), open);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    return buttons;
  }

  /** The fields can't be used while the server is asked; afterward the keyboard is there again. */
  private void focus(boolean connecting) {
    if (!connecting && getScene() != null) {
      (model.asksPassword().get() ? password : host).requestFocus();
    }
  }
}
