package imr.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import imr.ui.settings.Preferences;
import imr.ui.settings.Settings;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that users of version 0.1.0 chose survive the rewording of every label. */
class FormerLabelsTest {
  private static final Map<String, String> KEYS =
      Map.of(
          "mark-not-stated", "Shortcut+M",
          "reject-value", "Shift+Delete",
          "use-other-value-2", "Alt+9",
          "highlight-legend", "",
          "command-palette", "Shortcut+Space",
          "undo-batch-action", "Shortcut+Alt+Z");

  @Test
  void aSettingsFileOfVersion010KeepsTheUsersKeys(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("settings.properties");
    try (InputStream old = getClass().getResourceAsStream("settings-0.1.0.properties")) {
      Files.write(file, Objects.requireNonNull(old).readAllBytes());
    }
    Settings settings = Settings.open(file, Preferences.of("somebody"));
    assertEquals("Ana", settings.current().annotator());
    List<Command> commands = KEYS.keySet().stream().map(FormerLabelsTest::command).toList();
    KeyBindings keys = new KeyBindings(commands, settings.current().habits().keys(), own -> {});
    keys.verbs().forEach(c -> assertEquals(KEYS.get(c.id().value()), c.key(), c.id().value()));
  }

  @Test
  void whatIsRememberedAfterAChangeHasTheIds() {
    List<Map<String, String>> remembered = new ArrayList<>();
    KeyBindings keys =
        new KeyBindings(
            List.of(command("confirm-value"), command("mark-not-stated")),
            Map.of("absent-next", "Shortcut+M"),
            remembered::add);
    keys.give(keys.verbs().getFirst(), "F11");
    assertEquals(
        List.of(Map.of("confirm-value", "F11", "mark-not-stated", "Shortcut+M")), remembered);
  }

  @Test
  void anIdWinsOverAFormerLabel() {
    assertEquals(
        Map.of("mark-not-stated", "F11"),
        FormerLabels.read().migrate(Map.of("absent-next", "F10", "mark-not-stated", "F11")));
  }

  @Test
  void twoCommandsWithOneIdAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new KeyBindings(List.of(command("undo"), command("undo")), Map.of(), own -> {}));
  }

  private static Command command(String id) {
    return Command.of(id, "Edit", "Label", "F1", new ReadOnlyBooleanWrapper(true), () -> {});
  }
}
