package imr.app;

import imr.annotation.AnnotationSet;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.exchange.AtomicOutput;
import imr.exchange.SchemaFile;
import imr.learn.CrossValidation;
import imr.learn.CrossValidation.Outcome;
import imr.learn.CrossValidation.Reads;
import imr.learn.DoubtQuality;
import imr.learn.Example;
import imr.learn.FieldQuality;
import imr.learn.LearnContext;
import imr.learn.LearnedModel;
import imr.learn.Trainer;
import imr.letter.Letter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that trains a model from folders of letters and gold records. */
@Command(
    name = "learn",
    description = {
      "Learn from letters and their gold records, and save the model. The extract command's --model"
          + " option uses it. Doesn't use the library.",
      "Letters without a gold record are used, too, with a low weight and their suggestions"
          + " unchanged."
    },
    mixinStandardHelpOptions = true,
    versionProvider = CliCommands.Version.class)
final class LearnCommand implements Callable<Integer> {
  private static final int FOLDS = 5;
  private static final int READ_AT_ONCE = 7;
  private static final int[] CURVE = {5, 10, 20, 40, 80, 160, 320, 640};

  private final Console console;
  private final Function<Schema, Function<Letter, AnnotationSet>> extractors;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--gold",
      paramLabel = "DIR",
      required = true,
      description = "The folder of gold records.")
  private Path gold = Path.of("");

  @Option(
      names = "--letters",
      paramLabel = "DIR",
      required = true,
      description = "The folder of letters, named like their records. Can be used more than once.")
  private List<Path> letters = List.of();

  @Option(
      names = "--suggested",
      paramLabel = "DIR",
      description =
          "A folder of records to use as suggestions, such as those of an older version, instead of"
              + " running the extractor.")
  private Optional<Path> suggested = Optional.empty();

  @Option(names = "--out", paramLabel = "MODEL", description = "The file to save the model to.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--measure",
      description =
          "Measure doubt and possible values on letters that the model didn't learn from"
              + " (five-fold cross-validation).")
  private boolean measure;

  @Option(
      names = "--curve",
      description =
          "Show the learning curve: what the model finds on its own after 5, 10, 20, 40, … letters,"
              + " and how many corrections a letter still needs.")
  private boolean curve;

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "FIELD",
      description =
          "Learn these fields or groups of fields as if no rule found them, and show how well the"
              + " model finds them.")
  private @Nullable List<String> without = null;

  LearnCommand(Console console, Function<Schema, Function<Letter, AnnotationSet>> extractors) {
    this.console = console;
    this.extractors = extractors;
  }

  @Override
  public Integer call() throws IOException {
    Schema schema = SchemaFile.builtIn();
    ChosenFields chosen = new ChosenFields(without == null ? List.of() : without);
    Optional<String> unknown = chosen.unknownIn(schema);
    if (unknown.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "There's no field or group named " + unknown.get() + ".");
    }
    Predicate<FieldId> unruled = f -> without != null && chosen.has(f);
    TrainingFolder folder = new TrainingFolder(schema, extractors.apply(schema));
    List<Example> examples =
        folder.read(
            letters, gold, suggested, schema.all().map(f -> f.id()).filter(unruled).toList());
    folder.remarks().forEach(console::trouble);
    List<Example> finished = examples.stream().filter(Example::finished).toList();
    if (finished.isEmpty()) {
      console.trouble("No letter has a gold record, so there's nothing to learn.");
      return 1;
    }
    LearnContext context = new LearnContext(schema, LocalDate.now(ZoneId.systemDefault()));
    CrossValidation validation = new CrossValidation(context, () -> false);
    if (curve) {
      curve(validation, finished, f -> without == null || unruled.test(f));
    } else if (without != null) {
      alone(schema, validation, finished, unruled);
    } else if (measure) {
      measure(validation.doubts(examples, FOLDS));
    }
    if (out.isPresent() || !(curve || measure || without != null)) {
      learn(context, examples);
    }
    return folder.remarks().isEmpty() ? 0 : 1;
  }

  private void learn(LearnContext context, List<Example> examples) throws IOException {
    LearnedModel model =
        new Trainer(context).train(examples, () -> false).orElseGet(LearnedModel::untrained);
    byte[] bytes = model.bytes();
    console.print(
        line(
            "Model %s, learned from %,d finished letters (%,d letters in all), %,d kB",
            model.id(), model.letters(), model.examples(), (bytes.length + 999) / 1000));
    console.print(line("%-46s %5s %5s %9s %7s", "field", "gold", "found", "precision", "F1"));
    for (Map.Entry<FieldId, FieldQuality> e : model.quality().entrySet()) {
      FieldQuality q = e.getValue();
      console.print(
          line(
              "%-46s %5d %5d %9.4f %7.4f", e.getKey(), q.gold(), q.found(), q.precision(), q.f1()));
    }
    if (out.isPresent()) {
      AtomicOutput.write(out.get(), bytes);
      console.print(out.get() + " saved");
    }
  }

  private void alone(
      Schema schema,
      CrossValidation validation,
      List<Example> finished,
      Predicate<FieldId> wanted) {
    int taught = finished.size() - readAtOnce(finished);
    List<Map<FieldId, Reads>> reads = validation.reads(finished, taught, finished.size() - taught);
    console.print(
        line("%d letters, each read by a model that learned from %d others", reads.size(), taught));
    console.print(
        line("%-46s %5s %5s %9s %10s", "field", "gold", "found", "strict F1", "relaxed F1"));
    for (FieldId field : CrossValidation.fields(schema, reads)) {
      if (wanted.test(field)) {
        Reads r = CrossValidation.sum(reads, field);
        console.print(
            line(
                "%-46s %5d %5d %9.4f %10.4f",
                field, r.gold(), r.found(), r.strictF1(), r.relaxedF1()));
      }
    }
  }

  private void curve(
      CrossValidation validation, List<Example> finished, Predicate<FieldId> wanted) {
    console.print(
        line("%7s %9s %10s %24s", "letters", "strict F1", "relaxed F1", "corrections per letter"));
    int most = finished.size() - readAtOnce(finished);
    for (int taught : steps(most)) {
      List<Map<FieldId, Reads>> reads = validation.reads(finished, taught, finished.size() - most);
      List<Reads> each =
          reads.stream()
              .map(
                  l ->
                      l.entrySet().stream()
                          .filter(e -> wanted.test(e.getKey()))
                          .map(Map.Entry::getValue)
                          .reduce(Reads::plus)
                          .orElse(new Reads(0, 0, 0, 0)))
              .toList();
      Reads all = each.stream().reduce(Reads::plus).orElse(new Reads(0, 0, 0, 0));
      double[] corrections =
          each.stream().mapToDouble(LearnCommand::corrections).sorted().toArray();
      console.print(
          line(
              "%7d %9.4f %10.4f %17.1f (median)",
              taught, all.strictF1(), all.relaxedF1(), corrections[corrections.length / 2]));
    }
  }

  private static int readAtOnce(List<Example> finished) {
    return Math.clamp(finished.size() / FOLDS, 1, READ_AT_ONCE);
  }

  private static List<Integer> steps(int most) {
    List<Integer> steps = new ArrayList<>();
    Arrays.stream(CURVE).filter(n -> n < most).forEach(steps::add);
    steps.add(most);
    return steps;
  }

  /** A value at the wrong location takes one correction, not a removal and an addition. */
  private static double corrections(Reads r) {
    return Math.max(r.gold(), r.found()) - r.strict();
  }

  private void measure(List<Outcome> outcomes) {
    DoubtQuality quality =
        DoubtQuality.of(outcomes.stream().flatMap(o -> o.judged().stream()).toList());
    int missed = outcomes.stream().mapToInt(Outcome::missed).sum();
    int offered = outcomes.stream().mapToInt(Outcome::offered).sum();
    int hits = outcomes.stream().mapToInt(Outcome::hits).sum();
    console.print(
        line(
            "%d letters: %d suggestions, %d wrong; %d values missed",
            outcomes.size(), quality.suggestions(), quality.wrong(), missed));
    console.print(
        line("Chance that a wrong value ranks below a right one: %.4f", quality.ranking()));
    console.print(line("Wrong values among the least sure 10%%: %.1f%%", 100 * quality.inTenth()));
    console.print(line("Expected calibration error: %.4f", quality.calibrationError()));
    console.print(
        line(
            "Possible values: %d offered, %d right (%.1f%% of the missed ones)",
            offered, hits, missed == 0 ? 0.0 : 100.0 * hits / missed));
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
