package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.DoubleRound;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Headline;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.exchange.SchemaFile;
import imr.ledger.Act;
import imr.ledger.Act.Choice;
import imr.review.Difference;
import imr.review.ReviewSession;
import imr.store.LetterRow;
import imr.store.StoreFixtures;
import imr.ui.adjudicate.AdjudicateModel;
import imr.ui.kit.Command;
import imr.workbench.Background;
import imr.workbench.BlindPerson;
import imr.workbench.LearningFixture;
import imr.workbench.NewRound;
import imr.workbench.PredictionReport;
import imr.workbench.Predictions;
import imr.workbench.SecondRecord;
import imr.workbench.Task;
import imr.workbench.TestAnnotator;
import imr.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;

/** Double annotation and adjudication in the real window. */
final class AdjudicationWindowTest extends WindowTest {
  private static final Target AGE = Target.of(new FieldId("patient.age"));
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static final Set<Field.Type> HOLDS_DIGITS =
      EnumSet.of(Field.Type.TEXT, Field.Type.NUMBER, Field.Type.DATE);

  private final List<Integer> keysByDifference = new ArrayList<>();
  private int keys;

  @Test
  void tenLettersGoThroughDoubleAnnotationAdjudicationAndACertificateByKeysAlone()
      throws Exception {
    fill(10);
    annotateAll("9");
    assertEquals(10, finished());
    makeRound();
    becomes("Ben");
    await(() -> count(Headline.State.NEW) == 10);
    press(command("next-blind-letter"));
    await(() -> window.desk().session().get().flatMap(ReviewSession::pass).isPresent());
    annotateAll("8");
    becomes("Kim");
    await(() -> finished() == 10);
    press(command("adjudicate-next"));
    for (int letter = 0; letter < 10; letter++) {
      await(() -> robot.lookup("#adjudication").tryQuery().isPresent());
      adjudicate();
    }
    awaitSaved();
    for (LetterRow row : workbench.letters()) {
      assertEquals(2, workbench.revisions(row.id()).size(), row.name());
      assertEquals("Kim", workbench.revisions(row.id()).getLast().by());
      assertTrue(
          workbench.ledger(row.id()).stream().anyMatch(g -> g.act() instanceof Act.Adjudicate));
    }
    press(command("agreement"));
    await(() -> !((TableView<?>) node("#agreement-letters")).getItems().isEmpty());
    assertTrue(label("#agreement-summary").startsWith("10 letters annotated twice."));
    press(KeyCode.ESCAPE);
    press(command("gold-sets"));
    await(() -> robot.lookup("#gold-make").tryQuery().isPresent());
    await(() -> label("#gold-notice").startsWith("No gold sets yet."));
    press(KeyCode.ENTER);
    await(() -> ((TableView<?>) node("#gold-proposal")).getItems().size() == 10);
    type("gold");
    press(KeyCode.ENTER);
    await(() -> robot.lookup("#gold-letters").tryQuery().isPresent());
    await(() -> ((TableView<?>) node("#gold-letters")).getItems().size() == 10);
    press(KeyCode.Q);
    await(() -> !((TableView<?>) node("#certificate-facts")).getItems().isEmpty());
    String facts = ((TableView<?>) node("#certificate-facts")).getItems().toString();
    assertTrue(facts.contains("[Annotated twice, blind, 10 of 10 letters]"), facts);
    assertTrue(facts.contains("[Adjudicated, 10 of 10 letters]"), facts);
    assertTrue(facts.contains("[Planted errors caught, Not measured]"), facts);
    press(KeyCode.ESCAPE);
    List<Integer> sorted = keysByDifference.stream().sorted().toList();
    System.out.println(
        "differences: %d, keys per difference: median %d, most %d"
            .formatted(sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast()));
    assertTrue(sorted.get(sorted.size() / 2) <= 2, sorted.toString());
  }

