package imr.ui.settings;

import imr.store.team.TeamAddress;
import imr.store.team.TeamAddress.Tls;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A team library's address as the settings file has it: its parts, separated by line feeds. */
final class TeamAddressLine {
  private static final String VERIFIED = "verify-full";
  private static final String DISABLED = "disable";
  private static final int PARTS = 6;

  private TeamAddressLine() {}

  static String of(TeamAddress address) {
    String port = String.valueOf(address.port());
    String mode = address.tls() instanceof Tls.None ? DISABLED : VERIFIED;
    String file =
        address.tls() instanceof Tls.Verified(var caFile)
            ? caFile.map(Path::toString).orElse("")
            : "";
    return String.join(
        "\n", List.of(address.host(), port, address.database(), address.user(), mode, file));
  }

  /**
   * The address in such a line; anything but {@value #DISABLED} is verified.
   *
   * @throws IllegalArgumentException if it's no such line
   */
  static TeamAddress read(String line) {
    String[] parts = line.split("\n", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("no address of a team library");
    }
    Optional<Path> file = Optional.of(parts[5]).filter(f -> !f.isEmpty()).map(Path::of);
    Tls tls = parts[4].equals(DISABLED) ? new Tls.None() : new Tls.Verified(file);
    return new TeamAddress(parts[0], Integer.parseInt(parts[1]), parts[2], parts[3], tls);
  }
}
