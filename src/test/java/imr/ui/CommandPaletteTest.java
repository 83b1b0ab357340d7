package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.store.LetterRow;
import imr.ui.kit.SearchableList;
import imr.ui.settings.Preferences.Theme;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl+K finds commands, also by other words for them, settings, fields, and case numbers. */
final class CommandPaletteTest extends WindowTest {

  @BeforeEach
  void openLetters() throws Exception {
    openSamples();
    await(() -> window.library().letters().size() == 5);
    choose("patient.age");
    robot.interact(window::focusForm);
  }

  private void type(String words) throws Exception {
    robot.push(KeyCode.SHORTCUT, KeyCode.K);
    await(() -> node("#overlay").isVisible());
    robot.write(words);
  }

  private List<SearchableList.Entry> found() {
    return robot.lookup(".chooser-list").<ListView<SearchableList.Entry>>query().getItems();
  }

  @ParameterizedTest
  @CsvSource({
    "reject, Reject value",
    "delete letter, Move to trash",
    "shortcuts, Keyboard shortcuts",
    "hotkeys, Keyboard shortcuts",
    "password, Passphrase…",
    "statistics, Dashboard…",
    "f1, Evaluation…",
    "erase, Empty trash…",
    "samples, Open practice library",
    "bigger, Zoom in",
    "dark, Color theme: Dark",
    "animation, Reduce motion"
  })
  void wordsFindWhatIsMeant(String words, String label) throws Exception {
    type(words);
    assertTrue(
        found().stream().anyMatch(e -> e.words().equals(label)),
        () -> found().stream().map(SearchableList.Entry::words).toList().toString());
  }

  @Test
  void whatBeginsWithTheWordsComesFirst() throws Exception {
    type("zoom");
    assertTrue(found().getFirst().words().startsWith("Zoom"), found()::toString);
    assertTrue(found().stream().anyMatch(e -> e.words().equals("Actual size")));
  }

  @Test
  void settingIsChanged() throws Exception {
    type("theme: dark");
    robot.type(KeyCode.ENTER);
    assertEquals(Theme.DARK, window.looks().choice());
    assertFalse(node("#overlay").isVisible());
  }

  @Test
  void fieldIsGoneTo() throws Exception {
    type("mechanism");
    assertEquals("Field", found().getFirst().group());
    robot.type(KeyCode.ENTER);
    assertEquals(
        Optional.of(Target.of(new FieldId("injury.mechanism"))), window.desk().chosen().get());
  }

  @Test
  void letterIsOpenedByItsNumberByKeyboardAndByMouse() throws Exception {
    LetterRow third = window.library().shown().get(2);
    type(third.headline().title());
    assertEquals("Open letter", found().getFirst().group());
    robot.type(KeyCode.ENTER);
    await(() -> window.library().opened().get().equals(Optional.of(third.id())));
    LetterRow second = window.library().shown().get(1);
    type(second.headline().title());
    robot.clickOn(
        robot.lookup(".chooser-list .list-cell").queryAllAs(ListCell.class).stream()
            .filter(c -> !c.isEmpty() && c.getIndex() == 0)
            .findFirst()
            .orElseThrow());
    await(() -> window.library().opened().get().equals(Optional.of(second.id())));
  }

  @Test
  void synonymsAreOfCommandsThatThereAre() {
    Set<String> ids =
        window.allVerbs().stream().map(v -> v.id().value()).collect(Collectors.toSet());
    assertEquals(
        List.of(),
        CommandPalette.synonyms().keySet().stream().filter(id -> !ids.contains(id)).toList());
  }
}