  /** Takes the other's side of every difference, accepts what both agree on, and goes on. */
  private void adjudicate() throws Exception {
    ListView<?> list = (ListView<?>) node("#adjudication-differences");
    int all = list.getItems().size();
    assertTrue(all > 0, "no difference");
    for (int i = 0; i < all; i++) {
      int before = keys;
      press(KeyCode.DIGIT2);
      keysByDifference.add(keys - before);
    }
    assertEquals("%d of %d decided".formatted(all, all), label("#adjudication-progress"));
    press(KeyCode.A);
    press(KeyCode.ENTER);
    press(KeyCode.F);
    assertEquals("Finished. The record is a new gold revision.", label("#adjudication-notice"));
    String open = session().letter().id();
    press(KeyCode.L);
    await(
        () ->
            robot.lookup("#adjudication").tryQuery().isEmpty()
                || !session().letter().id().equals(open));
  }

  private void makeRound() throws Exception {
    press(command("double-annotation"));
    await(() -> label("#double-notice").startsWith("No rounds yet."));
    press(KeyCode.N);
    type("September");
    press(KeyCode.ENTER);
    await(() -> robot.lookup("#double-rounds").tryQuery().isPresent());
    await(() -> ((TableView<?>) node("#double-letters")).getItems().size() == 10);
    press(KeyCode.ESCAPE);
  }

  private void becomes(String person) throws Exception {
    press(command("annotator"));
    await(() -> node("#chooser").isVisible());
    robot.interact(() -> node("#chooser-other").requestFocus());
    type(person);
    press(KeyCode.ENTER);
    await(() -> !node("#chooser").isVisible());
    settle();
    await(() -> window.desk().session().get().isPresent());
  }

  /** Goes through every letter as somebody does who says that everybody is as old. */
  private void annotateAll(String age) throws Exception {
    robot.interact(() -> window.desk().order().set(imr.review.ReviewOrder.PLAIN));
    for (int letter = 0; letter < 10; letter++) {
      robot.interact(window::focusForm);
      await(() -> !session().finished());
      String id = session().letter().id();
      boolean typed = false;
      for (int i = 0; i < 200 && !session().form().open().isEmpty(); i++) {
        Target at = chosen();
        if (at.equals(AGE) && !typed) {
          typed = true;
          press(KeyCode.F2);
          type(age + age);
          press(KeyCode.ENTER);
        } else {
          boolean said =
              window.desk().session().get().orElseThrow().annotations().at(at).isPresent();
          press(said || at.isEntry() ? KeyCode.ENTER : KeyCode.DELETE);
        }
      }
      assertEquals(List.of(), session().form().open());
      press(KeyCode.ENTER, KeyCode.CONTROL);
      if (node("#overlay").isVisible()) {
        press(KeyCode.ENTER);
      }
      await(
          () ->
              window.library().letters().stream()
                  .anyMatch(
                      r -> r.id().equals(id) && r.headline().state() == Headline.State.FINISHED));
    }
    awaitSaved();
  }

  @Test
  void theMouseDoesTheSame() throws Exception {
    String letter = twoRecords();
    run("adjudicate-next");
    await(() -> robot.lookup("#adjudication").tryQuery().isPresent());
    ListView<?> list = (ListView<?>) node("#adjudication-differences");
    assertEquals(1, list.getItems().size());
    robot.clickOn("#adjudicate-other");
    assertEquals("1 of 1 decided", label("#adjudication-progress"));
    assertEquals(Optional.of(Value.of("88")), age());
    robot.clickOn("#adjudicate-undo");
    assertEquals("0 of 1 decided", label("#adjudication-progress"));
    assertEquals(Optional.of(Value.of("99")), age());
    robot.clickOn("#adjudicate-neither");
    await(() -> robot.lookup("#prompt").tryQuery().isPresent());
    robot.interact(() -> ((javafx.scene.control.TextArea) node("#prompt")).setText("64"));
    robot.clickOn("#prompt-save");
    assertEquals(Optional.of(Value.of("64")), age());
    robot.clickOn("#adjudicate-note");
    await(() -> robot.lookup("#prompt").tryQuery().isPresent());
    robot.interact(() -> ((javafx.scene.control.TextArea) node("#prompt")).setText("see page two"));
    robot.clickOn("#prompt-save");
    robot.clickOn("#adjudicate-agreements");
    await(() -> robot.lookup("#agreed-values").tryQuery().isPresent());
    assertTrue(((TableView<?>) node("#agreed-values")).getItems().size() > 2);
    robot.clickOn("#agreed-accept");
    robot.clickOn("#adjudicate-finish");
    awaitSaved();
    assertEquals(2, workbench.revisions(letter).size());
    assertTrue(
        session().annotations().all().stream()
            .anyMatch(a -> a.value().equals(Optional.of(Value.of("see page two")))));
  }

