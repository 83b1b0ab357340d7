package imr.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What callers rely on, of the store in a folder. */
final class LocalStoreContractTest extends StoreContract {
  @TempDir private Path folder;

  @Override
  protected Store opened() {
    return StoreFixtures.open(folder);
  }
}
