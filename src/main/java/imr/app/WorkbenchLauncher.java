package imr.app;

import imr.exchange.SchemaFile;
import imr.store.StoreOpenResult.Opened;
import imr.store.StoreOpenResult.Refused;
import imr.ui.NextLibrary;
import imr.ui.WindowToolkit;
import imr.workbench.LibraryLocation;
import imr.workbench.Settings;
import imr.workbench.Workbench;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Opens the store, and the window over it, until the window is closed. */
final class WorkbenchLauncher implements Window {
  private static final System.Logger LOG = System.getLogger(WorkbenchLauncher.class.getName());

  @Override
  public Optional<String> open(Opening opening) {
    try (WindowToolkit desktop = new WindowToolkit()) {
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
  private static imr.store.StoreOpenResult opened(Opening opening, WindowToolkit desktop) {
    LibraryLocation library = opening.library();
    imr.store.StoreOpenResult plain = library.open(opening.secret());
    boolean locked = plain instanceof Refused refused && refused.reason().needsSecret();
    return locked
        ? desktop
            .askSecret(
                opening.settings(),
                library instanceof LibraryLocation.Team,
                typed -> library.open(Optional.of(typed)))
            .orElse(plain)
        : plain;
  }

  private static void work(Opened opened, Opening opening, WindowToolkit desktop) {
    Clock clock = Clock.system(ZoneId.systemDefault());
    opened.store().person().ifPresent(name -> opening.settings().change(p -> p.annotatedBy(name)));
    opening.settings().protect(opened.store().secretFor(Settings.SECRET));
    try (Workbench workbench = new Workbench(opened.store(), SchemaFile.builtIn(), clock)) {
      WindowToolkit.WindowRequest occasion =
          new WindowToolkit.WindowRequest(
              opening.bell(), opened.remarks(), opening.project(), opening.driver());
      NextLibrary next =
          desktop.run(workbench, opening.settings(), clock, NextLibrary.OWN, occasion);
      while (next != NextLibrary.NONE) {
        next =
            next.isPractice()
                ? practice(opening, desktop, clock, next)
                : desktop.run(workbench, opening.settings(), clock, next, occasion(opening));
      }
    }
  }

  /** Of a window that takes another one's place. */
  private static WindowToolkit.WindowRequest occasion(Opening opening) {
    return new WindowToolkit.WindowRequest(
        opening.bell(), List.of(), Optional.empty(), opening.driver());
  }

  /**
   * Shows the practice library, a store in a folder inside the user's. The user's library stays
   * open, so that nobody else opens it and no passphrase is asked for on the way back.
   */
  private static NextLibrary practice(
      Opening opening, WindowToolkit desktop, Clock clock, NextLibrary how) {
    Path folder = new DataFolder(opening.folder()).practice();
    return switch (PracticeFolder.open(folder, how == NextLibrary.NEW_PRACTICE)) {
      case Refused refused -> {
        LOG.log(System.Logger.Level.ERROR, "no practice library: {0}", refused.reason());
        yield NextLibrary.OWN;
      }
      case Opened opened -> {
        try (Workbench workbench = new Workbench(opened.store(), SchemaFile.builtIn(), clock)) {
          yield desktop.run(workbench, opening.settings(), clock, how, occasion(opening));
        }
      }
    };
  }
}