  private Optional<Value> age() {
    return session().annotations().at(AGE).flatMap(a -> a.value());
  }

  /** A letter with Ana's record and Ben's second one, which differ in the age. */
  private String twoRecords() throws Exception {
    fill(1);
    String letter = workbench.letters().getFirst().id();
    new TestAnnotator(workbench, "Ana", NOON).types(letter, "patient.age", "99").finishes(letter);
    robot.interact(() -> window.library().refresh(() -> {}));
    round("September", "Ben", letter);
    BlindPerson.finishes(workbench, letter, "Ben", "88");
    assertEquals(
        SecondRecord.State.READY,
        workbench.doubles().all(workbench.doubles().rounds().getFirst()).getFirst().state());
    return letter;
  }

  private void round(String name, String person, String letter) {
    workbench
        .doubles()
        .make(
            new NewRound(
                name,
                DoubleRound.Purpose.DOUBLE,
                Optional.of(person),
                List.of(letter),
                0,
                NewRound.Stratum.NONE,
                Optional.empty()),
            "Ana",
            Background.onCallersThread(),
            new Task(System::nanoTime));
  }

  /** Values, highlights, entries, and items that differ: every decision by keys. */
  @Test
  void differencesOfEveryKindTakeTwoKeysAtMost() throws Exception {
    workbench.importSamples();
    BlindPerson.pairs(workbench);
    robot.interact(() -> window.library().refresh(() -> {}));
    EnumMap<Choice, Integer> choices = new EnumMap<>(Choice.class);
    Set<String> kinds = new TreeSet<>();
    press(command("adjudicate-next"));
    for (int letter = 0; letter < 4; letter++) {
      await(() -> robot.lookup("#adjudication").tryQuery().isPresent());
      String id = session().letter().id();
      List<AdjudicateModel.Line> lines = lines();
      for (int i = 0; i < lines.size(); i++) {
        Difference difference = lines.get(i).difference();
        kinds.add(kind(difference));
        int before = keys;
        Choice choice = decide(difference, i);
        keysByDifference.add(keys - before);
        choices.merge(choice, 1, Integer::sum);
      }
      assertEquals(
          "%d of %d decided".formatted(lines.size(), lines.size()),
          label("#adjudication-progress"));
      press(KeyCode.A);
      press(KeyCode.ENTER);
      press(KeyCode.F);
      assertEquals(
          "Finished. The record is a new gold revision.",
          label("#adjudication-notice"),
          () -> "open: " + session().form().open());
      press(KeyCode.L);
      awaitSaved();
      assertEquals(2, workbench.revisions(id).size());
      await(
          () ->
              robot.lookup("#adjudication").tryQuery().isEmpty()
                  || !session().letter().id().equals(id));
    }
    List<Integer> sorted = keysByDifference.stream().sorted().toList();
    System.out.println(
        "mixed differences: %d %s, decided %s, keys per difference: median %d, most %d"
            .formatted(
                sorted.size(), kinds, choices, sorted.get(sorted.size() / 2), sorted.getLast()));
    assertTrue(
        kinds.containsAll(
            Set.of(
                "other value",
                "other highlight",
                "other code",
                "only here",
                "only there",
                "in an item")),
        kinds.toString());
    assertTrue(
        choices
            .keySet()
            .containsAll(Set.of(Choice.RECORD, Choice.OTHER, Choice.BOTH, Choice.NEITHER)),
        choices.toString());
    assertTrue(sorted.get(sorted.size() / 2) <= 2, sorted.toString());
  }

  private Choice decide(Difference difference, int at) throws Exception {
    int before = decided();
    boolean typed = at % 6 >= 4 && HOLDS_DIGITS.contains(difference.field().type());
    Choice choice =
        typed
            ? Choice.NEITHER
            : difference.canBeBoth() ? Choice.BOTH : at % 2 == 0 ? Choice.RECORD : Choice.OTHER;
    press(
        switch (choice) {
          case RECORD -> KeyCode.DIGIT1;
          case OTHER -> KeyCode.DIGIT2;
          case BOTH -> KeyCode.DIGIT3;
          case NEITHER, AGREED -> KeyCode.DIGIT4;
        });
    if (typed) {
      await(() -> robot.lookup("#prompt").tryQuery().isPresent());
      type("2016");
      keys += 4;
      press(KeyCode.ENTER);
    }
    await(() -> decided() == before + 1);
    return choice;
  }

