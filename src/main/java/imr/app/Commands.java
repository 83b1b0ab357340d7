package imr.app;

import imr.annotation.AnnotationSet;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.evaluate.Scores;
import imr.exchange.RecordFile;
import imr.exchange.SchemaFile;
import imr.letter.Letter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The words of the command line. Each gives 0 when all went well, else 1. */
@Command(
    name = "imr-workbench",
    description = "Without a word, opens the workbench's window.",
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class)
final class Commands implements Callable<Integer> {
  private final Console console;
  private final WindowStart window;
  private final Function<Schema, Function<Letter, AnnotationSet>> extractors;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of the store, the settings and the log, instead of the usual one.")
  private Optional<Path> data = Optional.empty();

  @Spec private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  Commands(
      Console console,
      WindowStart window,
      Function<Schema, Function<Letter, AnnotationSet>> extractors) {
    this.console = console;
    this.window = window;
    this.extractors = extractors;
  }

  /** The version that the jar's manifest tells. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Commands.class.getPackage().getImplementationVersion();
      return new String[] {
        "IMR Workbench " + (version == null ? "(not packaged)" : version),
        "Java " + Runtime.version()
      };
    }
  }

  /** The folder that {@code --data} names, else the usual one. */
  DataFolder folder() {
    return data.map(DataFolder::new).orElseGet(DataFolder::ofThisUser);
  }

  @Override
  public Integer call() throws IOException {
    return code(window.run(folder()));
  }

  private static int code(boolean allWell) {
    return allWell ? 0 : 1;
  }

  @Command(
      name = "extract",
      description = {
        "Writes the record of each letter: to DIR/<file name without ending>.json, or one line a"
            + " letter to standard output. Uses no store."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int extract(
      @Option(names = "--out", paramLabel = "DIR", description = "The folder for the records.")
          Optional<Path> out,
      @Option(names = "--any", description = "Also from texts that look like no letter.")
          boolean any,
      @Option(names = "--rules", description = "With each value's rule and confidence.")
          boolean rules,
      @Parameters(
              arity = "1..*",
              paramLabel = "PATH",
              description = "PDFs, texts, folders of them.")
          List<Path> paths)
      throws IOException {
    Schema schema = SchemaFile.builtIn();
    RecordFile.Detail detail = rules ? RecordFile.Detail.WITH_RULES : RecordFile.Detail.PLAIN;
    return code(
        new Extraction(
                console,
                new RecordFile(schema),
                extractors.apply(schema),
                new Extraction.Options(out, any, detail))
            .run(paths));
  }

  @Command(
      name = "evaluate",
      description = {
        "Compares predicted records with gold records of the same file names, and prints precision,"
            + " recall and F1, strict and relaxed, of each field and micro-averaged."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int evaluate(
      @Option(names = "--gold", required = true, paramLabel = "DIR", description = "Gold records.")
          Path gold,
      @Option(
              names = "--predicted",
              required = true,
              paramLabel = "DIR",
              description = "Predicted records.")
          Path predicted,
      @Option(names = "--errors", description = "Lists every value that is no strict match.")
          boolean errors,
      @Option(
              names = "--fields",
              split = ",",
              paramLabel = "FIELD",
              description = "These fields or groups of fields only: case,items.request")
          @Nullable List<String> fields,
      @Option(names = "--all-fields", description = "Also fields that no record has a value of.")
          boolean allFields)
      throws IOException {
    Schema schema = SchemaFile.builtIn();
    Chosen chosen = new Chosen(fields == null ? List.of() : fields);
    chosen.unknownIn(schema).ifPresent(f -> refuse("No field or group is called " + f + "."));
    Evaluation evaluation = Evaluation.of(schema, gold, predicted);
    evaluation.remarks().forEach(console::trouble);
    if (errors) {
      printErrors(evaluation, chosen);
    }
    Scores scores = evaluation.scores().of(chosen::has);
    console.print("%d letters".formatted(evaluation.letters().size()));
    ScoreTable.lines(scores, allFields).forEach(console::print);
    return code(evaluation.remarks().isEmpty() && !evaluation.letters().isEmpty());
  }

  private void refuse(String sentence) {
    throw new ParameterException(spec.subcommands().get("evaluate"), sentence);
  }

  private void printErrors(Evaluation evaluation, Chosen chosen) {
    evaluation
        .letters()
        .forEach(
            (letter, comparison) ->
                comparison.verdicts().stream()
                    .filter(v -> chosen.has(v.field()))
                    .flatMap(v -> ScoreTable.error(letter, v).stream())
                    .forEach(console::print));
    console.print("");
  }

  /** Fields by their names or the beginnings of their names; all where none is named. */
  private record Chosen(List<String> names) {
    boolean has(FieldId field) {
      return names.isEmpty() || names.stream().anyMatch(name -> covers(name, field));
    }

    private static boolean covers(String name, FieldId field) {
      return field.path().equals(name) || field.path().startsWith(name + ".");
    }

    Optional<String> unknownIn(Schema schema) {
      return names.stream()
          .filter(name -> schema.all().noneMatch(f -> covers(name, f.id())))
          .findFirst();
    }
  }
}
