package imr.app;

import imr.exchange.Csv;
import imr.workbench.Background;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that counts corrections. */
@Command(
    name = "corrections",
    description = {
      "Count how suggestions were corrected, by field, over all letters in the library. Writes CSV"
          + " to FILE or to standard output."
    },
    mixinStandardHelpOptions = true,
    versionProvider = CliCommands.Version.class)
final class CorrectionsCommand implements Callable<Integer> {
  private final CliCommands commands;
  private final Console console;

  @Mixin private final LibraryOption library = new LibraryOption();

  @Option(names = "--out", paramLabel = "FILE", description = "The output file.")
  private Optional<Path> out = Optional.empty();

  CorrectionsCommand(CliCommands commands, Console console) {
    this.commands = commands;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    return commands.onStore(commands.folder(library), this::counted);
  }

  private boolean counted(Workbench workbench) throws IOException {
    try (Background background = Background.onAllCores(Runnable::run)) {
      String csv = workbench.csv(workbench.corrections(background, new Task(System::nanoTime)));
      console.deliver(out.isPresent() ? Csv.marked(csv) : csv, out);
      return true;
    }
  }
}
