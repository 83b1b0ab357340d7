package imr.ledger;

import java.util.Optional;

/** The author of a gesture. */
public sealed interface Author {

  /** A person, by the name in the settings. */
  record Person(String name) implements Author {}

  /**
   * A program.
   *
   * @param version empty if it isn't known
   */
  record Program(String name, String version) implements Author {}

  String name();

  /** Returns the version of a program; empty for a person. */
  default Optional<String> programVersion() {
    return this instanceof Program program ? Optional.of(program.version()) : Optional.empty();
  }

  /**
   * Creates an author from its stored form.
   *
   * @param programVersion present for a program, even if empty
   */
  static Author of(String name, Optional<String> programVersion) {
    return programVersion
        .<Author>map(version -> new Program(name, version))
        .orElseGet(() -> new Person(name));
  }

  /** Returns the author for display, such as {@code Ana} or {@code imr-rules 1.1.0}. */
  default String shown() {
    return programVersion().map(version -> (name() + " " + version).strip()).orElseGet(this::name);
  }
}
