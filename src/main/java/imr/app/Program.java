package imr.app;

import imr.annotation.AnnotationSet;
import imr.annotation.Schema;
import imr.letter.Letter;
import imr.store.StoreFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The whole program behind its exit code: 0 when all went well, 1 when something did not, 2 when
 * the words could not be understood. Trouble is told in sentences on standard error; an accident's
 * places are in the log.
 */
final class Program {
  private static final System.Logger LOG = System.getLogger(Program.class.getName());

  private final Console console;
  private final Consumer<LogFile> logging;
  private final CliCommands commands;
  private final Function<Schema, Function<Letter, AnnotationSet>> extractors;

  /**
   * The program, not yet started.
   *
   * @param logging what to do with the log before a command runs; {@link LogFile#take} makes it the
   *     whole process's
   */
  Program(
      Console console,
      Window window,
      Function<Schema, Function<Letter, AnnotationSet>> extractors,
      Consumer<LogFile> logging) {
    this(console, window, extractors, logging, Passphrases.ofThisProcess());
  }

  /** As above with another place to get passphrases from. */
  Program(
      Console console,
      Window window,
      Function<Schema, Function<Letter, AnnotationSet>> extractors,
      Consumer<LogFile> logging,
      Passphrases passphrases) {
    this.console = console;
    this.logging = logging;
    this.extractors = extractors;
    this.commands =
        new CliCommands(
            console,
            new WindowStart(console, window, passphrases::ofServer),
            extractors,
            passphrases);
  }

  /** Learning the words takes a third of a second: only where there are any. */
  private CommandLine words() {
    return new CommandLine(commands)
        .addSubcommand(new ArchiveCommand(commands, console))
        .addSubcommand(new DeleteCommand(commands, console))
        .addSubcommand(new EvaluateCommand(commands, console))
        .addSubcommand(new CorrectionsCommand(commands, console))
        .addSubcommand(new PlantedErrorsCommand(commands, console))
        .addSubcommand(new ExportCommand(commands, console))
        .addSubcommand(new GoldCommands(commands, console))
        .addSubcommand(new DoubleCommands(commands, console))
        .addSubcommand(new LearnCommand(console, extractors))
        .addSubcommand(new PredictionCommands(commands, console))
        .addSubcommand(new ProjectCommands(commands, console))
        .addSubcommand(new SchemaCommands(commands, console))
        .addSubcommand(new TeamCommands(commands, console))
        .setOut(new PrintWriter(console.out(), true, console.out().charset()))
        .setErr(new PrintWriter(console.err(), true, console.err().charset()))
        .setExecutionStrategy(this::execute)
        .setParameterExceptionHandler((e, _) -> misunderstood(e))
        .setExecutionExceptionHandler((e, _, _) -> wentWrong(e));
  }

  private LogFile log() {
    return new LogFile(commands.folder().log());
  }

  private int execute(CommandLine.ParseResult understood) {
    logging.accept(log());
    return new CommandLine.RunLast().execute(understood);
  }

  int run(String... arguments) {
    int code =
        StartArguments.of(arguments).map(this::opened).orElseGet(() -> words().execute(arguments));
    if (console.out().checkError()) {
      console.trouble("Some results couldn't be written to standard output.");
      return Math.max(code, 1);
    }
    return code;
  }

  private int opened(StartArguments start) {
    commands.take(start);
    logging.accept(log());
    try {
      return commands.call();
    } catch (Exception e) {
      // why: whatever ends a command ends in a sentence, as it does where the library runs it.
      return wentWrong(e);
    }
  }

  private int misunderstood(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    console.trouble(String.valueOf(e.getMessage()));
    console.trouble("See %s --help.".formatted(command));
    return 2;
  }

  private int wentWrong(Exception e) {
    switch (e) {
      case UncheckedIOException file when file.getCause() != null ->
          console.trouble(Console.sentence(file.getCause()));
      case IOException file -> console.trouble(Console.sentence(file));
      case StoreFailedException store -> {
        LOG.log(Level.ERROR, "the store failed", store);
        console.trouble(store.sentence().orElseGet(() -> unwritable(store)));
      }
      default -> {
        LOG.log(Level.ERROR, "an accident ended the program", e);
        console.trouble(
            "The program stopped because of an internal error. See %s for details."
                .formatted(log().newest()));
      }
    }
    return 1;
  }

  private static String unwritable(StoreFailedException store) {
    return "The library can no longer be read or written (database error "
        + store.code()
        + "). Make sure that the drive is connected and has free space. Everything reported as done"
        + " is saved.";
  }
}
