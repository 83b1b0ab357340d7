package imr.ledger;

import java.util.Optional;

/** Who made a gesture. */
public sealed interface Author {

  /** A person, by the name in the settings. */
  record Person(String name) implements Author {}

  /**
   * A program.
   *
   * @param version empty where it isn't known
   */
  record Program(String name, String version) implements Author {}

  String name();

  /** The version of a program; empty for a person. */
  default Optional<String> programVersion() {
    return this instanceof Program program ? Optional.of(program.version()) : Optional.empty();
  }

  /** The author of those two parts, which every store of gestures has. */
  static Author of(String name, Optional<String> programVersion) {
    return programVersion
        .<Author>map(version -> new Program(name, version))
        .orElseGet(() -> new Person(name));
  }

  /** As a person reads it: {@code Ana}, {@code imr-rules 1.1.0}. */
  default String shown() {
    return programVersion().map(version -> (name() + " " + version).strip()).orElseGet(this::name);
  }
}
