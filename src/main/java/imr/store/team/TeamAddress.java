package imr.store.team;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a team library is, and as whom to sign in; never the password.
 *
 * @param host a name or an address
 * @param user the server's user; empty for the name of this computer's user
 * @param tls what the connection is protected with
 */
public record TeamAddress(String host, int port, String database, String user, Tls tls) {
  private static final int USUAL_PORT = 5432;
  private static final int HIGHEST_PORT = 65_535;

  public TeamAddress {
    if (host.isBlank() || database.isBlank() || port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("A team library needs a host, a port, and a database.");
    }
  }

  /** What a connection is protected with. */
  public sealed interface Tls {

    /**
     * Encrypted, and the server proves its identity.
     *
     * @param caFile the certificates to trust; empty for those that Java trusts
     */
    record Verified(Optional<Path> caFile) implements Tls {}

    /** Not encrypted: for a server on this computer, or on an explicit wish. */
    record None() implements Tls {}
  }

  /**
   * The address in a URL such as {@code jdbc:postgresql://server:5432/reviews?user=ana}.
   *
   * @throws IllegalArgumentException with a sentence for the person, if it is no such URL, or has a
   *     password or another option
   */
  public static TeamAddress of(String url, Tls tls) {
    try {
      URI uri = new URI(url.replaceFirst("^jdbc:", ""));
      boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
      if (!known || uri.getHost() == null || uri.getPath() == null) {
        throw new IllegalArgumentException(wrong());
      }
      return new TeamAddress(
          uri.getHost(),
          uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
          uri.getPath().replaceFirst("^/", ""),
          user(uri),
          tls);
    } catch (URISyntaxException noUrl) {
      throw new IllegalArgumentException(wrong(), noUrl);
    }
  }

  private static String user(URI uri) {
    Optional<String> options = Optional.ofNullable(uri.getQuery());
    Optional<String> before = Optional.ofNullable(uri.getUserInfo());
    if (before.filter(user -> user.contains(":")).isPresent()
        || options.filter(o -> !o.matches("user=[^&]+")).isPresent()) {
      throw new IllegalArgumentException(
          "The URL can have ?user=NAME and nothing else. Passwords come from PGPASSWORD or .pgpass,"
              + " or are asked for.");
    }
    return options
        .map(o -> o.substring("user=".length()))
        .or(() -> before)
        .or(() -> Optional.ofNullable(System.getProperty("user.name")))
        .orElse("");
  }

  private static String wrong() {
    return "Enter a URL such as jdbc:postgresql://server.example.com:5432/reviews?user=ana.";
  }

  /** The same server and database, for another of its users. */
  public TeamAddress as(String other) {
    return new TeamAddress(host, port, database, other, tls);
  }

  /**
   * The three roles of the server that a library's people have, and that are named after its
   * database.
   */
  public String role(TeamRole role) {
    return database.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_") + "_" + role.id();
  }

  /** As a person reads it: {@code server:5432/reviews}. */
  public String shown() {
    return host + ":" + port + "/" + database;
  }
}
