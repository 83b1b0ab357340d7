package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.search.LetterQuery;
import imr.search.SearchSort;
import imr.store.FileWords;
import imr.store.LetterRow;
import imr.workbench.LetterSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Letters in the list are opened, archived, trashed, restored, and deleted, by keyboard and mouse.
 */
final class TrashWindowTest extends WindowTest {
  private static final String WORDS = "lumbar";

  private List<String> all = List.of();

  @BeforeEach
  void openLetters() throws Exception {
    openSamples();
    await(() -> window.library().letters().size() == 5);
    robot.interact(() -> window.library().open(shown().getFirst()));
    await(
        () ->
            window.finding().search().standing().get() instanceof LetterSearch.SearchStatus.Ready);
    all = shown();
  }

  private List<String> shown() {
    return window.library().shown().stream().map(LetterRow::id).toList();
  }

  private List<String> trash() {
    return workbench.trash().stream().map(LetterRow::id).toList();
  }

  private ListCell<?> cell(int at) {
    return robot.lookup("#library .list-cell").queryAll().stream()
        .map(ListCell.class::cast)
        .filter(c -> !c.isEmpty() && c.getIndex() == at)
        .findFirst()
        .orElseThrow();
  }

  private Optional<String> focused() {
    return Optional.ofNullable(stage.getScene().getFocusOwner()).map(Node::getId);
  }

  private void goToTheList() {
    robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
  }

  private void awaitSheet(String title) throws TimeoutException {
    await(
        () ->
            robot.lookup("#sheet-title").tryQuery().isPresent()
                && label("#sheet-title").equals(title));
  }

