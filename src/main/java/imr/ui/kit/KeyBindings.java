package imr.ui.kit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Which command has which key, and how a user changes that. */
public final class KeyBindings {
  private final List<Command> verbs;
  private final Consumer<Map<String, String>> remember;

  /**
   * @param own the user's own keys by command id, or by a former label; ignored where it isn't a
   *     key or names no command
   * @param remember takes the user's own keys by command id after each change
   * @throws IllegalArgumentException if two commands have the same id
   */
  public KeyBindings(
      List<Command> verbs, Map<String, String> own, Consumer<Map<String, String>> remember) {
    this.verbs = List.copyOf(verbs);
    this.remember = remember;
    if (verbs.stream().map(Command::id).distinct().count() < verbs.size()) {
      throw new IllegalArgumentException("two commands have the same id");
    }
    FormerLabels.read()
        .migrate(own)
        .forEach((id, key) -> find(id).ifPresent(v -> setIfAKey(v, key)));
  }

  public List<Command> verbs() {
    return verbs;
  }

  private Optional<Command> find(String id) {
    return verbs.stream().filter(v -> v.id().value().equals(id)).findFirst();
  }

  private static void setIfAKey(Command verb, String key) {
    try {
      verb.setKey(key);
    } catch (IllegalArgumentException writtenByHand) {
      verb.setKey(verb.standardKey());
    }
  }

  /** The other command that has the key; no two commands share one. */
  public Optional<Command> holder(String key, Command except) {
    return verbs.stream()
        .filter(v -> v != except && !key.isEmpty())
        .filter(v -> v.combination().equals(Optional.of(Command.combinationOf(key))))
        .findFirst();
  }

  /** Gives a command a key, and takes it from the command that had it; an empty key removes it. */
  public void give(Command verb, String key) {
    holder(key, verb).ifPresent(other -> other.setKey(""));
    verb.setKey(key);
    remember.accept(own());
  }

  /** Restores all default keys. */
  public void standard() {
    verbs.forEach(v -> v.setKey(v.standardKey()));
    remember.accept(own());
  }

  private Map<String, String> own() {
    Map<String, String> own = new TreeMap<>();
    verbs.stream()
        .filter(v -> !v.key().equals(v.standardKey()))
        .forEach(v -> own.put(v.id().value(), v.key()));
    return own;
  }
}