  /** What was typed isn't lost, and nothing is decided that can't be finished. */
  @Test
  void neitherAsksAgainForWhatTheFieldCanHold() throws Exception {
    twoRecords();
    run("adjudicate-next");
    await(() -> robot.lookup("#adjudication").tryQuery().isPresent());
    press(KeyCode.DIGIT4);
    await(() -> robot.lookup("#prompt").tryQuery().isPresent());
    type("old");
    press(KeyCode.ENTER);
    await(() -> robot.lookup("Enter a whole number, in digits.").tryQuery().isPresent());
    assertEquals("old", ((javafx.scene.control.TextArea) node("#prompt")).getText());
    assertEquals("0 of 1 decided", label("#adjudication-progress"));
    type("31");
    press(KeyCode.ENTER);
    await(() -> decided() == 1);
    assertEquals(Optional.of(Value.of("31")), age());
  }

  private int decided() {
    return Integer.parseInt(label("#adjudication-progress").split(" ", -1)[0]);
  }

  @SuppressWarnings("unchecked") // the list has the model's lines
  private List<AdjudicateModel.Line> lines() {
    return List.copyOf(
        ((ListView<AdjudicateModel.Line>) node("#adjudication-differences")).getItems());
  }

  private static String kind(Difference of) {
    if (of.ours().isEmpty()) {
      return "only there";
    }
    if (of.theirs().isEmpty()) {
      return "only here";
    }
    if (of.ours().flatMap(Annotation::value).equals(of.theirs().flatMap(Annotation::value))) {
      return "other highlight";
    }
    if (of.field().type() == Field.Type.CODE) {
      return "other code";
    }
    return of.at().subject().equals(Target.LETTER) ? "other value" : "in an item";
  }

  /** By a click, both entries are in the list; by a key, too. */
  @Test
  void bothEntriesOfAListAreTakenByMouseAndByKey() throws Exception {
    workbench.importSamples();
    BlindPerson.pairs(workbench);
    robot.interact(() -> window.library().refresh(() -> {}));
    run("adjudicate-next");
    await(() -> robot.lookup("#adjudication").tryQuery().isPresent());
    List<Integer> both =
        IntStream.range(0, lines().size())
            .filter(i -> lines().get(i).difference().canBeBoth())
            .boxed()
            .toList();
    assertFalse(both.isEmpty(), "no difference between two entries of a list");
    int alone =
        IntStream.range(0, lines().size())
            .filter(i -> !lines().get(i).difference().canBeBoth())
            .findFirst()
            .orElseThrow();
    choose(alone);
    assertTrue(node("#adjudicate-both").isDisabled());
    press(KeyCode.DIGIT3);
    assertEquals("Only two entries of a list can both be right.", label("#adjudication-notice"));
    assertEquals(0, decided());
    Difference difference = lines().get(both.getFirst()).difference();
    int before = entries(difference);
    for (boolean byKey : new boolean[] {false, true}) {
      choose(both.getFirst());
      assertFalse(node("#adjudicate-both").isDisabled());
      if (byKey) {
        press(KeyCode.DIGIT3);
      } else {
        robot.clickOn("#adjudicate-both");
      }
      await(() -> decided() == 1);
      assertEquals(before + 1, entries(difference));
      assertTrue(isStated(difference.ours().orElseThrow()), "ours");
      assertTrue(isStated(difference.theirs().orElseThrow()), "theirs");
      press(KeyCode.U);
      await(() -> decided() == 0);
      assertEquals(before, entries(difference));
    }
  }

  private void choose(int line) {
    robot.interact(
        () -> ((ListView<?>) node("#adjudication-differences")).getSelectionModel().select(line));
  }

  private int entries(Difference of) {
    return session().annotations().stated(of.at().subject(), of.field()).size();
  }

