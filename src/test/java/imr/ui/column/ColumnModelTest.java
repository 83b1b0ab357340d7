package imr.ui.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.exchange.SchemaFile;
import imr.store.StoreFixtures;
import imr.workbench.Background;
import imr.workbench.Workbench;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list goes with the window. */
final class ColumnModelTest {
  @TempDir private Path folder;

  @Test
  void nothingIsReadOnceTheWindowIsClosing() {
    List<Throwable> failed = new ArrayList<>();
    try (Workbench workbench =
        new Workbench(StoreFixtures.open(folder), SchemaFile.builtIn(), Clock.systemUTC())) {
      Background background = Background.onAllCores(Runnable::run);
      ColumnModel model = new ColumnModel(workbench, background, () -> "Ana", failed::add);
      background.close();
      model.choose(model.fields().getFirst());
      model.show(model.query().withWords("knee"));
      model.selectAll();
      assertEquals("", model.progress().get());
      assertEquals(List.of(), failed);
    }
  }
}
