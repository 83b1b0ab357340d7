package imr.ui;

import imr.ui.kit.AccessibleTree;
import imr.ui.settings.Preferences.Theme;
import imr.workbench.BlindPerson;
import imr.workbench.LearningFixture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Writes a picture of every screen and dialog into target/screens, to be looked at, and beside each
 * what a screen reader is told of it. Run by {@code mvn test -Dtest=Screens -Dtests.excluded=none};
 * options: {@code -Dscreens.scale=1.0,2.0}, {@code -Dscreens.size=1440x900}, {@code
 * -Dscreens.theme=light,dark,contrast}, {@code -Dscreens.learning=true} for the pictures of
 * learning alone, {@code -Dscreens.letters=FOLDER} for letters other than the samples, {@code
 * -Dscreens.only=export|trash} for some commands by their ids. With a display ({@code
 * -Dglass.platform=gtk}), windows are as large as they're asked to be; without one, at most 1440 by
 * 900 of them is drawn.
 */
@Tag("long")
final class Screens extends WindowTest {
  private static final Path TO = Path.of("target", "screens");

  /** These ask for a file, in a dialog of the system that waits for a person. */
  private static final Set<String> OF_THE_SYSTEM =
      Set.of("import-predictions", "import-prediction-folder", "import-project", "export-project");

  private double width;
  private double height;

  /** What is learned needs letters that teach something. */
  @Test
  void takePicturesOfLearning() throws Exception {
    each(this::learning);
  }

  private void learning(Path folder) throws Exception {
    if (window.library().letters().isEmpty()) {
      robot.interact(window::learn);
      robot.interact(() -> command("learning").run());
      show(folder, "learning, empty library");
      workbench.add(IntStream.rangeClosed(1, 24).mapToObj(LearningFixture::number).toList());
      for (int i = 0; i < 17; i++) {
        LearningFixture.teach(workbench, workbench.letters().get(i).id(), "Ana");
      }
      await(() -> !workbench.learning().training());
      reread();
      String next = workbench.letters().get(17).id();
      robot.interact(() -> window.library().open(next));
    }
    await(() -> node("#attention").isVisible());
    robot.interact(() -> window.desk().choose(LearningFixture.WRONG));
    robot.interact(window::focusForm);
    show(folder, "learning, desk");
    robot.interact(() -> command("learning").run());
    await(() -> !robot.lookup("#learning-doubtful").queryTableView().getItems().isEmpty());
    show(folder, "learning");
    press("#learning-on");
    show(folder, "learning, off");
    press("#learning-on");
    await(() -> workbench.learning().model().letters() == 17);
    robot.type(KeyCode.ESCAPE);
  }

  /** One field over many letters, a correction made elsewhere, and planted errors. */
  @Test
  void takePicturesOfColumnReview() throws Exception {
    Assumptions.assumeTrue(Boolean.getBoolean("screens.column"), "only where they are wanted");
    workbench.add(IntStream.rangeClosed(1, 60).mapToObj(LearningFixture::number).toList());
    robot.interact(() -> window.library().refresh(() -> {}));
    String first = workbench.letters().getFirst().id();
    robot.interact(() -> window.library().open(first));
    await(() -> window.desk().session().get().isPresent());
    each(this::column);
  }

