package imr.ui.kit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * What a screen reader is told of all windows that stand: role, name and state of every visible
 * part, indented as they lie in one another. To be asked on the window's thread.
 *
 * @param role as JavaFX hands it to the system
 * @param name what is spoken of the part itself, empty where there is nothing
 * @param state what is spoken after it: its value, that it is selected, checked, disabled
 * @param interactive true where the keyboard or a click does something there
 */
public record AccessibleTree(
    AccessibleRole role,
    String name,
    String state,
    boolean interactive,
    String place,
    List<AccessibleTree> parts) {

  private static final Set<AccessibleRole> INTERACTIVE =
      EnumSet.of(
          AccessibleRole.BUTTON,
          AccessibleRole.CHECK_BOX,
          AccessibleRole.COMBO_BOX,
          AccessibleRole.DATE_PICKER,
          AccessibleRole.HYPERLINK,
          AccessibleRole.LIST_VIEW,
          AccessibleRole.MENU_BUTTON,
          AccessibleRole.PASSWORD_FIELD,
          AccessibleRole.PROGRESS_INDICATOR,
          AccessibleRole.RADIO_BUTTON,
          AccessibleRole.SLIDER,
          AccessibleRole.SPINNER,
          AccessibleRole.SPLIT_MENU_BUTTON,
          AccessibleRole.TAB_ITEM,
          AccessibleRole.TABLE_VIEW,
          AccessibleRole.TEXT_AREA,
          AccessibleRole.TEXT_FIELD,
          AccessibleRole.TOGGLE_BUTTON,
          AccessibleRole.TREE_TABLE_VIEW,
          AccessibleRole.TREE_VIEW);

  /** Of every window that is shown: the workbench's, dialogs, menus, tooltips. */
  public static List<AccessibleTree> ofAllWindows() {
    return Window.getWindows().stream()
        .filter(w -> w.getScene() != null)
        .map(
            w ->
                new AccessibleTree(
                    AccessibleRole.NODE,
                    w instanceof Stage stage && stage.getTitle() != null ? stage.getTitle() : "",
                    "window",
                    false,
                    w.getClass().getSimpleName(),
                    of(w.getScene().getRoot()).stream().toList()))
        .toList();
  }

  /** Of what a node shows; empty where it is hidden. */
  public static Optional<AccessibleTree> of(Node node) {
    if (!node.isVisible()) {
      return Optional.empty();
    }
    List<AccessibleTree> parts =
        node instanceof Parent parent && !saidAsOne(node)
            ? parent.getChildrenUnmodifiable().stream()
                .flatMap(n -> of(n).stream())
                .flatMap(AccessibleTree::withoutEmptyShells)
                .toList()
            : List.of();
    return Optional.of(
        new AccessibleTree(
            node.getAccessibleRole(),
            nameOf(node),
            stateOf(node),
            node.isFocusTraversable() || INTERACTIVE.contains(node.getAccessibleRole()),
            place(node),
            parts));
  }

  /** A button's own text and picture are spoken as the button. */
  private static boolean saidAsOne(Node node) {
    return node instanceof Labeled
        && !(node.getAccessibleRole() == AccessibleRole.LIST_ITEM
            || node.getAccessibleRole() == AccessibleRole.TABLE_CELL
            || node.getAccessibleRole() == AccessibleRole.TREE_ITEM
            || node.getAccessibleRole() == AccessibleRole.TITLED_PANE);
  }

  private Stream<AccessibleTree> withoutEmptyShells() {
    boolean shell = name.isEmpty() && state.isEmpty() && !interactive;
    return shell ? parts.stream() : Stream.of(this);
  }

  private static String nameOf(Node node) {
    if (node.getAccessibleText() != null && !node.getAccessibleText().isBlank()) {
      return node.getAccessibleText().strip();
    }
    Object label = node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY);
    if (label instanceof Labeled by && by.getText() != null) {
      return by.getText().strip();
    }
    if (node.getParent() instanceof ComboBoxBase<?> combo) {
      return nameOf(combo);
    }
    return node instanceof Labeled own && own.getText() != null ? own.getText().strip() : "";
  }

  private static String stateOf(Node node) {
    List<String> states = new ArrayList<>();
    switch (node.getAccessibleRole()) {
      case TEXT_FIELD, TEXT_AREA -> said(node, AccessibleAttribute.TEXT).ifPresent(states::add);
      case COMBO_BOX -> said(node, AccessibleAttribute.TEXT).ifPresent(states::add);
      case SLIDER, PROGRESS_INDICATOR ->
          said(node, AccessibleAttribute.VALUE).ifPresent(states::add);
      default -> {}
    }
    if (Boolean.TRUE.equals(node.queryAccessibleAttribute(AccessibleAttribute.SELECTED))) {
      states.add("selected");
    }
    if (node.isDisabled()) {
      states.add("disabled");
    }
    if (node.isFocused()) {
      states.add("has the keyboard");
    }
    if (node.getAccessibleHelp() != null && !node.getAccessibleHelp().isBlank()) {
      states.add("help: " + node.getAccessibleHelp());
    }
    return String.join(", ", states);
  }

  private static Optional<String> said(Node node, AccessibleAttribute what) {
    return Optional.ofNullable(node.queryAccessibleAttribute(what))
        .map(Objects::toString)
        .map(s -> s.length() > 80 ? s.substring(0, 80).strip() + "…" : s)
        .filter(s -> !s.isBlank());
  }

  private static String place(Node node) {
    String id = node.getId() == null ? "" : "#" + node.getId();
    String outer = node.getParent() == null ? "" : node.getParent().getClass().getSimpleName();
    return outer + " > " + node.getClass().getSimpleName() + id + " " + node.getStyleClass();
  }

  /** Where something that can be used has no name, as its class, id and style classes. */
  public List<String> nameless() {
    List<String> found = new ArrayList<>();
    if (interactive && name.isEmpty()) {
      found.add(role + " at " + place);
    }
    parts.forEach(p -> found.addAll(p.nameless()));
    return found;
  }

  /** A line a part, two blanks for each part that it lies in. */
  public String print() {
    StringBuilder lines = new StringBuilder();
    print("", lines);
    return lines.toString();
  }

  private void print(String indent, StringBuilder lines) {
    lines
        .append(indent)
        .append(role.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .append(name.isEmpty() ? "" : " “" + name.replace('\n', ' ') + "”")
        .append(state.isEmpty() ? "" : " (" + state.replace('\n', ' ') + ")")
        .append('\n');
    parts.forEach(p -> p.print(indent + "  ", lines));
  }
}
