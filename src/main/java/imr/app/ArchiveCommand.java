package imr.app;

import imr.store.Availability;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The command that archives letters. */
@Command(
    name = "archive",
    description = "Archive letters: they stay in gold sets and exports but leave the default list.",
    mixinStandardHelpOptions = true,
    versionProvider = CliCommands.Version.class)
final class ArchiveCommand extends MoveCommand implements Callable<Integer> {
  ArchiveCommand(CliCommands commands, Console console) {
    super(commands, console, Availability.ARCHIVED);
  }

  @Override
  public Integer call() throws IOException {
    return move();
  }
}