  private void column(Path folder) throws Exception {
    robot.interact(() -> window.desk().choose(LearningFixture.WRONG));
    run("column-review");
    await(() -> robot.lookup("#column-list").tryQuery().isPresent());
    show(folder, "column, values");
    robot.type(KeyCode.G);
    show(folder, "column, groups");
    robot.type(KeyCode.ESCAPE);
    await(() -> window.desk().session().get().isPresent());
    robot.interact(() -> window.desk().choose(LearningFixture.WRONG));
    robot.interact(window::focusForm);
    String words = "no surgery" + (node("#propagation").isVisible() ? "," : "");
    robot.type(KeyCode.F2).write(words).type(KeyCode.ENTER);
    await(() -> node("#propagation").isVisible());
    robot.interact(() -> window.desk().choose(LearningFixture.WRONG));
    show(folder, "propagation, offered");
    run("propagate-correction");
    await(() -> !robot.lookup("#propagate-list").queryListView().getItems().isEmpty());
    show(folder, "propagation");
    robot.type(KeyCode.ESCAPE);
    robot.interact(() -> window.desk().undo());
    workbench
        .plants()
        .note(
            window.desk().session().get().orElseThrow().letter().id(),
            java.util.List.of(
                new imr.review.PlantEvent(
                    LearningFixture.WRONG, imr.review.PlantEvent.Kind.CAUGHT, "Ana")));
    run("planted-errors");
    show(folder, "planted errors");
    press("#plants-on");
    show(folder, "planted errors, asked");
    robot.type(KeyCode.ESCAPE).type(KeyCode.ESCAPE);
  }

  /** Two records need two people's work. */
  @Test
  void takePicturesOfTwoRecords() throws Exception {
    each(this::twoRecords);
  }

