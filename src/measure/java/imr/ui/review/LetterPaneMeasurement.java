package imr.ui.review;

import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.letter.Span;
import imr.review.ReviewSession;
import imr.ui.kit.ColorPalette;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * How long the letter's pane alone keeps the window's thread, on a letter of 200 kB with 2,000
 * spans: {@code mvn test -Dtest=LetterPaneMeasurement -Dtests.excluded=none}. Prints figures and
 * holds none: they are the machine's.
 */
@Tag("long")
@SuppressWarnings("NullAway.Init") // set before each test
final class LetterPaneMeasurement {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final FxRobot robot = new FxRobot();
  private final ReviewModel model =
      new ReviewModel(
          (letter, pass, gesture, headline, kept, failed) -> kept.run(),
          () -> "Ana",
          Clock.system(ZoneOffset.UTC));
  private final SimpleObjectProperty<ColorPalette> palette =
      new SimpleObjectProperty<>(ColorPalette.ofLight());
  private LetterPane pane;

  @BeforeEach
  void show() throws Exception {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupFixture(
        () -> {
          pane =
              new LetterPane(
                  model, new GroupsModel(), palette, new SimpleObjectProperty<Number>(15));
          Stage stage = new Stage();
          stage.setScene(new Scene(pane, 760, 800));
          stage.show();
        });
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.cleanupStages();
  }

  @Test
  void theBigLetter() {
    ReviewSession session = BigLetter.session();
    int length = session.letter().text().length();
    System.out.printf(Locale.ROOT, "%d characters, %d spans%n", length, BigLetter.SPANS);
    ReviewSession other = BigLetter.small();
    measure("opening", 20, i -> model.open(session), () -> model.open(other));
    robot.interact(() -> model.open(session));
    measure("choosing a value far away", 100, i -> model.choose(value(i * 17 % 1900)));
    measure("choosing the next value", 100, i -> model.choose(value(i)));
    measure("choosing a passage", 40, i -> model.choose(rationale(i)));
    measure(
        "a value confirmed (with the model's own work)",
        40,
        i -> {
          model.choose(value(i));
          model.confirm();
        });
    measure("selecting a word", 100, i -> pane.select(new Span(i * 900, i * 900 + 5)));
    measure("scrolling", 200, i -> pane.area().scrollYBy(i % 20 == 0 ? -6000 : 300));
    measure(
        "finding 3,000 places",
        20,
        i ->
            pane.showFound(
                FindBar.placesOf(pane.shown().shown(), "pain"), java.util.Optional.empty()),
        () -> pane.showFound(List.of(), java.util.Optional.empty()));
    measure("reading or lines", 20, i -> pane.showReading(i % 2 == 1));
    measure(
        "switch theme",
        20,
        i -> palette.set(i % 2 == 0 ? ColorPalette.ofDark() : ColorPalette.ofLight()));
  }

  private static Target value(int i) {
    List<String> lists =
        List.of("clinical.diagnoses", "clinical.treatments", "clinical.medications");
    return Target.of(new FieldId(lists.get(i % 3))).entry("v" + i);
  }

  private static Target rationale(int i) {
    return Target.of("x" + i, new FieldId("items.rationale"));
  }

  private void measure(String what, int rounds, IntConsumer verb) {
    measure(what, rounds, verb, () -> {});
  }

  /**
   * The window's thread's time for a verb, with what it puts off and the layout that follows,
   * drawing not counted.
   */
  private void measure(String what, int rounds, IntConsumer verb, Runnable before) {
    List<Double> taken = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      int number = round;
      robot.interact(before);
      WaitForAsyncUtils.waitForFxEvents();
      double[] time = new double[1];
      robot.interact(
          () -> {
            time[0] = millis(() -> verb.accept(number));
            Platform.runLater(() -> time[0] += millis(this::lay));
          });
      WaitForAsyncUtils.waitForFxEvents();
      taken.add(time[0]);
    }
    double first = taken.getFirst();
    Collections.sort(taken);
    System.out.printf(
        Locale.ROOT,
        "%-48s first %6.1f  median %6.1f  95 %% %6.1f  longest %6.1f ms%n",
        what,
        first,
        taken.get(rounds / 2),
        taken.get((int) (rounds * 0.95)),
        taken.getLast());
  }

  private void lay() {
    pane.paintNow();
    pane.applyCss();
    pane.layout();
  }

  private static double millis(Runnable verb) {
    long start = THREADS.getCurrentThreadCpuTime();
    verb.run();
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
  }
}
