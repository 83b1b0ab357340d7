package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import imr.annotation.Annotation;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.intake.Intake;
import imr.intake.Limits;
import imr.intake.Outcome;
import imr.letter.Span;
import imr.review.ReviewSession;
import imr.review.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Letters from suggestion to finished by the mouse alone, in the real window: what a click on a
 * button does, counted by kind. A drag counts as one.
 */
final class MouseReviewTest extends WindowTest {
  private static final Path LETTERS = Path.of("../shared/letters/pdf");
  private static final Path SAMPLES = Path.of("resources/imr/samples");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Map<String, List<Integer>> counts = new TreeMap<>();
  private int gestures;

  @Test
  void theSampleLettersAreFinishedByTheMouse() throws Exception {
    review(files(SAMPLES, 2));
  }

  @Test
  void tenRealLettersAreFinishedByTheMouse() throws Exception {
    assumeTrue(Files.isDirectory(LETTERS), "the developers' letters are not beside the project");
    review(files(LETTERS, 10));
  }

  private static List<Path> files(Path folder, int most) throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(p -> !p.getFileName().toString().equals("index.txt"))
          .sorted()
          .limit(most)
          .toList();
    }
  }

  private void review(List<Path> files) throws Exception {
    for (Path file : files) {
      Outcome.Read read =
          (Outcome.Read) new Intake(Limits.standard()).read(file, Optional.empty(), () -> false);
      workbench.add(List.of(workbench.suggest(read)));
    }
    restart();
    for (int i = 0; i < files.size(); i++) {
      String id = session().letter().id();
      correctByDrag();
      addAnEntryByDrag();
      addACitationByDrag();
      decideTheRest();
      finish(id);
    }
    counts.forEach(
        (kind, all) ->
            System.out.printf(
                "%s: %d times, most %d%n",
                kind, all.size(), all.stream().mapToInt(n -> n).max().orElse(0)));
    counts.forEach((kind, all) -> assertTrue(all.stream().allMatch(n -> n <= most(kind)), kind));
  }

  private static int most(String kind) {
    return kind.startsWith("right") ? 1 : 2;
  }

  /** A value that is not the letter's is put right with a drag and a click. */
  private void correctByDrag() throws Exception {
    Optional<Annotation> right =
        session()
            .annotations()
            .at(Target.of(new FieldId("patient.age")))
            .filter(a -> a.evidence().isPresent());
    if (right.isPresent()) {
      Target age = right.get().target();
      onWindow(() -> window.desk().enter(age, "17"));
      gestures = 0;
      onWindow(() -> window.desk().choose(age));
      use(right.get().evidence().orElseThrow().span(), "Age");
      count("wrong value");
      assertEquals(right.get().value(), at(age).value());
      assertEquals(right.get().evidence(), at(age).evidence());
    }
  }

  private void addAnEntryByDrag() throws Exception {
    FieldId list = new FieldId("clinical.diagnoses");
    List<Annotation> entries = session().annotations().counted(Target.LETTER, list);
    if (!entries.isEmpty()) {
      Annotation lost = entries.getFirst();
      onWindow(() -> window.desk().choose(lost.target()));
      onWindow(() -> window.desk().reject());
      gestures = 0;
      use(lost.evidence().orElseThrow().span(), "Add diagnosis");
      count("new list entry");
      assertTrue(
          session().annotations().counted(Target.LETTER, list).stream()
              .anyMatch(a -> a.answer().equals(lost.answer())));
    }
  }

  private void addACitationByDrag() throws Exception {
    FieldId cites = new FieldId("items.reviewerCitations");
    Optional<Annotation> citation =
        session().annotations().counted(Target.LETTER, new FieldId("items")).stream()
            .flatMap(i -> session().annotations().counted(i.target().entry(), cites).stream())
            .filter(c -> parts(c.target().entry()).contains("MTUS"))
            .findFirst();
    if (citation.isEmpty()) {
      return;
    }
    Target head = citation.get().target();
    List<String> parts = parts(head.entry());
    Span words =
        session().annotations().within(head.entry()).stream()
            .flatMap(a -> a.evidence().stream())
            .map(Evidence::span)
            .reduce((a, b) -> new Span(Math.min(a.start(), b.start()), Math.max(a.end(), b.end())))
            .orElseThrow();
    onWindow(() -> window.desk().choose(head));
    onWindow(() -> window.desk().reject());
    gestures = 0;
    use(words, "Add reviewer citation");
    count("citation");
    assertTrue(
        session().annotations().counted(head.subject(), cites).stream()
            .anyMatch(c -> parts(c.target().entry()).equals(parts)),
        parts.toString());
  }

  private List<String> parts(String citation) {
    return Stream.of("guideline", "family", "section", "pages")
        .flatMap(
            p ->
                session()
                    .annotations()
                    .at(Target.of(citation, new FieldId("items.reviewerCitations." + p)))
                    .stream())
        .flatMap(a -> a.value().stream())
        .map(Value::shown)
        .toList();
  }

  /** Selects as a drag does and clicks a field in the list beside the selection. */
  private void use(Span span, String field) throws Exception {
    onWindow(
        () -> {
          node("#letter").requestFocus();
          window.selectInLetter(span);
        });
    gestures++;
    onWindow(() -> command("use-selection-for").run());
    onWindow(() -> ((javafx.scene.control.TextField) node("#selection-search")).setText(field));
    click(
        robot.lookup(".selection-row").queryAll().stream()
            .filter(n -> field.equals(n.getAccessibleText()))
            .findFirst()
            .orElseThrow());
  }

  private void decideTheRest() throws Exception {
    onWindow(() -> window.desk().chooseNextOpen());
    for (int line = 0; line < 500 && !session().form().open().isEmpty(); line++) {
      Target target = chosen();
      Row row = window.desk().form().at(target).orElseThrow();
      onWindow(window::focusForm);
      gestures = 0;
      click(buttonFor(row));
      count("right or not stated");
    }
    assertEquals(List.of(), session().form().open());
  }

  private Node buttonFor(Row row) throws Exception {
    return WaitForAsyncUtils.asyncFx(
            () -> {
              Node line = chosenLine();
              return switch (row) {
                case Row.Unstated fold -> line.lookup(".unstated-confirm");
                case Row.Blank blank when line.getStyleClass().contains("blank") ->
                    blank.said().isPresent() && !blank.struckOut()
                        ? button(line, "Confirm")
                        : button(line, "Mark as not stated");
                default -> line;
              };
            })
        .get(10, TimeUnit.SECONDS);
  }

  private Node chosenLine() {
    return Stream.of(".blank", ".unstated", ".head", ".decision")
        .flatMap(style -> stage.getScene().getRoot().lookupAll(style).stream())
        .filter(n -> n.getPseudoClassStates().contains(CHOSEN))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no line is chosen: " + chosen()));
  }

  private static Node button(Node line, String words) {
    return line.lookupAll(".row-button").stream()
        .filter(n -> words.equals(n.getAccessibleText()) && n.isVisible())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no button " + words));
  }

  /**
   * A button is clicked; a switch or a head, which has none, is confirmed as its own click does.
   */
  private void click(Node node) throws Exception {
    gestures++;
    onWindow(
        () -> {
          if (node instanceof Button button) {
            button.fire();
          } else {
            window.desk().confirm();
          }
        });
  }

  private void finish(String id) throws Exception {
    gestures = 1;
    onWindow(() -> command("finish-letter").run());
    if (node("#overlay").isVisible()) {
      click(node("#finish-anyway"));
    }
    count("finish");
    awaitSaved();
    assertTrue(workbench.open(id).finished());
  }

  private void count(String kind) {
    counts.computeIfAbsent(kind, k -> new ArrayList<>()).add(gestures);
  }

  private static void onWindow(Runnable action) throws Exception {
    WaitForAsyncUtils.asyncFx(
            () -> {
              action.run();
              return true;
            })
        .get(30, TimeUnit.SECONDS);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private Annotation at(Target target) {
    return session().annotations().at(target).orElseThrow();
  }

  private ReviewSession session() {
    return window.desk().session().get().orElseThrow();
  }
}
