package imr.app;

import imr.store.Availability;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The common part of the commands that move letters. */
abstract class MoveCommand {
  private final CliCommands commands;
  private final Console console;
  private final Availability to;

  @Mixin private final LibraryOption library = new LibraryOption();

  @Option(names = "--undo", description = "Return the letters to the list instead.")
  private boolean undo;

  @Parameters(
      arity = "1..*",
      paramLabel = "LETTER",
      description = "IDs, their first 8 or more digits, or case numbers; see the list command.")
  private List<String> letters = List.of();

  MoveCommand(CliCommands commands, Console console, Availability to) {
    this.commands = commands;
    this.console = console;
    this.to = to;
  }

  final int move() throws IOException {
    return commands.onStore(
        commands.folder(library),
        w -> new LetterMoves(console, w).move(letters, undo ? Availability.LISTED : to));
  }
}
