package imr.store.team;

import imr.store.StoreOpenResult;
import imr.store.StoreOpenResult.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Opens a team library. */
public final class TeamLibrary {
  private TeamLibrary() {}

  /**
   * Signs in and opens the library; its tables must be there.
   *
   * @param password empty for the one in {@code .pgpass}
   * @param cache a folder of this computer, in which each team library has one for what follows
   *     from it
   */
  public static StoreOpenResult open(TeamAddress address, Optional<String> password, Path cache) {
    TeamSource source = new TeamSource(address, password);
    try (Connection connection = source.connect()) {
      int version = TeamMigrations.version(connection);
      if (version != TeamMigrations.FILES.size()) {
        return ofVersion(version).refuse(address.shown());
      }
      return opened(connection, source, cache);
    } catch (SQLException e) {
      return TeamErrors.reason(e).refuse(address.shown());
    } catch (IOException noFolder) {
      return Reason.NO_ACCESS.refuse(cache);
    }
  }

  private static Reason ofVersion(int version) {
    return version == 0
        ? Reason.NO_TEAM_LIBRARY
        : version < TeamMigrations.FILES.size() ? Reason.OLDER_VERSION : Reason.NEWER_VERSION;
  }

  private static StoreOpenResult opened(Connection connection, TeamSource source, Path cache)
      throws SQLException, IOException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, encode(secret, 'hex') AS secret, my_name() AS name FROM library");
        ResultSet row = query.executeQuery()) {
      row.next();
      Optional<String> name = Optional.ofNullable(row.getString("name"));
      if (name.isEmpty()) {
        return Reason.NOT_A_MEMBER.refuse(source.address().shown());
      }
      Path folder = Files.createDirectories(cache.resolve(row.getString("id")));
      TeamCache here = new TeamCache(folder, row.getString("secret"), name.get());
      return new StoreOpenResult.Opened(new TeamStore(new TeamDatabase(source), here), List.of());
    }
  }
}
