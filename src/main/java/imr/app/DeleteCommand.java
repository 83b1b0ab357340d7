package imr.app;

import imr.store.Availability;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The command that moves letters to the trash. */
@Command(
    name = "delete",
    description = {
      "Move letters to the trash. They can be restored with --undo, until the empty-trash command"
          + " deletes them for good."
    },
    mixinStandardHelpOptions = true,
    versionProvider = CliCommands.Version.class)
final class DeleteCommand extends MoveCommand implements Callable<Integer> {
  DeleteCommand(CliCommands commands, Console console) {
    super(commands, console, Availability.TRASHED);
  }

  @Override
  public Integer call() throws IOException {
    return move();
  }
}