  private Button button(String words) {
    return robot.lookup(".overlay-sheet .button").queryAllAs(Button.class).stream()
        .filter(b -> b.getText().equals(words))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void deleteKeyInTheListMovesTheLetterToTheTrashAndStaysInTheList() throws Exception {
    goToTheList();
    robot.type(KeyCode.DELETE);
    await(() -> shown().size() == 4 && window.desk().session().get().isPresent());
    assertEquals(all.subList(1, 5), shown());
    assertEquals(List.of(all.getFirst()), trash());
    await(() -> focused().equals(Optional.of("library")));
    assertTrue(label("#notice").startsWith("Moved "), label("#notice"));
    assertNotEquals(Optional.of(all.getFirst()), window.library().opened().get());
  }

  @Test
  void deleteKeyInTheFormDeletesNoLetter() throws Exception {
    choose("patient.age");
    robot.interact(window::focusForm);
    robot.type(KeyCode.DELETE);
    awaitSaved();
    assertEquals(List.of(), trash());
    assertEquals(5, shown().size());
  }

  @Test
  void trashedLettersAreFoundByNoSearchUntilTheyAreRestored() throws Exception {
    int before = found();
    assertTrue(before > 1, "the samples must have the word");
    goToTheList();
    robot.press(KeyCode.SHIFT).type(KeyCode.DOWN, 4).release(KeyCode.SHIFT);
    robot.type(KeyCode.DELETE);
    awaitStored(() -> trash().size() == 5);
    await(() -> found() == 0);
    run("trash");
    awaitSheet("Trash");
    await(() -> focused().equals(Optional.of("trash")));
    robot.push(KeyCode.SHORTCUT, KeyCode.A);
    robot.type(KeyCode.ENTER);
    await(() -> shown().size() == 5);
    assertEquals(List.of(), trash());
    await(() -> found() == before);
  }

  private int found() {
    return workbench
        .finding()
        .find(
            (LetterQuery) LetterQuery.read(WORDS, workbench.schema()),
            SearchSort.by(SearchSort.By.ARRIVAL))
        .ids()
        .size();
  }

  @Test
  void trashIsRestoredByMouse() throws Exception {
    robot.clickOn(cell(1));
    await(() -> window.library().opened().get().equals(Optional.of(all.get(1))));
    robot.clickOn(cell(1), MouseButton.SECONDARY);
    robot.clickOn("#letter-menu-trash-letters");
    await(() -> shown().size() == 4);
    assertEquals(List.of(all.get(1)), trash());
    run("trash");
    awaitSheet("Trash");
    robot.clickOn(button("Restore"));
    await(() -> shown().size() == 5);
    assertEquals(List.of(), trash());
  }

  @Test
  void emptyingTheTrashWarnsAndEscapeAndEnterLeaveEverything() throws Exception {
    goToTheList();
    robot.type(KeyCode.DELETE);
    awaitStored(() -> trash().size() == 1);
    for (KeyCode key : List.of(KeyCode.ESCAPE, KeyCode.ENTER)) {
      run("empty-trash");
      awaitSheet("Delete for good");
      String words = String.join(" ", sheetWords());
      assertTrue(words.contains("You can't undo this"), words);
      assertTrue(words.contains("Copies elsewhere aren't touched"), words);
      assertTrue(button("Cancel").isFocused());
      robot.type(key);
      await(() -> !node("#overlay").isVisible());
      assertEquals(1, trash().size());
    }
  }

  private List<String> sheetWords() {
    return robot.lookup(".overlay-sheet .label").queryAllAs(Labeled.class).stream()
        .map(Labeled::getText)
        .toList();
  }

  @Test
  void deletedLetterIsInNoFileOfTheDataFolder() throws Exception {
    run("back-up-now");
    awaitStored(() -> !workbench.maintenance().backups().isEmpty());
    String line = lineOfIts(all.get(1));
    assertFalse(filesWith(line).isEmpty());
    robot.clickOn(cell(1));
    goToTheList();
    robot.type(KeyCode.DELETE);
    awaitStored(() -> trash().size() == 1);
    run("trash");
    awaitSheet("Trash");
    robot.clickOn(button("Delete for good…"));
    awaitSheet("Delete for good");
    robot.clickOn(button("Delete 1 letter for good"));
    await(() -> label("#notice").equals("Deleted 1 letter for good."));
    assertEquals(List.of(), trash());
    assertEquals(4, shown().size());
    assertEquals(1, workbench.maintenance().backups().size());
    assertEquals(List.of(), filesWith(line));
    await(
        () ->
            window.finding().search().standing().get() instanceof LetterSearch.SearchStatus.Ready);
    assertEquals(List.of(), filesWith(line));
    restart();
    await(() -> window.library().letters().size() == 4);
    assertEquals(List.of(), filesWith(line));
  }

  /** A line of the letter's text that no other letter has. */
  private String lineOfIts(String id) {
    List<String> others =
        all.stream()
            .filter(other -> !other.equals(id))
            .map(other -> workbench.letter(other).text().canonical())
            .toList();
    return workbench
        .letter(id)
        .text()
        .canonical()
        .lines()
        .filter(l -> l.length() > 30 && others.stream().noneMatch(o -> o.contains(l)))
        .findFirst()
        .orElseThrow();
  }

  private List<String> filesWith(String words) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (FileWords.of(file).contains(words)) {
          found.add(String.valueOf(folder.relativize(file)));
        }
      }
    }
    return found;
  }

  @Test
  void archivedLettersAreListedOnlyWhenAskedForAndReturn() throws Exception {
    goToTheList();
    run("archive-letters");
    await(() -> shown().size() == 4);
    assertEquals(5, window.library().letters().size());
    assertEquals(List.of(), trash());
    run("show-archived");
    await(() -> shown().equals(List.of(all.getFirst())));
    robot.interact(() -> node("#library").requestFocus());
    robot.clickOn(cell(0));
    robot.clickOn(cell(0), MouseButton.SECONDARY);
    robot.clickOn("#letter-menu-unarchive-letters");
    await(() -> window.library().letters().stream().noneMatch(LetterRow::archived));
    run("show-all-letters");
    await(() -> shown().size() == 5);
  }

  @Test
  void clickedEntryHasTheKeyboardAndEnterGoesToItsForm() throws Exception {
    robot.interact(window::focusForm);
    robot.clickOn(cell(2));
    await(() -> window.library().opened().get().equals(Optional.of(all.get(2))));
    assertEquals(Optional.of("library"), focused());
    robot.type(KeyCode.DOWN);
    await(() -> window.library().opened().get().equals(Optional.of(all.get(3))));
    assertEquals(Optional.of("library"), focused());
    robot.type(KeyCode.ENTER);
    assertTrue(isInTheForm());
    robot.clickOn(cell(1));
    clickAgain(cell(1));
    await(() -> window.library().opened().get().equals(Optional.of(all.get(1))));
    assertTrue(isInTheForm());
  }

  /** The second click of two, however slow the machine is. */
  private void clickAgain(Node on) {
    robot.interact(
        () ->
            Event.fireEvent(
                on,
                new MouseEvent(
                    MouseEvent.MOUSE_CLICKED,
                    5,
                    5,
                    5,
                    5,
                    MouseButton.PRIMARY,
                    2,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    true,
                    new PickResult(on, 5, 5))));
  }

  private boolean isInTheForm() {
    for (Node at = stage.getScene().getFocusOwner(); at != null; at = at.getParent()) {
      if (at.getClass().getSimpleName().equals("FormPane")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void menuOfLetterCopiesItsNumberAndGoesToTheForm() throws Exception {
    robot.clickOn(cell(0), MouseButton.SECONDARY);
    robot.clickOn("#letter-menu-copy-case-number");
    List<String> copied = new ArrayList<>();
    robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
    assertEquals(List.of(window.library().shown().getFirst().headline().title()), copied);
    goToTheList();
    // What the system makes of its menu key.
    robot.interact(
        () ->
            Event.fireEvent(
                node("#library"),
                new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED, 10, 10, 60, 200, true, null)));
    robot.clickOn("#letter-menu-review-letter");
    assertTrue(isInTheForm());
  }

  @Test
  void hoverLooksOtherThanSelection() throws Exception {
    robot.clickOn(cell(0));
    robot.moveTo(cell(2));
    robot.interact(() -> cell(2).applyCss());
    assertTrue(cell(2).isHover());
    var hovered = cell(2).getBackground().getFills().getFirst().getFill();
    var selected = cell(0).getBackground().getFills().getFirst().getFill();
    var plain = cell(3).getBackground().getFills().getFirst().getFill();
    assertEquals(3, Stream.of(hovered, selected, plain).distinct().count());
  }

  @Test
  void flagTakesNoRoomFromTheCaseNumber() throws Exception {
    double before = title().getWidth();
    run("flag-letter");
    awaitSaved();
    await(() -> window.library().shown().getFirst().headline().flagged());
    Labeled title = title();
    assertEquals(before, title.getWidth(), 0.5);
    ListView<?> list = (ListView<?>) node("#library");
    assertTrue(list.getWidth() > 0);
    assertTrue(title.getWidth() >= title.prefWidth(-1) - 0.5, "the number is cut off");
  }

  private Labeled title() {
    return (Labeled) cell(0).lookup(".letter-title");
  }
}
