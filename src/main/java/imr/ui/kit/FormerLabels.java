package imr.ui.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The labels that commands had in version 0.1.0. Its settings file keeps a user's own keys under a
 * form of the label ({@code confirm-next}) rather than under the command's id ({@code
 * confirm-value}); this table translates them.
 */
public final class FormerLabels {
  private static final String TABLE = "/imr/ui/former-labels.tsv";

  private final Map<String, String> ids;

  private FormerLabels(Map<String, String> ids) {
    this.ids = ids;
  }

  /** Reads the table: one line per command, its former label and its id separated by a tab. */
  public static FormerLabels read() {
    try (InputStream in = FormerLabels.class.getResourceAsStream(TABLE)) {
      String table = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return new FormerLabels(
          table
              .lines()
              .map(line -> line.split("\t", 2))
              .collect(
                  Collectors.toUnmodifiableMap(part -> settingsKey(part[0]), part -> part[1])));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** How version 0.1.0 wrote a label in the settings file. */
  private static String settingsKey(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  /** The ids of all commands that the former version had. */
  public Set<String> ids() {
    return Set.copyOf(ids.values());
  }

  /**
   * The same keys under the commands' ids.
   *
   * @param keys keys by an id or by a former label; an id wins where both are present
   */
  public Map<String, String> migrate(Map<String, String> keys) {
    Map<String, String> migrated = new TreeMap<>();
    keys.forEach((name, key) -> migrated.put(ids.getOrDefault(name, name), key));
    keys.keySet().stream()
        .filter(name -> !ids.containsKey(name))
        .forEach(id -> migrated.put(id, keys.get(id)));
    return migrated;
  }
}
