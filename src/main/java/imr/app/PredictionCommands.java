package imr.app;

import imr.exchange.PredictionFormat;
import imr.report.BatchWording;
import imr.store.PredictionRun;
import imr.workbench.BatchAction;
import imr.workbench.BatchPreview;
import imr.workbench.BatchReport;
import imr.workbench.PersonName;
import imr.workbench.PredictionReport;
import imr.workbench.Predictions;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands for predictions of other programs. */
@Command(
    name = "predictions",
    description = "Manage predictions from other programs.",
    mixinStandardHelpOptions = true,
    versionProvider = CliCommands.Version.class)
final class PredictionCommands implements Runnable {

  private final CliCommands commands;
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  PredictionCommands(CliCommands commands, Console console) {
    this.commands = commands;
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Specify a subcommand: import, list, use, or remove.");
  }

  @Command(
      name = "import",
      description = {
        "Import prediction files as a named run. Each value is located in its letter and suggested"
            + " for empty fields. Reviewed values never change."
      },
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int take(
      @Mixin LibraryOption library,
      @Option(
              names = "--format",
              paramLabel = "ID",
              description = "The file format, if it can't be detected.")
          Optional<String> format,
      @Option(
              names = "--run",
              paramLabel = "NAME",
              description = "The name of the run (default: the file name without its extension).")
          Optional<String> run,
      @Option(
              names = "--author",
              paramLabel = "NAME",
              description =
                  "The program that made the predictions (default: as stated in the file).")
          Optional<String> author,
      @Option(
              names = "--version-of",
              paramLabel = "VERSION",
              description = "The version of that program.")
          Optional<String> version,
      @Option(
              names = "--new-letters",
              description = "Also import letters whose text is only in the files.")
          boolean newLetters,
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files or folders.")
          List<Path> files)
      throws IOException {
    commands.folder(library).create();
    return commands.onStore(
        commands.folder(library),
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
              ? "There's no format named %s. Available formats: %s."
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
      case PredictionReport.PredictionsImported taken -> {
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
      description = "List each run: name, program, version, import time, letters.",
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int list(@Mixin LibraryOption library) throws IOException {
    return commands.onStore(
        commands.folder(library),
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
      name = "use",
      description = {
        "Use a run's values as a person's annotations, such as work done in another tool. Reviewed"
            + " values and finished letters never change. To undo it, choose Library > Undo batch"
            + " action in the window."
      },
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int use(
      @Mixin LibraryOption library,
      @Option(
              names = "--as",
              paramLabel = "NAME",
              required = true,
              description = "The person whose annotations they are.")
          String person,
      @Option(names = "--dry-run", description = "Only report what would change.") boolean dryRun,
      @Parameters(paramLabel = "RUN", description = "The name of the run.") String run)
      throws IOException {
    Optional<String> problem = PersonName.problem(person);
    if (problem.isPresent()) {
      throw new ParameterException(spec.commandLine(), problem.get());
    }
    return commands.onStore(commands.folder(library), w -> used(w, run, person, dryRun));
  }

  private boolean used(Workbench workbench, String run, String person, boolean dryRun)
      throws IOException {
    Predictions predictions = workbench.predictions();
    if (predictions.runs().stream().noneMatch(r -> r.name().equals(run))) {
      console.trouble("There are no predictions named “" + run + "”.");
      return false;
    }
    BatchAction use = new BatchAction.UseRun(run, predictions.source(run), person);
    List<String> letters = predictions.letters(run);
    BatchPreview preview =
        new Progress(console)
            .of(
                "Checking",
                (background, task) ->
                    workbench.bulk().preview(letters, use, person, background, task));
    BatchWording.reasons(preview).forEach(console::trouble);
    preview.left().forEach(left -> console.trouble(BatchWording.line(left)));
    if (dryRun || preview.stopped()) {
      console.print(BatchWording.line(preview));
      return !preview.stopped();
    }
    BatchReport report =
        new Progress(console)
            .of(
                "Changing",
                (background, task) -> workbench.bulk().run(preview, person, background, task));
    report.brokenOff().ifPresent(console::trouble);
    report.left().forEach(left -> console.trouble(BatchWording.line(left)));
    console.print(BatchWording.line(report));
    return report.left().isEmpty() && report.brokenOff().isEmpty() && !report.stopped();
  }

  @Command(
      name = "remove",
      description = "Remove a run. Its suggestions in letters stay.",
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int remove(
      @Mixin LibraryOption library,
      @Parameters(paramLabel = "NAME", description = "The name of the run.") String name)
      throws IOException {
    return commands.onStore(
        commands.folder(library),
        w -> {
          boolean there = w.predictions().remove(name);
          if (!there) {
            console.trouble("There are no predictions named “" + name + "”.");
          }
          return there;
        });
  }
}