  private boolean isStated(Annotation said) {
    return session().annotations().all().stream()
        .filter(Annotation::counts)
        .anyMatch(a -> a.answer().equals(said.answer()));
  }

  /** Two others, chosen by keys: one takes the record's place, and the other one is compared. */
  @Test
  void twoRecordsThatAreNotTheLettersOwnAreComparedByKeys() throws Exception {
    String letter = twoRecords();
    round("October", "Cy", letter);
    BlindPerson.finishes(workbench, letter, "Cy", "55");
    robot.interact(() -> window.library().refresh(() -> {}));
    press(command("adjudicate"));
    awaitPairs(3);
    press(KeyCode.DOWN);
    press(KeyCode.DOWN);
    press(KeyCode.ENTER);
    await(() -> robot.lookup("#adjudication").tryQuery().isPresent());
    assertEquals(1, lines().size());
    assertEquals("88", lines().getFirst().record());
    assertEquals("55", lines().getFirst().other());
    assertEquals(
        "Your first decision replaces this letter's record with Ben (September)'s."
            + " Undo restores it.",
        label("#adjudication-notice"));
    assertTrue(session().finished());
    assertEquals(Optional.of(Value.of("99")), age());
    press(KeyCode.DIGIT1);
    assertEquals(Optional.of(Value.of("88")), age());
    press(KeyCode.U);
    assertEquals("0 of 1 decided", label("#adjudication-progress"));
    assertEquals(Optional.of(Value.of("99")), age());
    press(KeyCode.U);
    assertEquals("There's no decision to undo.", label("#adjudication-notice"));
    press(KeyCode.DIGIT2);
    assertEquals("1 of 1 decided", label("#adjudication-progress"));
    assertEquals(Optional.of(Value.of("55")), age());
    press(KeyCode.F);
    awaitSaved();
    assertEquals(2, workbench.revisions(letter).size());
    assertTrue(
        workbench.ledger(letter).stream()
            .anyMatch(
                g ->
                    g.act()
                        .equals(
                            new Act.Adjudicate(
                                AGE, Choice.OTHER, "Ben (September)", "Cy (October)"))));
  }

  /** A record and a run of predictions: left, right, both, an edit, finish, and undo, by keys. */
  @Test
  void aRunOfPredictionsIsChosenDecidedFinishedAndUndoneByKeys() throws Exception {
    String letter = twoRecords();
    predicted(
        letter,
        "{\"patient\": {\"age\": {\"value\": 55, \"text\": \"31\"}}, \"clinical\": {\"diagnoses\":"
            + " [{\"text\": \"knee\"}], \"treatments\": [{\"text\": \"a wrist splint\"}, {\"text\":"
            + " \"warm sand baths\"}]}, \"injury\": {\"date\": {\"text\": \"03/14/2016\"}}}");
    press(command("adjudicate"));
    awaitPairs(3);
    type("gpt");
    awaitPairs(2);
    press(KeyCode.ENTER);
    await(() -> robot.lookup("#adjudication").tryQuery().isPresent());
    assertEquals(
        List.of(
            "Age: 99 | 55",
            "Mechanism: turning a loom | Nothing",
            "Diagnoses: ferry knee | knee",
            "Treatments: no | Nothing",
            "Treatments: Nothing | warm sand baths"),
        lines().stream().map(l -> l.label() + ": " + l.record() + " | " + l.other()).toList());
    press(KeyCode.E);
    await(() -> robot.lookup("#prompt").tryQuery().isPresent());
    type("64");
    press(KeyCode.ENTER);
    await(() -> decided() == 1);
    press(KeyCode.LEFT);
    press(KeyCode.DIGIT3);
    press(KeyCode.RIGHT);
    press(KeyCode.RIGHT);
    assertEquals(5, decided());
    press(KeyCode.U);
    assertEquals(4, decided());
    assertEquals(List.of("a wrist splint"), stated("clinical.treatments"));
    press(KeyCode.DIGIT2);
    press(KeyCode.A);
    press(KeyCode.ENTER);
    press(KeyCode.F);
    assertEquals("Finished. The record is a new gold revision.", label("#adjudication-notice"));
    press(KeyCode.U);
    assertEquals(
        "This letter is finished. Close this window and undo or reopen it there.",
        label("#adjudication-notice"));
    awaitSaved();
    assertEquals(List.of("64"), stated("patient.age"));
    assertEquals(List.of("turning a loom"), stated("injury.mechanism"));
    assertEquals(List.of("ferry knee", "knee"), stated("clinical.diagnoses"));
    assertEquals(List.of("a wrist splint", "warm sand baths"), stated("clinical.treatments"));
    assertEquals(2, workbench.revisions(letter).size());
    assertTrue(
        workbench.ledger(letter).stream()
            .anyMatch(
                g ->
                    g.act() instanceof Act.Adjudicate(var at, var choice, var record, var other)
                        && at.equals(AGE)
                        && choice == Choice.NEITHER
                        && record.equals("Ana")
                        && other.startsWith("gpt-x")));
    press(KeyCode.ESCAPE);
    assertTrue(session().finished());
    press(command("undo"));
    assertFalse(session().finished());
    awaitSaved();
    press(command("adjudicate"));
    awaitPairs(3);
    type("gpt");
    awaitPairs(2);
    press(KeyCode.ENTER);
    await(() -> robot.lookup("#adjudication").tryQuery().isPresent());
    press(KeyCode.U); // that both agree on the rest
    press(KeyCode.U);
    assertEquals(List.of("a wrist splint"), stated("clinical.treatments"));
    assertEquals(List.of("64"), stated("patient.age"));
  }

