package imr.app;

import imr.annotation.DoubleRound;
import imr.annotation.PassId;
import imr.evaluate.Agreement;
import imr.evaluate.ConfidenceInterval;
import imr.evaluate.ErrorRate;
import imr.evaluate.Score;
import imr.store.LetterRow;
import imr.workbench.Background;
import imr.workbench.NewRound;
import imr.workbench.SecondRecord;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands of double annotation. */
@Command(
    name = "double",
    description = "Have letters annotated twice, blind, and measure how well people agree.",
    mixinStandardHelpOptions = true,
    versionProvider = CliCommands.Version.class)
final class DoubleCommands implements Runnable {

  private final CliCommands commands;
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  DoubleCommands(CliCommands commands, Console console) {
    this.commands = commands;
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Specify a subcommand: assign, list, or agreement.");
  }

  @Command(
      name = "assign",
      description = {
        "Assign letters to a second annotator, who sees suggestions but none of the first"
            + " annotator's decisions."
      },
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int assign(
      @Mixin LibraryOption library,
      @Option(
              names = "--person",
              paramLabel = "PERSON",
              description = "The second annotator. If omitted, anyone but the first.")
          Optional<String> person,
      @Option(
              names = "--size",
              paramLabel = "N",
              defaultValue = "0",
              description = "The number of letters to draw. If omitted, all.")
          int size,
      @Option(
              names = "--stratify",
              paramLabel = "BY",
              description = "Stratify the sample by decision, format, or year.")
          Optional<String> stratify,
      @Option(names = "--recheck", description = "Re-check finished letters for errors.")
          boolean recheck,
      @Option(
              names = "--after-days",
              paramLabel = "N",
              defaultValue = "0",
              description = "The number of days until the letters come up.")
          int days,
      @Option(
              names = "--by",
              paramLabel = "PERSON",
              description = "The name of the person who creates the round.")
          Optional<String> by,
      @Parameters(index = "0", paramLabel = "ROUND", description = "The name of the round.")
          String name,
      @Parameters(
              index = "1..*",
              paramLabel = "LETTER",
              description = "Titles or IDs of letters. If omitted, all letters.")
          @Nullable List<String> letters)
      throws IOException {
    NewRound.Stratum stratum = stratum(stratify);
    Optional<Instant> from =
        days > 0 ? Optional.of(Instant.now().plus(Duration.ofDays(days))) : Optional.empty();
    String creator = by.orElse(System.getProperty("user.name", "analyst"));
    return commands.onStore(
        commands.folder(library),
        w ->
            made(
                w,
                new NewRound(
                    name,
                    recheck ? DoubleRound.Purpose.RECHECK : DoubleRound.Purpose.DOUBLE,
                    person,
                    ids(w, letters == null ? List.of() : letters),
                    size,
                    stratum,
                    from),
                creator));
  }

  private NewRound.Stratum stratum(Optional<String> word) {
    try {
      return word.map(w -> NewRound.Stratum.valueOf(w.toUpperCase(Locale.ROOT)))
          .orElse(NewRound.Stratum.NONE);
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(
          spec.subcommands().get("assign"), "Enter --stratify decision, format, or year.");
    }
  }

  private List<String> ids(Workbench workbench, List<String> words) {
    List<LetterRow> all = workbench.letters();
    words.stream()
        .filter(w -> all.stream().noneMatch(row -> isNamed(row, w)))
        .forEach(w -> console.trouble("There's no letter “%s”.".formatted(w)));
    return all.stream()
        .filter(row -> words.isEmpty() || words.stream().anyMatch(w -> isNamed(row, w)))
        .map(LetterRow::id)
        .toList();
  }

  private static boolean isNamed(LetterRow row, String word) {
    return row.headline().title().equalsIgnoreCase(word)
        || (word.length() >= 8 && row.id().startsWith(word));
  }

  private boolean made(Workbench workbench, NewRound wanted, String by) {
    NewRound.Outcome outcome =
        inBackground(b -> workbench.doubles().make(wanted, by, b, new Task(System::nanoTime)));
    return switch (outcome) {
      case NewRound.Outcome.Refused(String sentence) -> {
        console.trouble(sentence);
        yield false;
      }
      case NewRound.Outcome.Made(DoubleRound round, int leftOut) -> {
        console.row(round.name(), letters(round.letters().size()), leftOut + " left out");
        yield true;
      }
    };
  }

  private static String letters(int count) {
    return count == 1 ? "1 letter" : count + " letters";
  }

  private static <T> T inBackground(Function<Background, T> work) {
    try (Background background = Background.onAllCores(Runnable::run)) {
      return work.apply(background);
    }
  }

  @Command(
      name = "list",
      description = "List the rounds, or the letters of a round and their progress.",
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int list(
      @Mixin LibraryOption library,
      @Parameters(
              arity = "0..1",
              paramLabel = "ROUND",
              description = "The name of a round. If omitted, all rounds.")
          Optional<String> name)
      throws IOException {
    return commands.onStore(
        commands.folder(library),
        w -> {
          if (name.isEmpty()) {
            w.doubles().rounds().forEach(r -> print(w, r));
            return true;
          }
          Optional<DoubleRound> round = w.doubles().named(name.get());
          round.ifPresentOrElse(
              r -> w.doubles().all(r).forEach(this::print),
              () -> console.trouble("There's no round named “" + name.get() + "”."));
          return round.isPresent();
        });
  }

  private void print(Workbench workbench, DoubleRound round) {
    long done =
        workbench.doubles().all(round).stream()
            .filter(s -> s.state() == SecondRecord.State.ADJUDICATED)
            .count();
    console.row(
        round.name(),
        round.at().toString(),
        round.by(),
        round.purpose().words(),
        round.person().orElse("anyone but the first"),
        letters(round.letters().size()),
        done + " adjudicated");
  }

  private void print(SecondRecord of) {
    console.row(
        of.title(),
        of.first().orElse("-"),
        of.pass().map(PassId::person).orElse("-"),
        of.state().words(),
        of.letter().substring(0, 12));
  }

  @Command(
      name = "agreement",
      description = "Print how well people agree, field by field, and what re-checks found.",
      mixinStandardHelpOptions = true,
      versionProvider = CliCommands.Version.class)
  int agreement(@Mixin LibraryOption library) throws IOException {
    return commands.onStore(
        commands.folder(library),
        w -> {
          Agreement all = w.quality().agreement(w.quality().judged());
          console.row("field", "F1 strict", "F1 relaxed", "kappa", "alpha");
          all.fields().forEach(this::print);
          if (!all.letters().isEmpty()) {
            console.row(
                "all", words(all.total().strict().f1()), words(all.total().relaxed().f1()), "", "");
          }
          console.print(letters(all.letters().size()) + " annotated twice");
          w.quality().errors().ifPresent(this::print);
          return true;
        });
  }

  private void print(Agreement.OfField of) {
    console.row(
        of.field().id().path(),
        words(of.score().strict().f1()),
        words(of.score().relaxed().f1()),
        words(of.kappa().value(), of.kappa().interval()),
        words(of.alpha().value(), of.alpha().interval()));
  }

  private void print(ErrorRate rate) {
    console.print(
        "Re-check: %s errors per 1,000 values in %s, %d not adjudicated yet"
            .formatted(
                rate.perThousand().isPresent()
                    ? String.format(Locale.ROOT, "%.1f", rate.perThousand().getAsDouble())
                    : "not measured",
                letters(rate.letters()),
                rate.waiting()));
  }

  private static String words(Score.Share share) {
    return words(share.value(), share.interval());
  }

  private static String words(OptionalDouble value, Optional<ConfidenceInterval> interval) {
    return value.isEmpty()
        ? "-"
        : String.format(Locale.ROOT, "%.3f", value.getAsDouble())
            + interval
                .map(i -> String.format(Locale.ROOT, " [%.3f-%.3f]", i.low(), i.high()))
                .orElse("");
  }
}
