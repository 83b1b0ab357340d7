package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import imr.letter.Span;
import imr.search.LetterQuery;
import imr.search.SearchSort;
import imr.store.NewLetter;
import imr.workbench.LetterSearch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** LetterSearch letters among many: the search box, the sheet of filters, queues, hits. */
final class SearchWindowTest extends WindowTest {
  /** Three letters, each found by words of its own. */
  @BeforeEach
  void threeLetters() throws Exception {
    workbench.add(
        Stream.of(
                letter(
                    "CM16-0000001", "Physical therapy", "Upheld", "carries heavy harps upstairs"),
                letter("CM16-0000002", "Norco 10/325mg #90", "Overturned", "tunes heavy pianos"),
                letter("CM16-0000003", "TENS unit", "Upheld", "mends a harp and tunes pianos"))
            .toList());
    reread();
    robot.interact(() -> window.library().openNext(() -> {}));
    await(
        () ->
            window.finding().search().standing().get() instanceof LetterSearch.SearchStatus.Ready);
    await(
        () ->
            workbench.finding().find(LetterQuery.ALL, SearchSort.by(SearchSort.By.ARRIVAL)).count()
                == 3);
  }

  private NewLetter letter(String number, String request, String decision, String work) {
    String text =
        """
        Case Number: %s
        Decision Date: 05/02/2016

        CLINICAL CASE SUMMARY
        The applicant is a 44-year-old male who %s. His diagnosis is a sprained wrist.

        IMR ISSUES, DECISIONS AND RATIONALES
        %s: %s

        Decision rationale: The applicant %s, so much is plain.
        """
            .formatted(number, work, request, decision, work);
    Letter letter = Letter.of(number + ".txt", text, true);
    return workbench.suggest(
        new imr.intake.IntakeResult.Read(
            letter,
            new OriginalFile(OriginalFile.OriginalType.TEXT, text.getBytes(StandardCharsets.UTF_8)),
            List.of()));
  }

  private List<String> shown() {
    return window.library().shown().stream().map(r -> r.headline().title()).toList();
  }

  private Set<String> found() {
    return Set.copyOf(shown());
  }

  private String onDesk() {
    return window.desk().session().get().orElseThrow().headline().title();
  }

  private void find(String words) {
    robot.type(KeyCode.F4);
    robot.interact(() -> ((TextField) node("#find-letters")).clear());
    robot.write(words, 0);
  }

  private void awaitFound(String... titles) throws TimeoutException {
    await(() -> !window.finding().search().searching().get() && found().equals(Set.of(titles)));
  }

  private static String number(int of) {
    return "CM16-000000" + of;
  }

  @Test
  void wordsAreFoundAsTheyAreTypedAndTheFirstLetterIsOpenedByKeyboardAlone() throws Exception {
    find("pianos");
    awaitFound(number(2), number(3));
    assertEquals("2 FOUND", label("#library-title"));
    robot.type(KeyCode.ESCAPE);
    awaitFound(number(1), number(2), number(3));
    find("norco");
    awaitFound(number(2));
    robot.type(KeyCode.ENTER);
    await(() -> onDesk().equals(number(2)));
    assertTrue(node("#library").isFocused());
  }

  @Test
  void aPhraseFindsItsWordsOnlyWhereTheyStandTogether() throws Exception {
    find("heavy pianos");
    awaitFound(number(2));
    find("\"heavy harps\"");
    awaitFound(number(1));
    find("\"heavy piano harps\"");
    await(() -> window.library().shown().isEmpty());
  }

  @Test
  void theSentenceOfAHitStandsUnderItsLetterWithTheWordsMarked() throws Exception {
    find("harp");
    awaitFound(number(1), number(3));
    await(() -> marked().equals(Set.of("harps", "harp")));
  }

  private Set<String> marked() {
    return robot.lookup(".letter-passage .passage-found").queryAllAs(Text.class).stream()
        .map(Text::getText)
        .collect(Collectors.toSet());
  }

  @Test
  void aMistakeIsToldInASentenceWhileTheListStaysAsItWas() throws Exception {
    find("pianos");
    awaitFound(number(2), number(3));
    robot.write(" confidence:lots", 0);
    robot.type(KeyCode.ENTER);
    await(() -> node("#search-mistake").isVisible());
    assertFalse(label("#search-mistake").isBlank());
    assertEquals(Set.of(number(2), number(3)), found());
    find("tens");
    awaitFound(number(3));
    assertFalse(node("#search-mistake").isVisible());
  }

  @Test
  void whatIsTypedCanBeCompletedByASuggestion() throws Exception {
    find("decision:over");
    await(() -> node("#suggestions").isVisible());
    robot.type(KeyCode.DOWN, KeyCode.ENTER);
    awaitFound(number(2));
    assertEquals("decision:overturned", window.finding().search().query().get().written());
  }

