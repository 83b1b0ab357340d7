package imr.app;

import imr.exchange.PrivateFiles;
import imr.store.StoreOpenResult;
import imr.store.StoreOpenResult.Opened;
import imr.store.StoreOpenResult.Reason;
import imr.store.StoreOpenResult.Refused;
import imr.store.team.TeamAddress;
import imr.ui.team.TeamAccess;
import imr.workbench.LibraryLocation;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Keeps the team library that a window signed in to until the next window takes it. */
final class TeamSignIn implements TeamAccess {
  private static final System.Logger LOG = System.getLogger(TeamSignIn.class.getName());
  private static final Refused OPEN_ELSEWHERE =
      new Refused(
          Reason.IN_USE,
          "A team library is already open in another IMR Workbench window, which is now in front."
              + " Use that window, or close it and try again.");

  private final Path cache;
  private final Supplier<Optional<String>> known;
  private final BooleanSupplier elsewhere;
  private Optional<SignedIn> current = Optional.empty();

  /** A team library that is open. */
  record SignedIn(TeamAddress address, Opened opened) {}

  /**
   * @param cache what this computer keeps of team libraries
   * @param known the password that the environment has
   * @param elsewhere whether another process has a window over a team library
   */
  TeamSignIn(Path cache, Supplier<Optional<String>> known, BooleanSupplier elsewhere) {
    this.cache = cache;
    this.known = known;
    this.elsewhere = elsewhere;
  }

  @Override
  public synchronized Optional<Refused> signIn(TeamAddress address, Optional<String> typed) {
    abandon();
    if (elsewhere.getAsBoolean()) {
      return Optional.of(OPEN_ELSEWHERE);
    }
    return switch (open(address, typed.or(known))) {
      case Refused refused -> Optional.of(refused);
      case Opened opened -> {
        current = Optional.of(new SignedIn(address, opened));
        yield Optional.empty();
      }
    };
  }

  private StoreOpenResult open(TeamAddress address, Optional<String> password) {
    try {
      PrivateFiles.createFolders(cache);
      return new LibraryLocation.Team(address, cache).open(password);
    } catch (IOException noFolder) {
      LOG.log(Level.WARNING, "no folder for team libraries", noFolder);
      return Reason.NO_ACCESS.refuse(cache);
    }
  }

  @Override
  public synchronized void abandon() {
    take().ifPresent(signedIn -> signedIn.opened().store().close());
  }

  /** What was signed in to, which is the caller's to close from now on. */
  synchronized Optional<SignedIn> take() {
    Optional<SignedIn> taken = current;
    current = Optional.empty();
    return taken;
  }
}
