package imr.app;

import imr.annotation.GoldSetPart;
import imr.annotation.Schema;
import imr.evaluate.Measurements;
import imr.evaluate.RunComparison;
import imr.exchange.SchemaFile;
import imr.letter.Span;
import imr.report.EvaluationReport;
import imr.workbench.EvaluatedRun;
import imr.workbench.EvaluationResult;
import imr.workbench.Evaluations;
import imr.workbench.GoldSource;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command that evaluates: two folders of records, or a run in the library against its gold set.
 */
@Command(
    name = "evaluate",
    description = {
      "Compare predicted values with a gold set. Prints precision, recall, and F1, strict and"
          + " relaxed, for each field and micro-averaged.",
      "Specify either two folders of records with the same file names (--gold, --predicted), or"
          + " finished letters in the library (--gold-set) and a run (--run)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = CliCommands.Version.class)
final class EvaluateCommand implements Callable<Integer> {
  private final CliCommands commands;
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--gold", paramLabel = "DIR", description = "The folder of gold records.")
  private Optional<Path> gold = Optional.empty();

  @Option(
      names = "--predicted",
      paramLabel = "DIR",
      description = "The folder of predicted records.")
  private Optional<Path> predicted = Optional.empty();

  @Option(
      names = "--gold-set",
      paramLabel = "NAME",
      description =
          "A gold set in the library, in the set's revisions, or all for all finished letters.")
  private Optional<String> goldSet = Optional.empty();

  @Option(
      names = "--part",
      paramLabel = "PART",
      description = "Only this split of the gold set: train, development, or test.")
  private Optional<String> part = Optional.empty();

  @Option(
      names = "--run",
      paramLabel = "RUN",
      defaultValue = "extractor",
      description = {
        "The values to evaluate: extractor (run now), kept (saved suggestions), predictions:NAME,"
            + " annotator:NAME (whose history was kept separately), records:DIR, or"
            + " annotator-records:DIR (made by a person; letters without a record are skipped)."
      })
  private String run = "extractor";

  @Option(
      names = "--second",
      paramLabel = "RUN",
      description =
          "A second run on the same gold set to compare with the first. With folders of records, a"
              + " third folder.")
  private Optional<String> second = Optional.empty();

  @Mixin private final LibraryOption library = new LibraryOption();

  @Option(names = "--errors", description = "List every value that isn't a strict match.")
  private boolean errors;

  @Option(
      names = "--intervals",
      description = "Show 95%% confidence intervals for the strict scores.")
  private boolean intervals;

  @Option(
      names = "--agreement",
      description = "Show Cohen's kappa for coded fields, for two annotators.")
  private boolean agreement;

  @Option(
      names = "--fields",
      split = ",",
      paramLabel = "FIELD",
      description = "Only these fields or groups of fields, such as case,items.request.")
  private @Nullable List<String> fields = null;

  @Option(
      names = "--all-fields",
      description = "Also show fields that have no value in any record.")
  private boolean allFields;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "The folder for a report: report.html and CSV files.")
  private Optional<Path> report = Optional.empty();

  @Option(names = "--with-words", description = "Include letter text and values in the report.")
  private boolean withWords;

  EvaluateCommand(CliCommands commands, Console console) {
    this.commands = commands;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Schema schema = SchemaFile.builtIn();
    ChosenFields chosen = new ChosenFields(fields == null ? List.of() : fields);
    chosen.unknownIn(schema).ifPresent(f -> refuse("There's no field or group named " + f + "."));
    if (goldSet.isPresent() && (gold.isPresent() || predicted.isPresent())) {
      refuse("Use either --gold and --predicted, or --gold-set.");
    }
    if (goldSet.isEmpty() && (gold.isEmpty() || predicted.isEmpty())) {
      refuse("Specify --gold DIR and --predicted DIR, or --gold-set NAME.");
    }
    if (goldSet.isEmpty()) {
      return ofFolders(schema, chosen);
    }
    GoldSource source = source();
    EvaluatedRun first = run(run);
    Optional<EvaluatedRun> other = second.map(this::run);
    return commands.onStore(
        commands.folder(library), w -> ofStore(w, source, first, other, chosen));
  }

  private int ofFolders(Schema schema, ChosenFields chosen) throws IOException {
    Path from = gold.orElseThrow();
    EvaluationResult first = evaluated(schema, from, predicted.orElseThrow());
    Optional<EvaluationResult> other = Optional.empty();
    if (second.isPresent()) {
      other = Optional.of(evaluated(schema, from, Path.of(second.get())));
    }
    EvaluationReport writer =
        new EvaluationReport(_ -> EvaluateCommand::asTheyStand, reportWords());
    return tell(first, other, chosen, writer::write) ? 0 : 1;
  }

  /** Formats the offsets in the records, which are code points. */
  private static String asTheyStand(Span span) {
    return span.start() + "-" + span.end();
  }

  private static EvaluationResult evaluated(Schema schema, Path gold, Path predicted)
      throws IOException {
    return FolderEvaluation.of(schema, gold, predicted).measured(gold, predicted);
  }

  private boolean ofStore(
      Workbench workbench,
      GoldSource source,
      EvaluatedRun first,
      Optional<EvaluatedRun> other,
      ChosenFields chosen)
      throws IOException {
    Evaluations evaluations = workbench.evaluations();
    Progress progress = new Progress(console);
    Function<EvaluatedRun, EvaluationResult> measured =
        run -> progress.of("Evaluating", (b, t) -> evaluations.measure(source, run, b, t));
    EvaluationResult one = measured.apply(first);
    return tell(
        one,
        other.map(measured),
        chosen,
        (to, a, b) -> new EvaluationReport(evaluations::place, reportWords()).write(to, a, b));
  }

  /** Writes a report of one or two runs into a folder. */
  private interface Writer {
    Path write(Path folder, EvaluationResult evaluated, Optional<EvaluationResult> other)
        throws IOException;
  }

  private boolean tell(
      EvaluationResult first, Optional<EvaluationResult> other, ChosenFields chosen, Writer writer)
      throws IOException {
    first.remarks().forEach(console::trouble);
    other.ifPresent(o -> o.remarks().forEach(console::trouble));
    print(first, chosen);
    other.ifPresent(o -> printContrast(first, o, chosen));
    if (report.isPresent()) {
      console.print("");
      console.print(writer.write(report.get(), first, other) + " saved");
    }
    return first.remarks().isEmpty()
        && other.map(o -> o.remarks().isEmpty()).orElse(true)
        && !first.measured().letters().isEmpty();
  }

  private void print(EvaluationResult evaluated, ChosenFields chosen) {
    Measurements measured = evaluated.measured();
    if (errors) {
      measured
          .letters()
          .forEach(
              letter ->
                  letter.comparison().verdicts().stream()
                      .filter(v -> chosen.has(v.field()))
                      .flatMap(v -> ScoreTable.error(letter.name(), v).stream())
                      .forEach(console::print));
      console.print("");
    }
    console.print("%d letters".formatted(measured.letters().size()));
    ScoreTable.lines(measured.scores().of(chosen::has), allFields).forEach(console::print);
    printIf(intervals, () -> ScoreTable.intervals(measured, chosen::has));
    printIf(agreement, () -> ScoreTable.agreement(measured, chosen::has));
  }

  private void printContrast(EvaluationResult first, EvaluationResult second, ChosenFields chosen) {
    printIf(
        true,
        () ->
            ScoreTable.contrast(
                RunComparison.of(first.measured(), second.measured()), chosen::has));
  }

  private void printIf(boolean wanted, java.util.function.Supplier<List<String>> lines) {
    if (wanted) {
      console.print("");
      lines.get().forEach(console::print);
    }
  }

  private EvaluationReport.TextDetail reportWords() {
    return withWords ? EvaluationReport.TextDetail.WITH : EvaluationReport.TextDetail.WITHOUT;
  }

  private GoldSource source() {
    String name = goldSet.orElseThrow();
    if (!name.equals("all")) {
      return new GoldSource.InSet(name, part.map(this::part));
    }
    if (part.isPresent()) {
      refuse("Only a gold set has splits.");
    }
    return new GoldSource.Finished();
  }

  private GoldSetPart part(String word) {
    return Arrays.stream(GoldSetPart.values())
        .filter(p -> p.word().equals(word))
        .findFirst()
        .orElseThrow(() -> misunderstood("The split must be train, development, or test."));
  }

  private EvaluatedRun run(String words) {
    String rest = words.substring(words.indexOf(':') + 1);
    return switch (words.replaceFirst("(?s):.*", ":")) {
      case "extractor" -> new EvaluatedRun.Extractor();
      case "kept" -> new EvaluatedRun.Kept();
      case "predictions:" -> new EvaluatedRun.Predicted(rest);
      case "annotator:" -> new EvaluatedRun.Annotator(rest);
      case "records:" -> new EvaluatedRun.Records(Path.of(rest), false);
      case "annotator-records:" -> new EvaluatedRun.Records(Path.of(rest), true);
      case String _ -> throw misunderstood("There's no run named " + words + ".");
    };
  }

  private void refuse(String sentence) {
    throw misunderstood(sentence);
  }

  private ParameterException misunderstood(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
