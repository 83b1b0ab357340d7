package imr.app;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the command line gets passphrases from: an environment variable, else whoever sits at the
 * console; never an argument, which other users of the computer can read.
 */
record Passphrases(Map<String, String> environment, Function<String, Optional<String>> ask) {
  private static final String NOW = "IMR_PASSPHRASE";
  private static final String NEXT = "IMR_NEW_PASSPHRASE";

  static Passphrases ofThisProcess() {
    return new Passphrases(System.getenv(), Passphrases::atTheConsole);
  }

  private static Optional<String> atTheConsole(String question) {
    return Optional.ofNullable(System.console())
        .flatMap(console -> Optional.ofNullable(console.readPassword("%s: ", question)))
        .map(String::new);
  }

  /** The passphrase that the store has. */
  Optional<String> now() {
    return given(NOW).or(() -> ask.apply("Passphrase"));
  }

  /** The one that it is to have; empty also where the second time was not like the first. */
  Optional<String> next() {
    return given(NEXT).or(this::askedTwice);
  }

  /** The password of the server's user, where PostgreSQL's own programs look for it, too. */
  Optional<String> ofServer() {
    return given("PGPASSWORD");
  }

  Optional<String> askForServer() {
    return ask.apply("Password");
  }

  /** The password of a new user of the server; empty also where both times differ. */
  Optional<String> ofNewUser() {
    return given("IMR_NEW_PASSWORD")
        .or(() -> askedTwice("New user's password", "Confirm password"));
  }

  private Optional<String> askedTwice() {
    return askedTwice("New passphrase", "Confirm new passphrase");
  }

  private Optional<String> askedTwice(String question, String again) {
    Optional<String> first = ask.apply(question);
    return first.filter(f -> ask.apply(again).equals(Optional.of(f)));
  }

  private Optional<String> given(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(words -> !words.isEmpty());
  }
}
