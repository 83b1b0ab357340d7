package imr.ui.backup;

import imr.store.StoreOpenResult;
import imr.store.StoreOpenResult.Reason;
import imr.ui.appearance.Appearance;
import imr.ui.kit.ColorPalette;
import imr.ui.kit.OverlayDialog;
import imr.ui.kit.ScaledContent;
import imr.workbench.Background;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Application;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * Asks at the start for the passphrase of an encrypted store. A wrong one is told in a sentence and
 * asked for again; Escape, the button or the window's cross leave.
 */
public final class PassphraseWindow {
  private static final System.Logger LOG = System.getLogger(PassphraseWindow.class.getName());

  /** What the window says. */
  public record Words(String title, String sentence, String prompt) {
    public static final Words PASSPHRASE =
        new Words(
            "Your letters are encrypted",
            "Enter the passphrase to open them. It's case-sensitive.",
            "Passphrase");
    public static final Words PASSWORD =
        new Words(
            "Sign in to the team library",
            "Enter your password for the server. It's case-sensitive, and it isn't saved.",
            "Password");
  }

  private final Stage stage;
  private final Background background;
  private final Words words;
  private final Function<String, StoreOpenResult> open;
  private final Consumer<StoreOpenResult> ended;
  private final PasswordField typed = new PasswordField();
  private final Label problem = new Label();
  private final Button enter = new Button("Open");

  /**
   * Lays the window out; {@link #show} shows it.
   *
   * @param palette in which it stands
   * @param scale 1 is the size as designed
   * @param words what it says
   * @param open tries a passphrase, in the background
   * @param ended gets what came of it, but a wrong passphrase; the window is closed then. Not
   *     called where the analyst leaves
   */
  public PassphraseWindow(
      Stage stage,
      Background background,
      ColorPalette palette,
      double scale,
      Words words,
      Function<String, StoreOpenResult> open,
      Consumer<StoreOpenResult> ended) {
    this.stage = stage;
    this.background = background;
    this.words = words;
    this.open = open;
    this.ended = ended;
    Application.setUserAgentStylesheet(Appearance.base(palette));
    VBox root = content();
    Scene scene = new Scene(new ScaledContent(root, new SimpleDoubleProperty(scale)));
    scene.getStylesheets().setAll(Appearance.sheets(palette, false));
    stage.setScene(scene);
    stage.setTitle("IMR Workbench");
    stage.setResizable(false);
  }

  private VBox content() {
    Label title = new Label(words.title());
    title.getStyleClass().add("chooser-title");
    Label sentence = OverlayDialog.sentence(words.sentence());
    typed.setId("passphrase");
    typed.setPromptText(words.prompt());
    typed.setAccessibleText(words.prompt());
    problem.setId("passphrase-problem");
    problem.getStyleClass().add("trouble");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    problem.textProperty().addListener((o, was, is) -> stage.sizeToScene());
    enter.setDefaultButton(true);
    enter.setOnAction(e -> tryIt());
    Button leave = new Button("Quit");
    leave.setId("passphrase-leave");
    leave.setCancelButton(true);
    leave.setOnAction(e -> stage.hide());
    HBox buttons = new HBox(8, leave, enter);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    VBox root = new VBox(12, title, sentence, typed, problem, buttons);
    root.getStyleClass().addAll("workbench", "passphrase-window");
    root.setPrefWidth(440);
    return root;
  }

  public void show() {
    stage.show();
    typed.requestFocus();
  }

  private void tryIt() {
    String passphrase = typed.getText();
    if (passphrase.isEmpty()) {
      return;
    }
    busy(true);
    background.run(task -> open.apply(passphrase), this::tried, this::brokenOff);
  }

  private void busy(boolean is) {
    enter.setDisable(is);
    typed.setDisable(is);
  }

  private void tried(StoreOpenResult opening) {
    if (!stage.isShowing()) {
      left(opening);
    } else if (opening instanceof StoreOpenResult.Refused(Reason reason, String sentence)
        && reason.isWrongSecret()) {
      again(sentence);
    } else {
      ended.accept(opening);
      stage.hide();
    }
  }

  /** Opened too late, for nobody. */
  private static void left(StoreOpenResult opening) {
    if (opening instanceof StoreOpenResult.Opened opened) {
      opened.store().close();
    }
  }

  private void again(String sentence) {
    busy(false);
    problem.setText(sentence);
    typed.clear();
    typed.requestFocus();
  }

  private void brokenOff(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "the store could not be opened", accident);
    again("Couldn't open the letters. Try again, or quit and see the log for details.");
  }
}
