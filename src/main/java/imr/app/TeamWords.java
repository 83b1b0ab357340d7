package imr.app;

import imr.store.team.TeamAddress;
import imr.store.team.TeamAddress.Tls;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The words that name a team library, before a command or after it; never a password. */
final class TeamWords {
  @Option(
      names = "--team",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "Use the team library at jdbc:postgresql://HOST:PORT/DATABASE?user=NAME instead of the"
              + " one on this computer. The password comes from PGPASSWORD or .pgpass, or the"
              + " program asks for it.")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--tls-ca",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The certificates to trust for a team library's server, as a PEM file.")
  private Optional<Path> caFile = Optional.empty();

  @Option(
      names = "--no-tls",
      scope = ScopeType.INHERIT,
      description =
          "Connect to a team library without encryption. Only for a server on this computer.")
  private boolean plain;

  private Optional<CommandSpec> spec = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  void readBy(CommandSpec words) {
    spec = Optional.of(words);
  }

  /** The address that {@code --team} names. */
  Optional<TeamAddress> address() {
    return url.map(this::address);
  }

  /**
   * The address in a URL, with the other words' protection.
   *
   * @throws ParameterException with a sentence, which doesn't repeat the URL, if it's no such URL
   */
  TeamAddress address(String named) {
    try {
      return TeamAddress.of(named, plain ? new Tls.None() : new Tls.Verified(caFile));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.orElseThrow().commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