  /** Both went on with a letter; the project file's record is decided on as any other. */
  @Test
  void anImportConflictIsDecidedFinishedAndUndoneByKeys() throws Exception {
    workbench.add(List.of(LearningFixture.number(1)));
    String letter = workbench.letters().getFirst().id();
    Path file = folder.resolve("there.imrproject");
    try (Workbench there = elsewhere()) {
      there.add(List.of(LearningFixture.number(1)));
      new TestAnnotator(there, "Ben", NOON)
          .types(letter, "patient.age", "77")
          .rejects(letter, LearningFixture.WRONG);
      there.projects().write(file, Optional.empty(), new Task(System::nanoTime));
    }
    new TestAnnotator(workbench, "Ana", NOON).types(letter, "patient.age", "99").finishes(letter);
    workbench.projects().read(file, new Task(System::nanoTime));
    robot.interact(() -> window.library().refresh(() -> window.library().open(letter)));
    await(() -> window.desk().session().get().isPresent());
    press(command("adjudicate"));
    await(() -> robot.lookup("#adjudication").tryQuery().isPresent());
    assertEquals(
        List.of("Age: 99 | 77", "Treatments: no | Nothing"),
        lines().stream().map(l -> l.label() + ": " + l.record() + " | " + l.other()).toList());
    press(KeyCode.DIGIT2);
    press(KeyCode.DIGIT1);
    assertEquals("2 of 2 decided", label("#adjudication-progress"));
    press(KeyCode.U);
    assertEquals("1 of 2 decided", label("#adjudication-progress"));
    press(KeyCode.DIGIT2);
    press(KeyCode.F);
    assertEquals("Finished. The record is a new gold revision.", label("#adjudication-notice"));
    awaitSaved();
    assertEquals(List.of("77"), stated("patient.age"));
    assertEquals(List.of("a wrist splint"), stated("clinical.treatments"));
    assertEquals(2, workbench.revisions(letter).size());
  }

  private Workbench elsewhere() {
    return new Workbench(
        StoreFixtures.open(folder.resolve("there")), SchemaFile.builtIn(), Clock.systemUTC());
  }

  private List<String> stated(String field) {
    return session()
        .annotations()
        .stated(Target.LETTER, session().schema().field(new FieldId(field)))
        .stream()
        .flatMap(a -> a.value().stream())
        .map(Value::shown)
        .toList();
  }

  private void awaitPairs(int count) throws Exception {
    await(
        () ->
            robot
                .lookup(".chooser-list")
                .<ListView<?>>tryQuery()
                .filter(l -> l.getItems().size() == count)
                .isPresent());
    awaitSettled();
  }