  @Test
  void whenNothingIsFoundTheListSaysWhatToDo() throws Exception {
    find("zebra");
    await(() -> window.library().shown().isEmpty());
    String said = ((Labeled) node(".list-empty")).getText();
    assertTrue(said.startsWith("No letters match."), said);
    robot.type(KeyCode.ESCAPE);
    awaitFound(number(1), number(2), number(3));
  }

  @Test
  void theSheetOfFiltersMakesTheQueryThatCouldBeTyped() throws Exception {
    find("decision:overturned state:new");
    awaitFound(number(2));
    LetterQuery typed = window.finding().search().query().get();
    run("show-all-letters");
    awaitFound(number(1), number(2), number(3));
    run("filter-letters");
    await(() -> robot.lookup("#filter-decision-Overturned").tryQuery().isPresent());
    tick("#filter-decision-Overturned");
    tick("#filter-state-new");
    awaitFound(number(2));
    assertEquals(typed, window.finding().search().query().get());
    assertEquals("decision:overturned state:new", label("#filter-written"));
    await(() -> label("#filter-count").equals("1 letter"));
    tick("#filter-decision-Overturned");
    awaitFound(number(1), number(2), number(3));
    robot.type(KeyCode.ESCAPE);
    assertEquals("state:new", ((TextField) node("#find-letters")).getText());
  }

  private void tick(String box) {
    robot.interact(() -> ((CheckBox) node(box)).fire());
  }

  @Test
  @SuppressWarnings("unchecked")
  void anyFieldCanBeChosenWithAnyOfItsValues() throws Exception {
    run("filter-letters");
    ComboBox<String> fields = (ComboBox<String>) node("#filter-field");
    ComboBox<String> values = (ComboBox<String>) node("#filter-value");
    robot.interact(() -> fields.setValue("Case number"));
    robot.interact(
        () ->
            fields.setValue(
                fields.getItems().stream()
                    .filter(f -> f.endsWith("Age"))
                    .findFirst()
                    .orElseThrow()));
    await(() -> values.getItems().stream().anyMatch(v -> v.startsWith("44")));
    robot.interact(() -> values.getEditor().setText("44"));
    robot.interact(() -> ((ButtonBase) node("#filter-add")).fire());
    await(() -> window.finding().search().query().get().written().equals("age:44"));
    awaitFound(number(1), number(2), number(3));
  }

  @Test
  void aChipTakesItsConditionAwayByKey() throws Exception {
    find("state:new decision:overturned");
    awaitFound(number(2));
    List<Node> chips = List.copyOf(robot.lookup(".chip").queryAll());
    assertEquals(
        List.of("State: new  ✕", "Decision: Overturned  ✕"),
        chips.stream().map(c -> ((Labeled) c).getText()).toList());
    robot.interact(() -> chips.getLast().requestFocus());
    robot.type(KeyCode.DELETE);
    awaitFound(number(1), number(2), number(3));
    assertEquals("state:new", ((TextField) node("#find-letters")).getText());
    await(() -> ((Labeled) stage.getScene().getFocusOwner()).getText().equals("State: new  ✕"));
    robot.type(KeyCode.ENTER);
    await(() -> window.finding().search().found().get().equals(LetterQuery.ALL));
    assertTrue(robot.lookup(".chip").queryAll().isEmpty());
  }

  @Test
  void aSavedFilterIsThereAfterARestartAndInTheListOfCommands() throws Exception {
    find("decision:overturned");
    awaitFound(number(2));
    run("filter-letters");
    robot.interact(() -> ((TextField) node("#filter-name")).setText("Granted"));
    robot.interact(() -> ((ButtonBase) node("#filter-save")).fire());
    robot.type(KeyCode.ESCAPE);
    restart();
    await(
        () ->
            window.finding().search().standing().get() instanceof LetterSearch.SearchStatus.Ready);
    assertEquals(3, shown().size());
    run("command-palette");
    robot.write("granted", 0);
    robot.type(KeyCode.ENTER);
    awaitFound(number(2));
    assertEquals("decision:overturned", ((TextField) node("#find-letters")).getText());
  }

  @Test
  void aSavedFilterCanBeRenamedAndDeleted() throws Exception {
    find("tens");
    awaitFound(number(3));
    run("filter-letters");
    robot.interact(() -> ((TextField) node("#filter-name")).setText("Devices"));
    robot.interact(() -> ((ButtonBase) node("#filter-save")).fire());
    fire("Rename filter Devices");
    robot.interact(() -> ((TextField) node("#filter-rename")).setText("Units"));
    robot.type(KeyCode.ENTER);
    assertEquals(Map.of("Units", "tens"), saved());
    fire("Delete filter Units");
    assertEquals(Map.of(), saved());
  }

  private Map<String, String> saved() {
    return window.finding().saved().collect(Collectors.toMap(e -> e.words(), e -> e.detail()));
  }

  private void fire(String spoken) {
    robot.interact(
        () ->
            robot.lookup(".button").queryAllAs(ButtonBase.class).stream()
                .filter(b -> spoken.equals(b.getAccessibleText()))
                .forEach(ButtonBase::fire));
  }

