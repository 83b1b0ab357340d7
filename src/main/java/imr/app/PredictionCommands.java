package imr.app;

import imr.exchange.PredictionFormat;
import imr.store.PredictionRun;
import imr.workbench.PredictionReport;
import imr.workbench.Predictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The words about what programs elsewhere say of the letters. */
@Command(
    name = "predictions",
    description = "What programs elsewhere say of the letters, beside what this one says.",
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class)
final class PredictionCommands implements Runnable {
  private static final String DATA = "The folder of the store, instead of the usual one.";

  private final Commands commands;
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  PredictionCommands(Commands commands, Console console) {
    this.commands = commands;
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say import, list or remove.");
  }

  @Command(
      name = "import",
      description = {
        "Takes in files of predictions: finds the place of every value in its letter, keeps them as"
            + " a run under a name, and suggests them where nothing stands yet. What a person said"
            + " is never touched."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Commands.Version.class)
  int take(
      @Option(names = "--data", paramLabel = "DIR", description = DATA) Optional<Path> folder,
      @Option(
              names = "--format",
              paramLabel = "ID",
              description = "The form of the files, where they do not tell.")
          Optional<String> format,
      @Option(
              names = "--run",
              paramLabel = "NAME",
              description = "The run's name; else the file's without its ending.")
          Optional<String> run,
      @Option(
              names = "--author",
              paramLabel = "NAME",
              description = "The program that says so; else what the file tells.")
          Optional<String> author,
      @Option(names = "--version-of", paramLabel = "VERSION", description = "Its version.")
          Optional<String> version,
      @Option(
              names = "--new-letters",
              description = "Also take in letters of which only the files have the text.")
          boolean newLetters,
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files or folders.")
          List<Path> files)
      throws IOException {
    commands.folder(folder).create();
    return commands.onStore(
        commands.folder(folder),
        w -> {
          boolean allWell = true;
          for (Path file : files) {
            String name =
                run.orElseGet(() -> Console.withoutEnding(String.valueOf(file.getFileName())));
            Predictions.Choices choices =
                new Predictions.Choices(name, author, version.orElse(""), newLetters);
            allWell &= taken(w.predictions(), file, format, choices);
          }
          return allWell;
        });
  }

  private boolean taken(
      Predictions predictions, Path file, Optional<String> format, Predictions.Choices choices)
      throws IOException {
    Optional<PredictionFormat> form =
        format.isPresent()
            ? predictions.formats().stream().filter(f -> f.id().equals(format.get())).findFirst()
            : predictions.recognise(file);
    if (form.isEmpty()) {
      console.trouble(
          format.isPresent()
              ? "No form of files is called %s; there are %s."
                  .formatted(format.get(), ids(predictions))
              : predictions.advice(file)
                  + " Or name the format: --format "
                  + ids(predictions)
                  + ".");
      return false;
    }
    console.trouble("Reading %s as %s…".formatted(file, form.get().label()));
    PredictionFormat known = form.get();
    return switch (new Progress(console)
        .of("Reading", (_, task) -> predictions.take(file, known, choices, task))) {
      case PredictionReport.Refused(String sentence) -> {
        console.trouble(sentence);
        yield false;
      }
      case PredictionReport.Taken taken -> {
        taken.details().forEach(console::trouble);
        console.print(taken.line());
        yield taken.allWell();
      }
    };
  }

  private static String ids(Predictions predictions) {
    return predictions.formats().stream()
        .map(PredictionFormat::id)
        .collect(Collectors.joining(", "));
  }

  @Command(
      name = "list",
      description = "Prints each run: name, author, version, when, letters.",
      mixinStandardHelpOptions = true,
      versionProvider = Commands.Version.class)
  int list(@Option(names = "--data", paramLabel = "DIR", description = DATA) Optional<Path> folder)
      throws IOException {
    return commands.onStore(
        commands.folder(folder),
        w -> {
          for (PredictionRun run : w.predictions().runs()) {
            int letters = w.predictions().letters(run.name()).size();
            console.row(
                run.name(),
                run.author(),
                run.version(),
                run.at().toString(),
                letters + (letters == 1 ? " letter" : " letters"));
          }
          return true;
        });
  }

  @Command(
      name = "remove",
      description = "Takes a run away; what it suggested in letters stays there.",
      mixinStandardHelpOptions = true,
      versionProvider = Commands.Version.class)
  int remove(
      @Option(names = "--data", paramLabel = "DIR", description = DATA) Optional<Path> folder,
      @Parameters(paramLabel = "NAME", description = "The run's name.") String name)
      throws IOException {
    return commands.onStore(
        commands.folder(folder),
        w -> {
          boolean there = w.predictions().remove(name);
          if (!there) {
            console.trouble("No predictions are called “" + name + "”.");
          }
          return there;
        });
  }
}
