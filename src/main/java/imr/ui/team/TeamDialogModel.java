package imr.ui.team;

import imr.store.StoreOpenResult.Refused;
import imr.store.team.TeamAddress;
import imr.store.team.TeamAddress.Tls;
import imr.ui.settings.Settings;
import imr.workbench.Background;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * Where a team library is and as whom to sign in, as it's typed. The address is remembered in the
 * settings; the password is not, and it's asked for only if the server wants one that isn't in
 * PostgreSQL's usual places.
 */
final class TeamDialogModel {
  private static final System.Logger LOG = System.getLogger(TeamDialogModel.class.getName());
  private static final String USUAL_PORT = "5432";

  private final TeamAccess access;
  private final Background background;
  private final Settings settings;
  private final Runnable opened;
  private final StringProperty host = new SimpleStringProperty("");
  private final StringProperty port = new SimpleStringProperty(USUAL_PORT);
  private final StringProperty database = new SimpleStringProperty("");
  private final StringProperty user = new SimpleStringProperty("");
  private final StringProperty password = new SimpleStringProperty("");
  private final StringProperty caFile = new SimpleStringProperty("");
  private final BooleanProperty encrypted = new SimpleBooleanProperty(true);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper asksPassword = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper connecting = new ReadOnlyBooleanWrapper(false);
  private boolean left;

  /**
   * @param opened called on the window's thread once the library is open
   */
  TeamDialogModel(TeamAccess access, Background background, Settings settings, Runnable opened) {
    this.access = access;
    this.background = background;
    this.settings = settings;
    this.opened = opened;
    user.set(System.getProperty("user.name", ""));
    settings.current().team().ifPresent(this::fill);
  }

  private void fill(TeamAddress known) {
    host.set(known.host());
    port.set(String.valueOf(known.port()));
    database.set(known.database());
    user.set(known.user());
    switch (known.tls()) {
      case Tls.None() -> encrypted.set(false);
      case Tls.Verified(var file) -> caFile.set(file.map(Path::toString).orElse(""));
    }
  }

  StringProperty host() {
    return host;
  }

  StringProperty port() {
    return port;
  }

  StringProperty database() {
    return database;
  }

  StringProperty user() {
    return user;
  }

  StringProperty password() {
    return password;
  }

  /** The path of the certificates to trust; blank for those that this computer trusts. */
  StringProperty caFile() {
    return caFile;
  }

  /** Whether the connection is encrypted and the server must prove its identity. */
  BooleanProperty encrypted() {
    return encrypted;
  }

  /** Why the library wasn't opened; empty while there's nothing to say. */
  ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty asksPassword() {
    return asksPassword.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty connecting() {
    return connecting.getReadOnlyProperty();
  }

  /** Signs in with what is typed; does nothing while that's under way. */
  void connect() {
    if (!connecting.get()) {
      problem.set("");
      address().ifPresent(this::connect);
    }
  }

  private void connect(TeamAddress address) {
    settings.change(p -> p.withTeam(address));
    connecting.set(true);
    Optional<String> typed = Optional.of(password.get()).filter(p -> !p.isEmpty());
    background.run(_ -> access.signIn(address, typed), this::signedIn, this::brokenOff);
  }

  private Optional<TeamAddress> address() {
    if (host.get().isBlank() || database.get().isBlank() || user.get().isBlank()) {
      return wrong("Enter the host, the database, and your username.");
    }
    if (!port.get().strip().matches("[1-9][0-9]{0,4}")) {
      return wrong("Enter a port number such as 5432.");
    }
    try {
      int number = Integer.parseInt(port.get().strip());
      return Optional.of(
          new TeamAddress(
              host.get().strip(), number, database.get().strip(), user.get().strip(), tls()));
    } catch (IllegalArgumentException noAddress) {
      return wrong("Enter a port number up to 65535, and the path of an existing CA file.");
    }
  }

  private Tls tls() {
    Optional<Path> file = Optional.of(caFile.get().strip()).filter(f -> !f.isEmpty()).map(Path::of);
    return encrypted.get() ? new Tls.Verified(file) : new Tls.None();
  }

  private Optional<TeamAddress> wrong(String sentence) {
    problem.set(sentence);
    return Optional.empty();
  }

  private void signedIn(Optional<Refused> refusal) {
    if (left) {
      abandon();
    } else if (refusal.isPresent()) {
      refused(refusal.get());
    } else {
      opened.run();
    }
    connecting.set(false);
  }

  private void refused(Refused refusal) {
    boolean secret = refusal.reason().needsSecret() || refusal.reason().isWrongSecret();
    asksPassword.set(asksPassword.get() || secret);
    if (refusal.reason().isWrongSecret()) {
      password.set("");
    }
    problem.set(refusal.sentence());
  }

  private void brokenOff(Throwable accident) {
    LOG.log(System.Logger.Level.ERROR, "a team library could not be opened", accident);
    connecting.set(false);
    problem.set("Couldn't open the team library. Try again, or see the log for details.");
  }

  /** Once the dialog is gone: a library that is opened too late is closed. */
  void leave() {
    left = true;
    password.set("");
  }

  private void abandon() {
    background.run(
        _ -> {
          access.abandon();
          return left;
        },
        _ -> {},
        accident -> LOG.log(System.Logger.Level.WARNING, "a library stays open", accident));
  }
}
