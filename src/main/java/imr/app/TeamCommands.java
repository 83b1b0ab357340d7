package imr.app;

import imr.store.team.TeamAddress;
import imr.store.team.TeamRole;
import imr.store.team.TeamSetup;
import imr.workbench.LibraryLocation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The words with which an administrator sets a team library up. */
@Command(
    name = "team",
    description = "Set up a team library on a PostgreSQL server (14 or later).",
    mixinStandardHelpOptions = true,
    versionProvider = CliCommands.Version.class)
final class TeamCommands implements Runnable {
  private static final String URL =
      "The database: jdbc:postgresql://HOST:PORT/DATABASE?user=OWNER. The password comes from"
          + " PGPASSWORD or .pgpass, or the command asks for it.";

  private final CliCommands commands;
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  TeamCommands(CliCommands commands, Console console) {
    this.commands = commands;
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Specify a subcommand: init, add-user, status, or copy.");
  }

  @Command(
      name = "init",
      description = {
        "Create the tables, roles, and rights of a team library in an empty database, or bring them"
            + " up to this version. Sign in as the account that owns the database and can create"
            + " roles; don't use that account for daily work."
      },
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int init(
      @Option(names = "--url", paramLabel = "URL", required = true, description = URL) String url) {
    return told(setup(url, TeamSetup::init));
  }

  @Command(
      name = "add-user",
      description = {
        "Add a person to the team library, or change their role. A new person's password comes"
            + " from IMR_NEW_PASSWORD, or the command asks for it."
      },
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int addUser(
      @Option(names = "--url", paramLabel = "URL", required = true, description = URL) String url,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              required = true,
              description = "annotator, adjudicator, or administrator.")
          String role,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description = "The person's name in histories, if not the username.")
          Optional<String> name,
      @Option(
              names = "--keep-password",
              description =
                  "Don't set a password: the user has one already, or signs in another way.")
          boolean keepPassword,
      @Parameters(paramLabel = "USER", description = "The username on the server.") String user) {
    TeamRole wanted =
        TeamRole.of(role)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "The role is annotator, adjudicator, or administrator."));
    Optional<String> password =
        keepPassword ? Optional.empty() : commands.passphrases().ofNewUser();
    if (password.isEmpty() && !keepPassword) {
      console.trouble("Enter the same password twice, or use --keep-password.");
      return 1;
    }
    return told(setup(url, s -> s.addUser(user, name.orElse(user), wanted, password)));
  }

  @Command(
      name = "status",
      description = "Show the people in a team library and how many letters and changes it has.",
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int status(
      @Option(names = "--url", paramLabel = "URL", required = true, description = URL) String url) {
    return told(setup(url, TeamSetup::status));
  }

  @Command(
      name = "copy",
      description = {
        "Copy the library on this computer into the team library that --team names, with its whole"
            + " history; --back copies the other way. Sign in as an administrator of the team"
            + " library. Existing data stays."
      },
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int copy(
      @Mixin LibraryOption library,
      @Option(names = "--back", description = "Copy the team library to this computer.")
          boolean back)
      throws IOException {
    DataFolder data = commands.folder(library);
    data.create();
    LibraryLocation here = new LibraryLocation.Folder(data.path());
    LibraryLocation team =
        commands
            .team()
            .address()
            .map(at -> new LibraryLocation.Team(at, data.team()))
            .orElseThrow(
                () -> new ParameterException(spec.commandLine(), "Name the library with --team."));
    return back ? commands.copy(team, here) : commands.copy(here, team);
  }

  /** Signs in with what is known, and once more with what was asked for, where that is needed. */
  private TeamSetup.Outcome setup(String url, Function<TeamSetup, TeamSetup.Outcome> work) {
    TeamAddress address = commands.team().address(url);
    Passphrases passphrases = commands.passphrases();
    TeamSetup.Outcome first = work.apply(new TeamSetup(address, passphrases.ofServer()));
    boolean locked = first instanceof TeamSetup.Outcome.Refused refused && refused.needsPassword();
    Optional<String> asked = locked ? passphrases.askForServer() : Optional.empty();
    return asked.isPresent() ? work.apply(new TeamSetup(address, asked)) : first;
  }

  private int told(TeamSetup.Outcome outcome) {
    return switch (outcome) {
      case TeamSetup.Outcome.Done(String sentence) -> print(List.of(sentence));
      case TeamSetup.Outcome.Found(var members, int letters, long gestures) -> {
        members.forEach(m -> console.print("%s\t%s\t%s".formatted(m.login(), m.role(), m.name())));
        yield print(List.of("letters\t" + letters, "changes\t" + gestures));
      }
      case TeamSetup.Outcome.Refused refused -> {
        console.trouble(refused.sentence());
        yield 1;
      }
    };
  }

  private int print(List<String> lines) {
    lines.forEach(console::print);
    return 0;
  }
}