  @Test
  void whatWasFoundStaysAsAQueueWhileItIsWorkedOffAndIsLookedForAgainByKey() throws Exception {
    find("pianos state:new");
    awaitFound(number(2), number(3));
    robot.type(KeyCode.ENTER);
    await(() -> node("#library").isFocused());
    List<String> queue = shown();
    robot.interact(() -> window.library().open(window.library().shown().getFirst().id()));
    choose("patient.age");
    robot.interact(window::focusForm);
    robot.type(KeyCode.ENTER);
    awaitSaved();
    await(() -> label("#drift").equals("1 no longer match"));
    assertEquals(queue, shown());
    run("next-letter");
    assertEquals(queue.get(1), onDesk());
    robot.type(KeyCode.F5);
    awaitFound(queue.get(1));
    run("next-letter");
    assertTrue(
        window
            .desk()
            .notice()
            .get()
            .startsWith("There are no other unfinished letters in the search results."),
        window.desk().notice().get());
  }

  @Test
  void theListIsSortedAsChosenAndSoAfterARestart() throws Exception {
    List<String> arrived = shown();
    robot.interact(
        () -> window.finding().search().sortBy(SearchSort.by(SearchSort.By.TITLE).reverse()));
    await(() -> shown().equals(arrived.reversed()));
    restart();
    await(() -> shown().equals(arrived.reversed()));
  }

  @Test
  void hitsAreGivenToAFieldOneAfterAnotherByKeyboardAloneAndTakenBack() throws Exception {
    find("pianos");
    awaitFound(number(2), number(3));
    robot.type(KeyCode.ENTER);
    run("review-search-hits");
    await(() -> window.finding().hits().hit().get().isPresent());
    await(() -> "pianos".equals(selectedWords()));
    assertTrue(label("#hit-place").startsWith("Hit 1 of 2 · letter "), label("#hit-place"));
    robot.type(KeyCode.D);
    String first = onDesk();
    assertEquals(1, evidence("pianos").size());
    robot.type(KeyCode.F3);
    await(() -> label("#hit-place").startsWith("Hit 2 of 2"));
    robot.type(KeyCode.F3);
    await(() -> !onDesk().equals(first));
    await(() -> "pianos".equals(selectedWords()));
    robot.type(KeyCode.D);
    assertEquals(1, evidence("pianos").size());
    robot.push(KeyCode.SHORTCUT, KeyCode.Z);
    assertEquals(0, evidence("pianos").size());
    robot.push(KeyCode.SHIFT, KeyCode.F3);
    await(() -> onDesk().equals(first));
    assertEquals(1, evidence("pianos").size());
    awaitSaved();
    String id = window.library().opened().get().orElseThrow();
    assertEquals(1, of(id));
  }

  private long of(String letter) {
    return store.annotations(letter).all().stream().filter(a -> is(a, "pianos")).count();
  }

  private List<Annotation> evidence(String words) {
    return window.desk().session().get().orElseThrow().annotations().all().stream()
        .filter(a -> is(a, words))
        .toList();
  }

  private static boolean is(Annotation a, String words) {
    return a.counts() && a.evidence().filter(e -> e.quote().equals(words)).isPresent();
  }

  private String selectedWords() {
    String text = window.desk().session().get().orElseThrow().letter().text().canonical();
    Optional<Span> at = window.desk().selection().get();
    return at.map(s -> text.substring(s.start(), s.end())).orElse("");
  }

  @Test
  void hitsThatAreEvidenceAlreadyCanBePassedOver() throws Exception {
    find("pianos");
    awaitFound(number(2), number(3));
    run("review-search-hits");
    await(() -> "pianos".equals(selectedWords()));
    robot.type(KeyCode.D);
    await(() -> label("#hit-marks").startsWith("✓ Used for"));
    robot.interact(
        () -> window.finding().hits().skip().set(imr.ui.library.HitsModel.HitFilter.EVIDENCE));
    robot.type(KeyCode.F3);
    await(() -> label("#hit-place").startsWith("Hit 2 of 2"));
    run("stop-search-review");
    robot.interact(() -> window.library().open(window.library().shown().getFirst().id()));
    run("review-search-hits");
    await(() -> window.finding().hits().hit().get().map(h -> h.place()).equals(Optional.of(2)));
  }

  @Test
  void aLetterIsFoundAsSoonAsItHasArrived() throws Exception {
    workbench.add(List.of(letter("CM16-0000004", "Acupuncture", "Upheld", "herds goats")));
    reread();
    find("goats");
    await(() -> !window.finding().search().searching().get());
    robot.type(KeyCode.F5);
    await(
        () -> {
          window.finding().search().again();
          return found().equals(Set.of(number(4)));
        });
  }

  @Test
  void untilSomethingCanBeFoundTheListWorksAndSaysHowFarThatIs() throws Exception {
    restart();
    assertEquals(3, shown().size());
    await(
        () ->
            window.finding().search().standing().get() instanceof LetterSearch.SearchStatus.Ready);
    assertFalse(node("#search-standing").isVisible());
  }
}
