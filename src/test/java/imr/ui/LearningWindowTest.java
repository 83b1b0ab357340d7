package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.DisplayFormat;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.learn.FieldDoubt;
import imr.learn.LetterReading;
import imr.review.ReviewSession;
import imr.workbench.LearningFixture;
import imr.workbench.LearningService;
import imr.workbench.LearningSurvey;
import imr.workbench.TestAnnotator;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the letters teach, at the desk and on the Learning screen, in the real window. */
final class LearningWindowTest extends WindowTest {
  private static final Target WRONG = LearningFixture.WRONG;

  @BeforeEach
  void listLetters() throws Exception {
    workbench.add(IntStream.rangeClosed(1, 8).mapToObj(LearningFixture::number).toList());
    reread();
    robot.interact(window::learn);
  }

  private String id(int at) {
    return workbench.letters().get(at).id();
  }

  private void lay(int at) throws Exception {
    String id = id(at);
    robot.interact(() -> window.library().open(id));
    await(() -> session().letter().id().equals(id));
    robot.interact(window::focusForm);
  }

  private ReviewSession session() {
    return window.desk().session().get().orElseThrow();
  }

  private Optional<Annotation> at(Target target) {
    return session().annotations().at(target);
  }

  private void go(Target target) {
    robot.interact(() -> window.desk().choose(target));
    robot.interact(window::focusForm);
  }

  private void awaitLearned(int letters) throws Exception {
    LearningService learning = workbench.learning();
    await(() -> !learning.training() && learning.model().letters() == letters);
  }

  /** So many letters are corrected in the same way, and the next one lies on the desk. */
  private void taught(int letters) throws Exception {
    for (int i = 0; i < letters; i++) {
      LearningFixture.teach(workbench, id(i), "Ana");
    }
    awaitLearned(letters);
    reread();
    lay(letters);
    await(() -> node("#attention").isVisible());
  }

  /** What the rows of the library tell at their right ends. */
  private List<String> toldInList() {
    return texts(".letter-open");
  }

  private LetterReading reading() {
    return workbench.learning().read(session());
  }

  private List<String> texts(String within) {
    return robot.lookup(within).lookup((Node n) -> n instanceof Labeled).queryAll().stream()
        .map(n -> ((Labeled) n).getText())
        .filter(t -> t != null && !t.isEmpty())
        .toList();
  }

  private boolean says(String within, String part) {
    return texts(within).stream().anyMatch(t -> t.contains(part));
  }

  private Button button(String within, Predicate<Button> which) {
    return robot
        .lookup(within)
        .lookup((Node n) -> n instanceof Button b && which.test(b))
        .queryButton();
  }

  private List<String> treatments() {
    return session().annotations().all().stream()
        .filter(a -> a.counts() && a.target().field().equals(LearningFixture.TREATMENTS))
        .flatMap(a -> a.evidence().stream())
        .map(e -> e.quote())
        .toList();
  }

  @Test
  void theLibraryTellsHowManyValuesOfALetterAreDoubtfulUntilTheyAreDecided() throws Exception {
    taught(3);
    int doubtful = reading().doubtful();
    assertTrue(doubtful > 0);
    await(() -> toldInList().contains(doubtful + " doubtful"));
    String others = doubtful + " doubtful";
    long before = toldInList().stream().filter(others::equals).count();
    go(WRONG);
    robot.type(KeyCode.DELETE);
    await(() -> toldInList().stream().filter(others::equals).count() == before - 1);
    String id = session().letter().id();
    workbench.learning().learn(new LearningService.Scope(false, Set.of()));
    assertEquals(id, session().letter().id());
    await(() -> toldInList().stream().noneMatch(t -> t.endsWith("doubtful")));
    awaitSaved();
  }

