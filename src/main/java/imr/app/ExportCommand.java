package imr.app;

import imr.annotation.GoldSet;
import imr.exchange.Format;
import imr.exchange.Formats;
import imr.store.LetterRow;
import imr.workbench.ExportReport;
import imr.workbench.ExportResult;
import imr.workbench.ExportScope;
import imr.workbench.Exports;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that exports letters and records in any format. */
@Command(
    name = "export",
    description = {
      "Export the record of each letter: to DIR/<file name without extension>.json, or one line per"
          + " letter to standard output. With --format, export letters and records in that format,"
          + " and report what the format can't include to standard error."
    },
    mixinStandardHelpOptions = true,
    versionProvider = CliCommands.Version.class)
final class ExportCommand implements Callable<Integer> {
  private final CliCommands commands;
  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final LibraryOption library = new LibraryOption();

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = {
        "The output file or folder. Without --format, the folder for the records. With --format, an"
            + " existing folder is replaced only if it contains an earlier export."
      })
  private Optional<Path> out = Optional.empty();

  @Option(names = "--format", paramLabel = "ID", description = "The format; see --formats.")
  private Optional<String> format = Optional.empty();

  @Option(names = "--formats", description = "List the formats: ID, name, purpose.")
  private boolean formats;

  @ArgGroup private Which which = new Which();

  @ArgGroup private TextOption words = new TextOption();

  @Option(
      names = "--only-decided",
      description = "Only values that a person confirmed, corrected, or added.")
  private boolean onlyDecided;

  @Option(names = "--only-corrected", description = "Only letters that a person changed.")
  private boolean onlyCorrected;

  @Option(
      names = "--dry-run",
      description = "Report what the format can't include, without exporting.")
  private boolean dryRun;

  /** Selects letters; all if no option is given. */
  static final class Which {
    @Option(names = "--finished", description = "Only finished letters.")
    private boolean finished;

    @Option(names = "--newest-revisions", description = "All finished revisions.")
    private boolean newestRevisions;

    @Option(
        names = "--gold-set",
        paramLabel = "NAME",
        description = "The letters of a gold set in the set's revisions, with their splits.")
    private Optional<String> goldSet = Optional.empty();

    @Option(
        names = "--letter",
        paramLabel = "LETTER",
        description = "A letter by file name or the start of its ID. Can be repeated.")
    private @Nullable List<String> letters;

    List<String> letters() {
      return letters == null ? List.of() : letters;
    }
  }

  /** Whether letter text is included. */
  static final class TextOption {
    @Option(names = "--with-text", description = "Include letter text (default).")
    private boolean with;

    @Option(
        names = "--without-text",
        description = "Leave out letter text: only locations, codes, dates, and numbers.")
    private boolean without;
  }

  ExportCommand(CliCommands commands, Console console) {
    this.commands = commands;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (formats) {
      Formats.all().forEach(f -> console.print(String.join("\t", f.id(), f.label(), f.purpose())));
      return 0;
    }
    if (format.isEmpty()) {
      refuseWithoutFormat();
      return onStore(w -> new ConsoleExport(console, w, out).run(which.finished));
    }
    Format chosen =
        Formats.named(format.get())
            .orElseThrow(
                () -> refused("There's no format named " + format.get() + ". See --formats."));
    if (words.without && chosen.needsText()) {
      throw refused(chosen.label() + " always includes the letter text. Use --with-text.");
    }
    if (out.isEmpty() && !dryRun) {
      throw refused("Specify an output location with --out, or use --dry-run.");
    }
    return onStore(w -> exported(w, chosen));
  }

  private Integer onStore(CliCommands.StoreOperation work) throws IOException {
    return commands.onStore(commands.folder(library), work);
  }

  private void refuseWithoutFormat() {
    boolean newer = which.newestRevisions || which.goldSet.isPresent() || words.with || dryRun;
    newer |= onlyDecided || onlyCorrected;
    if (newer || words.without || !which.letters().isEmpty()) {
      throw refused("Specify a format with --format. Use --formats to list them.");
    }
  }

  private ParameterException refused(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private boolean exported(Workbench workbench, Format chosen) {
    List<String> trouble = new ArrayList<>();
    Optional<ExportScope> scope = scope(workbench, trouble);
    trouble.forEach(console::trouble);
    return scope.isPresent()
        && exported(
            workbench.exports(),
            new Exports.Order(
                scope.get(),
                chosen,
                !words.without,
                new Exports.Selection(onlyDecided, onlyCorrected)));
  }

  /** Returns empty if an option refers to something that doesn't exist. */
  private Optional<ExportScope> scope(Workbench workbench, List<String> trouble) {
    if (which.goldSet.isPresent()) {
      Optional<GoldSet> set = workbench.gold().named(which.goldSet.get());
      if (set.isEmpty()) {
        trouble.add("There's no gold set named “" + which.goldSet.get() + "”.");
      }
      return set.map(ExportScope.OfGoldSet::new);
    }
    if (!which.letters().isEmpty()) {
      List<String> ids =
          which.letters().stream().flatMap(l -> ids(workbench, l, trouble).stream()).toList();
      return trouble.isEmpty()
          ? Optional.of(new ExportScope.SelectedLetters(ids.stream().distinct().toList()))
          : Optional.empty();
    }
    if (which.newestRevisions) {
      return Optional.of(new ExportScope.NewestRevisions());
    }
    return Optional.of(which.finished ? new ExportScope.Finished() : new ExportScope.All());
  }

  private static List<String> ids(Workbench workbench, String named, List<String> trouble) {
    List<String> found =
        workbench.letters().stream()
            .filter(l -> composed(l.name()).equals(composed(named)) || beginsId(named, l))
            .map(LetterRow::id)
            .toList();
    if (found.isEmpty()) {
      trouble.add("There's no letter named “" + named + "”, and no ID that starts with it.");
    }
    return found;
  }

  /** Normalizes file names, because systems write {@code ü} as one character or as two. */
  private static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  private static boolean beginsId(String named, LetterRow letter) {
    return named.matches("[0-9a-f]{8,64}") && letter.id().startsWith(named);
  }

  private boolean exported(Exports exports, Exports.Order order) {
    Progress progress = new Progress(console);
    ExportReport report =
        progress.of("Checking", (background, task) -> exports.report(order, background, task));
    told(order, report);
    if (dryRun) {
      report.refused().forEach(console::trouble);
      return report.refused().isEmpty();
    }
    ExportResult written =
        progress.of(
            "Exporting",
            (background, task) -> exports.write(order, out.orElseThrow(), background, task));
    written.refused().forEach(console::trouble);
    console.print(written.line());
    return written.refused().isEmpty() && written.place().isPresent();
  }

  private void told(Exports.Order order, ExportReport report) {
    console.trouble(report.line() + ".");
    report.warnings().forEach(console::trouble);
    if (report.losses().isEmpty()) {
      console.trouble(order.format().label() + " includes everything.");
    } else {
      console.trouble(order.format().label() + " can't include:");
      report.lossLines().forEach(line -> console.trouble("  " + line));
    }
    if (order.textIsWritten()) {
      console.trouble(
          "The export includes letter text, which contains protected health information (PHI).");
    }
  }
}
