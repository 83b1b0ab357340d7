package imr.store.team;

import imr.store.Store;
import imr.store.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What callers rely on, of the store on a server. */
final class TeamStoreContractTest extends StoreContract {
  @TempDir private Path cache;
  private final String database = TeamServer.shared().database();

  @Override
  protected Store opened() {
    return TeamServer.shared().open(database, TeamServer.ANA, cache);
  }
}