  @Test
  void aCorrectionMadeTwiceAtTheDeskIsOfferedInTheThirdLetterAndOneKeyMakesIt() throws Exception {
    for (int letter = 0; letter < 2; letter++) {
      lay(letter);
      go(WRONG);
      robot.type(KeyCode.DELETE);
      awaitSaved();
      assertEquals(Status.REJECTED, at(WRONG).orElseThrow().status());
      robot.interact(() -> window.desk().close());
      new TestAnnotator(workbench, "Ana", Instant.now()).finishes(id(letter));
    }
    awaitLearned(2);
    lay(2);
    go(WRONG);
    await(() -> says(".doubt-line", "rejected 2 of 2 times before"));
    robot.press(KeyCode.ALT).type(KeyCode.Y).release(KeyCode.ALT);
    awaitSaved();
    Annotation now = at(WRONG).orElseThrow();
    assertEquals(Status.REJECTED, now.status());
    assertTrue(now.provenance() instanceof Provenance.Person);
    assertFalse(chosen().equals(WRONG));
  }

  @Test
  void aClickMakesACorrectionFromMemoryAndAddsAPossibleValue() throws Exception {
    taught(2);
    AnnotationSet before = session().annotations();
    go(WRONG);
    await(() -> says(".doubt-line", "rejected 2 of 2 times before"));
    robot.clickOn(button(".doubt-line", b -> b.getText().startsWith("Reject")));
    awaitSaved();
    assertEquals(Status.REJECTED, at(WRONG).orElseThrow().status());
    assertTrue(says("#attention", "Possible treatment: “warm sand baths”"));
    robot.clickOn(button("#attention", b -> b.getText().startsWith("Add")));
    awaitSaved();
    assertEquals(List.of("a cold pack", "warm sand baths"), treatments());
    await(() -> !says("#attention", "warm sand baths"));
    robot.push(KeyCode.SHORTCUT, KeyCode.Z).push(KeyCode.SHORTCUT, KeyCode.Z);
    awaitSaved();
    assertEquals(List.copyOf(before.all()), List.copyOf(session().annotations().all()));
  }

  @Test
  void oneKeyAddsAPossibleValueFromALineThatHasNoneOfItsOwn() throws Exception {
    taught(2);
    choose("patient.age");
    robot.interact(window::focusForm);
    await(() -> says("#attention", "warm sand baths"));
    robot.press(KeyCode.ALT).type(KeyCode.Y).release(KeyCode.ALT);
    awaitSaved();
    assertTrue(treatments().contains(LearningFixture.MISSED));
    Annotation added =
        session().annotations().all().stream()
            .filter(
                a -> a.evidence().filter(e -> e.quote().equals(LearningFixture.MISSED)).isPresent())
            .findFirst()
            .orElseThrow();
    assertEquals(Status.ADDED, added.status());
    assertTrue(added.provenance() instanceof Provenance.Person p && p.name().equals("Ana"));
  }

  @Test
  void whatWasDecidedSinceTheLetterWasReadIsNotTouched() throws Exception {
    taught(2);
    go(WRONG);
    await(() -> says(".doubt-line", "rejected 2 of 2 times before"));
    // all in one go on the window's thread: no newer reading can have come in between
    robot.interact(
        () -> {
          command("confirm-value").run();
          window.desk().choose(WRONG);
          command("use-proposal").run();
          command("use-proposal").run();
          command("use-proposal").run();
        });
    awaitSaved();
    assertEquals(Status.CONFIRMED, at(WRONG).orElseThrow().status());
    assertEquals(1, treatments().stream().filter(LearningFixture.MISSED::equals).count());
  }

  @Test
  void aDoubtfulSuggestionHasItsChanceAndReasonAndAClickChoosesItsRow() throws Exception {
    taught(3);
    double chance = reading().confidence(WRONG);
    assertTrue(chance < 0.7, "the chance is " + chance);
    choose("patient.age");
    String percent = DisplayFormat.percent(chance);
    assertTrue(texts("#attention").contains(percent), texts("#attention").toString());
    Button line = button("#attention", b -> b.getText().startsWith("Treatment 2 · "));
    double y = rowTop();
    robot.clickOn(line);
    assertEquals(WRONG, chosen());
    assertTrue(stage.getScene().getFocusOwner().getStyleClass().contains("blank"));
    assertTrue(says(".doubt-line", percent + " sure: "), texts(".doubt-line").toString());
    // beside sure values no reason is given
    assertTrue(
        texts(".doubt-line").stream()
            .filter(t -> t.contains("% sure"))
            .allMatch(t -> Integer.parseInt(t.substring(0, t.indexOf('%'))) < 70),
        texts(".doubt-line").toString());
    // the row's color, the review order, and what is accepted follow
    choose("patient.age");
    robot.interact(window::focusForm);
    assertTrue(
        robot.lookup(".form .state-low").queryAll().stream()
            .anyMatch(n -> n instanceof Labeled l && l.getText().equals(percent)));
    // WRONG is the last of those that need attention: what follows begins at the form's top again
    go(WRONG);
    run("next-unreviewed-field");
    List<Target> lines = session().form().lines();
    assertTrue(lines.indexOf(chosen()) < lines.indexOf(WRONG), chosen().toString());
    run("accept-values");
    await(() -> robot.lookup("#accept-list").tryQuery().isPresent());
    robot.type(KeyCode.ENTER);
    awaitSaved();
    assertEquals(Status.SUGGESTED, at(WRONG).orElseThrow().status());
    // deciding moves no row
    go(WRONG);
    robot.type(KeyCode.DELETE);
    await(() -> !says("#attention", "Treatment 2"));
    assertEquals(y, rowTop());
  }

