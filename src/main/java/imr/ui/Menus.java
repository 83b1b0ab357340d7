package imr.ui;

import imr.ui.kit.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/**
 * The menus, as the resource {@code menus.txt} lays them out: a title at the start of a line, the
 * ids of its commands indented below it, {@code --} for a separator, and a submenu's title with its
 * commands indented once more. A command that the layout doesn't name goes to the end of the menu
 * that it declares.
 */
final class Menus {
  private static final String LAYOUT = "/imr/ui/menus.txt";
  private static final String SEPARATOR = "--";
  private static final int INDENT = 2;

  private final Map<String, Command> left;
  private final Map<String, Menu> menus = new LinkedHashMap<>();
  private final List<Menu> open = new ArrayList<>();

  private Menus(List<Command> commands) {
    this.left =
        commands.stream()
            .collect(
                Collectors.toMap(
                    c -> c.id().value(), Function.identity(), (a, b) -> a, LinkedHashMap::new));
    layout().forEach(this::add);
    List.copyOf(left.values()).forEach(this::addToItsMenu);
  }

  /** All menus in their order, with an item for each command. */
  static List<Menu> of(List<Command> commands) {
    return List.copyOf(new Menus(commands).menus.values());
  }

  /** The commands as the menus have them, so that each list of them has the same order. */
  static List<Command> inOrder(List<Command> commands) {
    List<String> entries = layout().stream().map(String::strip).toList();
    return commands.stream()
        .sorted(
            Comparator.comparingInt((Command c) -> place(entries, c.menu()))
                .thenComparingInt(c -> place(entries, c.id().value())))
        .toList();
  }

  private static int place(List<String> entries, String entry) {
    int at = entries.indexOf(entry);
    return at < 0 ? entries.size() : at;
  }

  static List<String> layout() {
    try (InputStream in = Objects.requireNonNull(Menus.class.getResourceAsStream(LAYOUT))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void add(String line) {
    String entry = line.strip();
    int depth = (line.length() - line.stripLeading().length()) / INDENT;
    open.subList(depth, open.size()).clear();
    if (depth == 0) {
      open.add(menus.computeIfAbsent(entry, title -> new Menu(title)));
    } else if (entry.equals(SEPARATOR)) {
      open.getLast().getItems().add(new SeparatorMenuItem());
    } else if (left.containsKey(entry)) {
      open.getLast().getItems().add(item(entry));
    } else if (!entry.contains("-") && Character.isUpperCase(entry.charAt(0))) {
      Menu submenu = new Menu(entry);
      open.getLast().getItems().add(submenu);
      open.add(submenu);
    }
  }

  private MenuItem item(String id) {
    return Objects.requireNonNull(left.remove(id)).menuItem();
  }

  private void addToItsMenu(Command command) {
    Menu menu = menus.computeIfAbsent(command.menu(), title -> new Menu(title));
    menu.getItems().add(item(command.id().value()));
  }
}
