package imr.app;

import imr.exchange.SchemaFile;
import imr.store.Store;
import imr.ui.Desktop;
import imr.workbench.Workbench;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** Opens the store, and the window over it, until the window is closed. */
final class Desk implements Window {

  @Override
  public Optional<String> open(Opening opening) {
    return switch (Store.open(opening.folder())) {
      case imr.store.Opening.Refused refused -> Optional.of(refused.sentence());
      case imr.store.Opening.Opened opened -> {
        work(opened.store(), opening);
        yield Optional.empty();
      }
    };
  }

  private static void work(Store store, Opening opening) {
    Clock clock = Clock.system(ZoneId.systemDefault());
    try (Workbench workbench = new Workbench(store, SchemaFile.builtIn(), clock)) {
      Desktop.run(workbench, opening.settings(), clock, opening.bell());
    }
  }
}
