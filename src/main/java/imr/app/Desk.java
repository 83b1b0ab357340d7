package imr.app;

import imr.exchange.SchemaFile;
import imr.store.Opening.Opened;
import imr.store.Opening.Reason;
import imr.store.Opening.Refused;
import imr.store.Store;
import imr.ui.Desktop;
import imr.workbench.Settings;
import imr.workbench.Workbench;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** Opens the store, and the window over it, until the window is closed. */
final class Desk implements Window {

  @Override
  public Optional<String> open(Opening opening) {
    try (Desktop desktop = new Desktop()) {
      desktop.begin(opening.settings());
      return switch (opened(opening, desktop)) {
        case Refused refused -> Optional.of(refused.sentence());
        case Opened opened -> {
          work(opened, opening, desktop);
          yield Optional.empty();
        }
      };
    }
  }

  /** Asks for the passphrase where there is one; leaving that keeps the store shut. */
  private static imr.store.Opening opened(Opening opening, Desktop desktop) {
    imr.store.Opening plain = Store.open(opening.folder());
    boolean locked =
        plain instanceof Refused refused && refused.reason() == Reason.PASSPHRASE_NEEDED;
    return locked
        ? desktop
            .askPassphrase(
                opening.settings(), typed -> Store.open(opening.folder(), Optional.of(typed)))
            .orElse(plain)
        : plain;
  }

  private static void work(Opened opened, Opening opening, Desktop desktop) {
    Clock clock = Clock.system(ZoneId.systemDefault());
    opening.settings().protect(opened.store().secretFor(Settings.SECRET));
    try (Workbench workbench = new Workbench(opened.store(), SchemaFile.builtIn(), clock)) {
      desktop.run(
          workbench,
          opening.settings(),
          clock,
          new Desktop.Occasion(
              opening.bell(), opened.remarks(), opening.project(), opening.driver()));
    }
  }
}