  private void twoRecords(Path folder) throws Exception {
    if (window.library().letters().isEmpty()) {
      openSamples();
      for (String empty : List.of("double-annotation", "agreement", "gold-sets")) {
        robot.interact(() -> command(empty).run());
        show(folder, empty + ", empty");
        robot.type(KeyCode.ESCAPE);
      }
      BlindPerson.pairs(workbench);
      reread();
    }
    robot.interact(() -> command("evaluation").run());
    robot.interact(() -> ((ToggleButton) node("#tab-fields")).setSelected(true));
    press("#evaluation-measure");
    await(() -> !robot.lookup("#evaluation-fields").queryTableView().getItems().isEmpty());
    for (String tab : List.of("fields", "errors", "codes-and-agreement", "calibration")) {
      robot.interact(() -> ((ToggleButton) node("#tab-" + tab)).setSelected(true));
      show(folder, "evaluation " + tab);
    }
    robot.type(KeyCode.ESCAPE);
    robot.interact(() -> command("corrections").run());
    await(() -> !robot.lookup("#corrections").queryTableView().getItems().isEmpty());
    show(folder, "corrections, some");
    robot.type(KeyCode.ESCAPE);
    robot.interact(() -> command("double-annotation").run());
    await(() -> !robot.lookup("#double-letters").queryTableView().getItems().isEmpty());
    show(folder, "double annotation");
    press("#double-make");
    show(folder, "new round");
    robot.interact(() -> ((ComboBox<?>) node("#round-purpose")).getSelectionModel().selectLast());
    show(folder, "new round, re-check");
    robot.type(KeyCode.ESCAPE);
    robot.interact(() -> command("agreement").run());
    await(() -> !robot.lookup("#agreement-fields").queryTableView().getItems().isEmpty());
    show(folder, "agreement");
    robot.type(KeyCode.ESCAPE);
    robot.interact(() -> command("adjudicate-next").run());
    await(() -> robot.lookup("#adjudication").tryQuery().isPresent());
    show(folder, "adjudication");
    robot.type(KeyCode.DIGIT1, KeyCode.DIGIT2);
    show(folder, "adjudication, some decided");
    robot.type(KeyCode.A);
    show(folder, "agreements");
    robot.type(KeyCode.ESCAPE);
    robot.type(KeyCode.F);
    robot.type(KeyCode.DIGIT4);
    show(folder, "neither");
    robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE);
    robot.interact(() -> command("gold-sets").run());
    await(() -> !robot.lookup("#gold-letters").queryTableView().getItems().isEmpty());
    press("#gold-certificate");
    await(() -> !robot.lookup("#certificate-facts").queryTableView().getItems().isEmpty());
    show(folder, "certificate");
    robot.type(KeyCode.ESCAPE, KeyCode.ESCAPE);
  }

  /** Wherever the dialog is scrolled to. */
  private void press(String id) {
    robot.interact(() -> ((ButtonBase) node(id)).fire());
  }

  private void show(Path folder, String name) throws Exception {
    OpenedScreens.settle();
    OpenedScreens.settle();
    robot.interact(() -> write(folder, name));
    if (name.endsWith("library")) {
      robot.type(KeyCode.ESCAPE);
    }
  }

  @Test
  void takeAPictureOfEveryScreenAndSheet() throws Exception {
    Assumptions.assumeFalse(Boolean.getBoolean("screens.learning"), "only learning is wanted");
    each(this::all);
  }

  private interface Pictures {
    void into(Path folder) throws Exception;
  }

  private void each(Pictures pictures) throws Exception {
    String[] size = System.getProperty("screens.size", "1440x900").split("x", 2);
    width = Double.parseDouble(size[0]);
    height = Double.parseDouble(size[1]);
    robot.interact(
        () -> resize(onScreen(width, screen().getWidth()), onScreen(height, screen().getHeight())));
    for (String theme : option("screens.theme", "light,dark,contrast")) {
      for (String scale : option("screens.scale", "1.0,2.0")) {
        Path folder = TO.resolve(theme + "-" + scale + "-" + String.join("x", size));
        Files.createDirectories(folder);
        robot.interact(
            () -> {
              window.looks().choose(Theme.valueOf(theme.toUpperCase(Locale.ROOT)));
              window.looks().zoomTo(Double.parseDouble(scale));
            });
        pictures.into(folder);
      }
    }
  }

  private static Rectangle2D screen() {
    return Screen.getPrimary().getBounds();
  }

  /** Without a display, a window may be larger than the screen, but not much. */
  private static double onScreen(double wanted, double screen) {
    return Math.min(wanted, Math.max(screen, 1440));
  }

  private void resize(double toWidth, double toHeight) {
    stage.setX(screen().getMinX());
    stage.setY(screen().getMinY());
    stage.setWidth(onScreen(toWidth, screen().getWidth()));
    stage.setHeight(onScreen(toHeight, screen().getHeight()));
    stage.getScene().getRoot().resize(toWidth, toHeight);
    for (int i = 0; i < 4; i++) {
      stage.getScene().getRoot().applyCss();
      stage.getScene().getRoot().layout();
    }
  }

  private void all(Path folder) throws Exception {
    OpenedScreens opened = new OpenedScreens(window, stage);
    if (window.library().letters().isEmpty()) {
      robot.interact(() -> write(folder, "empty library"));
      openLetters();
    }
    OpenedScreens.settle();
    robot.interact(() -> write(folder, "desk"));
    String only = System.getProperty("screens.only", ".*");
    opened.each(
        verb ->
            OpenedScreens.opensASheet(verb)
                && !OF_THE_SYSTEM.contains(verb.id().value())
                && verb.id().value().matches(only),
        verb -> write(folder, verb));
    if (only.equals(".*")) {
      opened.menus(menu -> write(folder, menu));
    }
  }

  private void openLetters() throws Exception {
    Optional<Path> letters =
        Optional.ofNullable(System.getProperty("screens.letters")).map(Path::of);
    if (letters.isPresent()) {
      robot.interact(() -> window.importFiles(List.of(letters.orElseThrow())));
      await(() -> window.desk().session().get().isPresent());
      OpenedScreens.settle();
    } else {
      openSamples();
    }
  }

  private static List<String> option(String name, String standard) {
    return Arrays.asList(System.getProperty(name, standard).split(",", -1));
  }

  private void write(Path folder, String name) {
    String file = name.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT);
    try {
      // Drawn on the screen, a window may be no larger than the screen, which is small without a
      // display; for a picture alone it may.
      resize(width, height);
      BufferedImage picture = WindowPicture.of(stage);
      resize(onScreen(width, screen().getWidth()), onScreen(height, screen().getHeight()));
      ImageIO.write(picture, "png", folder.resolve(file + ".png").toFile());
      StringBuilder spoken = new StringBuilder();
      AccessibleTree.ofAllWindows().forEach(w -> spoken.append(w.print()));
      Files.writeString(folder.resolve(file + ".txt"), spoken);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
