package imr.app;

import imr.evaluate.CatchRate;
import imr.evaluate.ConfidenceInterval;
import imr.exchange.Csv;
import imr.workbench.PlantLog;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command that tells how many planted errors were caught. */
@Command(
    name = "planted-errors",
    description = {
      "Count how many planted errors were caught, by field and by annotator. Writes CSV to FILE or"
          + " to standard output."
    },
    mixinStandardHelpOptions = true,
    versionProvider = CliCommands.Version.class)
final class PlantedErrorsCommand implements Callable<Integer> {
  private final CliCommands commands;
  private final Console console;

  @Mixin private final LibraryOption library = new LibraryOption();

  @Option(names = "--out", paramLabel = "FILE", description = "The output file.")
  private Optional<Path> out = Optional.empty();

  PlantedErrorsCommand(CliCommands commands, Console console) {
    this.commands = commands;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    return commands.onStore(commands.folder(library), this::told);
  }

  private boolean told(Workbench workbench) throws IOException {
    PlantLog.Report report = workbench.plantReport();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("of", "name", "planted", "caught", "rate", "low", "high"));
    rows.add(row("all", "", report.all()));
    report.fields().forEach((field, rate) -> rows.add(row("field", field.path(), rate)));
    report.persons().forEach((person, rate) -> rows.add(row("annotator", person, rate)));
    String csv = Csv.of(rows);
    console.deliver(out.isPresent() ? Csv.marked(csv) : csv, out);
    return true;
  }

  private static List<String> row(String of, String name, CatchRate rate) {
    return List.of(
        of,
        name,
        String.valueOf(rate.all()),
        String.valueOf(rate.caught()),
        share(rate.share()),
        share(rate.interval().map(ConfidenceInterval::low)),
        share(rate.interval().map(ConfidenceInterval::high)));
  }

  private static String share(Optional<Double> of) {
    return of.map(s -> String.format(Locale.ROOT, "%.3f", s)).orElse("");
  }
}