  private void predicted(String letter, String record) throws Exception {
    Path file = folder.resolve("gpt-x.jsonl");
    Files.writeString(
        file,
        "{\"schema\": \"imr-letter-v1\", \"textSha256\": \""
            + letter
            + "\", "
            + record.substring(1)
            + "\n");
    Predictions predictions = workbench.predictions();
    assertInstanceOf(
        PredictionReport.PredictionsImported.class,
        predictions.take(
            file,
            predictions.recognise(file).orElseThrow(),
            new Predictions.Choices("gpt-x", Optional.empty(), "", false),
            new Task(System::nanoTime)));
  }

  @Test
  void aBlindLetterShowsNothingOfTheFirstAnywhere() throws Exception {
    fill(1);
    String letter = workbench.letters().getFirst().id();
    new TestAnnotator(workbench, "Ana", NOON).types(letter, "patient.age", "99").finishes(letter);
    robot.interact(() -> window.library().refresh(() -> {}));
    makeSingleRound();
    becomes("Ben");
    await(() -> window.desk().session().get().flatMap(ReviewSession::pass).isPresent());
    assertTrue(label("#letter-state").startsWith("New"), label("#letter-state"));
    assertEquals("Blind second annotation: September", label("#letter-assigned"));
    assertTrue(node("#letter-assigned").getLayoutBounds().getWidth() >= 190, "cut off");
    assertFalse(age().equals(Optional.of(Value.of("99"))));
    run("letter-history");
    await(() -> robot.lookup("#history").tryQuery().isPresent());
    String history = robot.lookup("#history").<ListView<?>>query().getItems().toString();
    assertFalse(history.contains("Ana") || history.contains("99"), history);
    press(KeyCode.ESCAPE);
    workbench.finding().start(Background.onCallersThread());
    assertEquals(
        List.of(),
        workbench
            .finding()
            .find(
                imr.search.LetterQuery.ALL,
                imr.search.SearchSort.by(imr.search.SearchSort.By.ARRIVAL))
            .ids());
    assertEquals(0, workbench.overview().of(imr.search.LetterQuery.ALL).figures().letters());
  }

  private void makeSingleRound() throws Exception {
    press(command("double-annotation"));
    await(() -> robot.lookup("#double-make").tryQuery().isPresent());
    robot.clickOn("#double-make");
    robot.clickOn("#round-name").write("September");
    robot.clickOn("#round-make");
    await(() -> robot.lookup("#double-letters").tryQuery().isPresent());
    await(() -> ((TableView<?>) node("#double-letters")).getItems().size() == 1);
    press(KeyCode.ESCAPE);
  }

  private void fill(int letters) throws Exception {
    workbench.add(IntStream.rangeClosed(1, letters).mapToObj(LearningFixture::number).toList());
    robot.interact(() -> window.library().refresh(() -> window.library().openNext(() -> {})));
    await(() -> window.desk().session().get().isPresent());
  }

  private ReviewSession session() {
    return window.desk().session().get().orElseThrow();
  }

  private long finished() {
    return count(Headline.State.FINISHED);
  }

  private long count(Headline.State state) {
    return window.library().letters().stream().filter(r -> r.headline().state() == state).count();
  }

  /** Presses the command's own key. */
  private void press(Command command) throws Exception {
    List<String> parts = List.of(command.key().split("\\+"));
    KeyCode[] held =
        parts.subList(0, parts.size() - 1).stream()
            .map(
                p ->
                    KeyCode.valueOf(
                        p.equals("Shortcut") ? "CONTROL" : p.toUpperCase(java.util.Locale.ROOT)))
            .toArray(KeyCode[]::new);
    press(KeyCode.getKeyCode(parts.getLast()), held);
  }

  private void press(KeyCode key, KeyCode... held) throws Exception {
    keys++;
    Platform.runLater(
        () -> {
          Robot keyboard = new Robot();
          Stream.of(held).forEach(keyboard::keyPress);
          keyboard.keyType(key);
          Stream.of(held).forEach(keyboard::keyRelease);
        });
    settle();
    awaitSettled();
  }

  private void type(String words) throws Exception {
    Platform.runLater(() -> new TestKeyboard(stage.getScene()).write(words));
    settle();
  }

  private static void settle() throws Exception {
    for (int i = 0; i < 2; i++) {
      CountDownLatch done = new CountDownLatch(1);
      Platform.runLater(done::countDown);
      assertTrue(done.await(10, TimeUnit.SECONDS));
    }
  }
}