  /** Where the first row of the form begins. */
  private double rowTop() {
    Node form = node(".form");
    return form.localToScene(0, 0).getY();
  }

  @Test
  void offForAFieldOrWhollyAllOfItIsGone() throws Exception {
    taught(2);
    go(WRONG);
    await(() -> says(".doubt-line", "rejected 2 of 2 times before"));
    run("learning");
    TableView<?> fields = robot.lookup("#learning-fields").queryTableView();
    int row =
        IntStream.range(0, fields.getItems().size())
            .filter(i -> fields.getColumns().get(1).getCellData(i).equals("Treatments"))
            .findFirst()
            .orElseThrow();
    robot.interact(
        () -> {
          fields.requestFocus();
          fields.getSelectionModel().select(row);
        });
    robot.type(KeyCode.SPACE);
    assertEquals(Set.of(LearningFixture.TREATMENTS), workbench.learning().scope().without());
    assertEquals("–", fields.getColumns().get(0).getCellData(row));
    robot.type(KeyCode.ESCAPE);
    await(() -> !says(".doubt-line", "rejected") && !says("#attention", "sand"));
    String settings = Files.readString(folder.resolve("settings.properties"));
    assertTrue(settings.contains("learns.without=clinical.treatments"), settings);
    run("learning");
    robot.clickOn("#learning-on");
    assertFalse(workbench.learning().scope().on());
    assertTrue(label("#learning-model").startsWith("Learning is off."));
    robot.type(KeyCode.ESCAPE);
    await(() -> !node("#attention").isVisible() && texts(".doubt-line").isEmpty());
    assertFalse(Files.exists(folder.resolve("learned.model")));
    run("use-proposal");
    assertEquals(Status.SUGGESTED, at(WRONG).orElseThrow().status());
  }

  @Test
  void theLearningScreenSaysWhatWasLearnedAndOpensADoubtfulLetter() throws Exception {
    run("learning");
    assertTrue(label("#learning-model").startsWith("No finished letters yet."));
    await(() -> label("#learning-no-corrections").startsWith("No finished letters yet."));
    robot.type(KeyCode.ESCAPE);
    taught(2);
    run("learning");
    String model = workbench.learning().model().id();
    assertEquals("Learned from 2 letters · model " + model, label("#learning-model"));
    assertEquals("Up to date", label("#learning-training"));
    assertTrue(
        label("#learning-change").startsWith("The last training used 2 letters"),
        label("#learning-change"));
    TableView<LearningSurvey.Doubtful> list = robot.lookup("#learning-doubtful").queryTableView();
    await(() -> list.getItems().size() == 6);
    assertTrue(robot.lookup("#learning-corrections .plot-column").queryAll().size() == 2);
    robot.clickOn("#learning-train");
    await(() -> label("#learning-training").equals("Up to date"));
    assertEquals(model, workbench.learning().model().id());
    await(() -> list.getItems().size() == 6);
    String worst = list.getItems().getLast().letter();
    robot.interact(
        () -> {
          list.requestFocus();
          list.getSelectionModel().selectLast();
        });
    robot.type(KeyCode.ENTER);
    assertFalse(node("#overlay").isVisible());
    await(() -> session().letter().id().equals(worst));
  }

