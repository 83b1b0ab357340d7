package imr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** The menus are short, in a fixed order, and contain every command once. */
final class MenusTest extends WindowTest {
  private static final int MOST_ENTRIES = 15;
  private static final double MOST_PIXELS = 768;

  @Test
  void theMenusHaveTheirUsualOrder() {
    assertEquals(
        List.of(
            "File",
            "Edit",
            "Letter",
            "Field",
            "Highlight",
            "View",
            "Library",
            "Quality",
            "Tools",
            "Help"),
        menus().stream().map(MenuItem::getText).toList());
    assertEquals("Quit", menus().getFirst().getItems().getLast().getText());
  }

  @Test
  void listsOfCommandsHaveTheOrderOfTheMenus() {
    List<String> menus =
        window.allVerbs().stream().map(imr.ui.kit.Command::menu).distinct().toList();
    assertEquals(menus().stream().map(MenuItem::getText).toList(), menus);
    List<String> runs = new ArrayList<>();
    window.allVerbs().stream()
        .map(imr.ui.kit.Command::menu)
        .filter(m -> runs.isEmpty() || !runs.getLast().equals(m))
        .forEach(runs::add);
    assertEquals(menus, runs, "no menu's commands are in two places");
  }

  @Test
  void everyCommandIsOnceInTheMenuThatItDeclares() {
    Map<String, String> shown = new TreeMap<>();
    for (Menu menu : menus()) {
      items(menu).forEach(i -> shown.put(i.getText(), menu.getText()));
    }
    Map<String, String> declared = new TreeMap<>();
    window.allVerbs().forEach(c -> declared.put(c.label(), c.menu()));
    assertEquals(declared, shown);
    assertEquals(window.allVerbs().size(), menus().stream().flatMap(MenusTest::items).count());
  }

  @Test
  void theLayoutNamesEveryCommandAndNoOther() {
    List<String> ids = window.allVerbs().stream().map(c -> c.id().value()).toList();
    List<String> named =
        Menus.layout().stream()
            .map(String::strip)
            .filter(line -> Character.isLowerCase(line.charAt(0)))
            .toList();
    assertEquals(new TreeSet<>(ids), new TreeSet<>(named));
  }

  @Test
  void noMenuIsLongAndNoSeparatorStandsAtAnEnd() {
    List<String> faults = new ArrayList<>();
    for (Menu menu : menus()) {
      List<MenuItem> items = menu.getItems();
      long entries = items.stream().filter(i -> !(i instanceof SeparatorMenuItem)).count();
      if (entries > MOST_ENTRIES) {
        faults.add(menu.getText() + " has " + entries + " entries");
      }
      for (int i = 0; i < items.size(); i++) {
        boolean end = i == 0 || i == items.size() - 1;
        boolean twice = i > 0 && items.get(i - 1) instanceof SeparatorMenuItem;
        if (items.get(i) instanceof SeparatorMenuItem && (end || twice)) {
          faults.add(menu.getText() + " has a useless separator");
        }
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void noMenuIsTallerThanASmallScreen() throws Exception {
    openSamples();
    for (Menu menu : menus()) {
      robot.interact(menu::show);
      double height =
          Window.getWindows().stream()
              .filter(w -> w instanceof PopupWindow && w.isShowing())
              .mapToDouble(Window::getHeight)
              .max()
              .orElseThrow();
      assertTrue(height <= MOST_PIXELS, menu.getText() + " is " + height + " pixels tall");
      robot.interact(menu::hide);
    }
  }

  @Test
  void everyKeyIsInTheMenusColumnOfKeys() {
    Map<String, String> wanted = new LinkedHashMap<>();
    window.allVerbs().stream()
        .filter(c -> !c.key().isEmpty())
        .forEach(c -> wanted.put(c.label(), c.keyText()));
    Map<String, String> shown = new LinkedHashMap<>();
    menus().stream()
        .flatMap(MenusTest::items)
        .filter(i -> i.getAccelerator() != null)
        .forEach(i -> shown.put(i.getText(), i.getAccelerator().getDisplayText()));
    assertEquals(wanted, shown);
  }

  private List<Menu> menus() {
    return ((MenuBar) stage.getScene().lookup(".menu-bar")).getMenus();
  }

  private static Stream<MenuItem> items(Menu menu) {
    return menu.getItems().stream()
        .filter(i -> !(i instanceof SeparatorMenuItem))
        .flatMap(i -> i instanceof Menu submenu ? items(submenu) : Stream.of(i));
  }
}
