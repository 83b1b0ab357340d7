package imr.ui.kit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Which verb has which key, and how an analyst changes that. */
public final class Keys {
  private final List<Command> verbs;
  private final Consumer<Map<String, String>> remember;

  /**
   * @param own the analyst's own keys by the verbs' ids; what is no key, or of no verb, is left out
   * @param remember takes the analyst's own keys after each change
   */
  public Keys(
      List<Command> verbs, Map<String, String> own, Consumer<Map<String, String>> remember) {
    this.verbs = List.copyOf(verbs);
    this.remember = remember;
    own.forEach((id, key) -> find(id).ifPresent(v -> setIfAKey(v, key)));
  }

  public List<Command> verbs() {
    return verbs;
  }

  private Optional<Command> find(String id) {
    return verbs.stream().filter(v -> v.id().equals(id)).findFirst();
  }

  private static void setIfAKey(Command verb, String key) {
    try {
      verb.setKey(key);
    } catch (IllegalArgumentException writtenByHand) {
      verb.setKey(verb.standardKey());
    }
  }

  /** The other verb that has the key; one key has one verb. */
  public Optional<Command> holder(String key, Command except) {
    return verbs.stream()
        .filter(v -> v != except && !key.isEmpty())
        .filter(v -> v.combination().equals(Optional.of(Command.combinationOf(key))))
        .findFirst();
  }

  /** Gives a verb a key and takes it from the verb that had it; an empty one takes its key away. */
  public void give(Command verb, String key) {
    holder(key, verb).ifPresent(other -> other.setKey(""));
    verb.setKey(key);
    remember.accept(own());
  }

  /** Gives all verbs the keys they came with. */
  public void standard() {
    verbs.forEach(v -> v.setKey(v.standardKey()));
    remember.accept(own());
  }

  private Map<String, String> own() {
    Map<String, String> own = new TreeMap<>();
    verbs.stream()
        .filter(v -> !v.key().equals(v.standardKey()))
        .forEach(v -> own.put(v.id(), v.key()));
    return own;
  }
}
