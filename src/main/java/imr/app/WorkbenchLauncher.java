package imr.app;

import imr.exchange.SchemaFile;
import imr.store.StoreOpenResult;
import imr.store.StoreOpenResult.Opened;
import imr.store.StoreOpenResult.Refused;
import imr.ui.WindowToolkit;
import imr.ui.settings.Settings;
import imr.ui.shell.NextLibrary;
import imr.workbench.LibraryLocation;
import imr.workbench.Workbench;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens the store, and the window over it, until the window is closed. */
final class WorkbenchLauncher implements Window {
  private static final System.Logger LOG = System.getLogger(WorkbenchLauncher.class.getName());

  @Override
  public Optional<String> open(Opening opening) {
    try (WindowToolkit desktop = new WindowToolkit()) {
      desktop.begin(opening.settings());
      return open(opening, desktop);
    }
  }

  private static Optional<String> open(Opening opening, WindowToolkit desktop) {
    return switch (opened(opening, desktop)) {
      case Refused refused -> Optional.of(refused.sentence());
      case Opened opened -> goOn(work(opened, opening, desktop), opening, desktop);
    };
  }

  /** Asks for the passphrase where there is one; leaving that keeps the store shut. */
  private static StoreOpenResult opened(Opening opening, WindowToolkit desktop) {
    LibraryLocation library = opening.library();
    StoreOpenResult plain = library.open(opening.secret());
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

  /** After a window over a team library, whose store is closed by now. */
  private static Optional<String> goOn(NextLibrary next, Opening opening, WindowToolkit desktop) {
    return switch (next) {
      case LOCAL -> open(opening.others().local(), desktop);
      case TEAM -> goOn(team(opening, desktop), opening, desktop);
      case NONE, OWN, PRACTICE, TOUR, NEW_PRACTICE -> Optional.empty();
    };
  }

  /**
   * Shows a library. One on this computer stays open while a team library is shown, so that nobody
   * else opens it and no passphrase is asked for on the way back.
   *
   * @return {@link NextLibrary#NONE}, or what to go on with after a team library
   */
  private static NextLibrary work(Opened opened, Opening opening, WindowToolkit desktop) {
    Clock clock = Clock.system(ZoneId.systemDefault());
    prepare(opened, opening);
    try (Workbench workbench = new Workbench(opened.store(), SchemaFile.builtIn(), clock)) {
      List<String> remarks =
          Stream.concat(opened.remarks().stream(), workbench.sendUnsent().stream()).toList();
      NextLibrary next = session(workbench, opening, desktop, clock, first(remarks, opening));
      boolean local = opening.library() instanceof LibraryLocation.Folder;
      while (local && next != NextLibrary.NONE) {
        next =
            next == NextLibrary.TEAM
                ? team(opening, desktop)
                : session(workbench, opening, desktop, clock, occasion(opening));
      }
      return next;
    }
  }

  private static void prepare(Opened opened, Opening opening) {
    Settings settings = opening.settings();
    opened.store().person().ifPresent(name -> settings.change(p -> p.annotatedBy(name)));
    settings.protect(opened.store().secretFor(Settings.SECRET));
    if (opening.library() instanceof LibraryLocation.Team(var address, Path _)) {
      settings.change(p -> p.withTeam(address));
    }
  }

  private static NextLibrary team(Opening opening, WindowToolkit desktop) {
    return opening
        .others()
        .signIn()
        .take()
        .map(s -> work(s.opened(), opening.others().team(s.address()), desktop))
        .orElse(NextLibrary.LOCAL);
  }

  /** Windows over a library and the practice library, until something else is wanted. */
  private static NextLibrary session(
      Workbench workbench,
      Opening opening,
      WindowToolkit desktop,
      Clock clock,
      WindowToolkit.WindowRequest first) {
    NextLibrary next = desktop.run(workbench, opening.settings(), clock, NextLibrary.OWN, first);
    while (next == NextLibrary.OWN || next.isPractice()) {
      next =
          next.isPractice()
              ? practice(opening, desktop, clock, next)
              : desktop.run(workbench, opening.settings(), clock, next, occasion(opening));
    }
    return next;
  }

  private static WindowToolkit.WindowRequest first(List<String> remarks, Opening opening) {
    return new WindowToolkit.WindowRequest(
        opening.bell(), remarks, opening.project(), opening.driver(), opening.others().signIn());
  }

  /** Of a window that takes another one's place. */
  private static WindowToolkit.WindowRequest occasion(Opening opening) {
    return new WindowToolkit.WindowRequest(
        opening.bell(), List.of(), Optional.empty(), opening.driver(), opening.others().signIn());
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