  @Test
  void clicksTurnAFieldOffAndOnAndOpenADoubtfulLetter() throws Exception {
    taught(3);
    run("learning");
    assertEquals(Set.of(), workbench.learning().scope().without());
    robot.clickOn(
        robot
            .lookup("#learning-fields .check-column")
            .match(LearningWindowTest::isOn)
            .queryAs(Node.class));
    assertEquals(1, workbench.learning().scope().without().size());
    await(() -> label("#learning-training").equals("Up to date"));
    robot.clickOn(
        robot
            .lookup("#learning-fields .check-column")
            .match((Node n) -> n instanceof Labeled l && "–".equals(l.getText()))
            .queryAs(Node.class));
    assertEquals(Set.of(), workbench.learning().scope().without());
    TableView<LearningSurvey.Doubtful> list = robot.lookup("#learning-doubtful").queryTableView();
    await(() -> list.getItems().size() == 5);
    String worst = list.getItems().getFirst().letter();
    String title = list.getItems().getFirst().title();
    robot.clickOn(
        robot
            .from(list)
            .lookup((Node n) -> n instanceof Labeled l && title.equals(l.getText()))
            .queryAs(Node.class));
    assertFalse(node("#overlay").isVisible());
    await(() -> session().letter().id().equals(worst));
  }

  private static boolean isOn(Node node) {
    return node instanceof Labeled l && "✓".equals(l.getText());
  }

  @Test
  void theReliabilityPlotHasAPointForEachRangeOfConfidence() throws Exception {
    run("learning");
    assertFalse(node("#calibration-plot").isVisible());
    assertTrue(label("#learning-reliability").startsWith("After a few finished letters"));
    robot.type(KeyCode.ESCAPE);
    taught(4);
    run("learning");
    long ranges =
        workbench.learning().model().reliability().bins().stream()
            .filter(b -> b.count() > 0)
            .count();
    assertTrue(ranges > 0);
    await(() -> robot.lookup("#calibration-plot .plot-point").queryAll().size() == ranges);
    TableView<?> fields = robot.lookup("#learning-fields").queryTableView();
    int row =
        IntStream.range(0, fields.getItems().size())
            .filter(i -> fields.getColumns().get(1).getCellData(i).equals("Treatments"))
            .findFirst()
            .orElseThrow();
    FieldDoubt doubt =
        workbench.learning().model().reliability().fields().entrySet().stream()
            .filter(e -> e.getKey().equals(LearningFixture.TREATMENTS))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    assertTrue(doubt.wrong() >= 4, doubt + "");
    assertEquals(
        doubt.wrong() + " of " + doubt.suggestions(), fields.getColumns().get(5).getCellData(row));
    String ranked = fields.getColumns().get(6).getCellData(row).toString();
    assertTrue(ranked.matches("[0-9.]+% \\[[0-9.]+–[0-9.]+%]"), ranked);
    assertTrue(
        label("#learning-reliability").startsWith("In letters it hadn't learned from"),
        label("#learning-reliability"));
  }

  @Test
  void theWindowsThreadNeitherReadsNorTrains() throws Exception {
    taught(2);
    run("learning");
    await(() -> robot.lookup("#learning-doubtful").queryTableView().getItems().size() == 6);
    assertTrue(ASKED.get() > 3, ASKED + " times");
    assertEquals(0, ON_THE_WINDOWS_THREAD.get());
  }

  private static final AtomicInteger ASKED = new AtomicInteger();
  private static final AtomicInteger ON_THE_WINDOWS_THREAD = new AtomicInteger();

  /** Whoever reads or trains asks it for the day. */
  @Override
  Clock clock() {
    return new Clock() {
      private final Clock real = Clock.systemUTC();

      @Override
      public ZoneId getZone() {
        return real.getZone();
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return real.withZone(zone);
      }

      @Override
      public Instant instant() {
        boolean learning =
            StackWalker.getInstance()
                .walk(
                    s -> s.anyMatch(f -> f.getClassName().equals(LearningService.class.getName())));
        if (learning) {
          ASKED.incrementAndGet();
          if (Platform.isFxApplicationThread()) {
            ON_THE_WINDOWS_THREAD.incrementAndGet();
          }
        }
        return real.instant();
      }
    };
  }
}
