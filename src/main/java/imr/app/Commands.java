package imr.app;

import imr.annotation.AnnotationSet;
import imr.annotation.Schema;
import imr.exchange.RecordFile;
import imr.exchange.SchemaFile;
import imr.letter.Letter;
import imr.store.Opening;
import imr.store.Store;
import imr.workbench.Background;
import imr.workbench.Preferences;
import imr.workbench.RenewalReport;
import imr.workbench.Settings;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The words of the command line. Each gives 0 when all went well, else 1. */
@Command(
    name = "imr-workbench",
    description = "Without a word, or with a project file, opens the workbench's window.",
    mixinStandardHelpOptions = true,
    versionProvider = Commands.Version.class)
final class Commands implements Callable<Integer> {
  private static final String DATA =
      "The folder of the store, the settings and the log, instead of the usual one.";
  private static final String OUT = "The folder for the records.";
  private static final String PATHS = "PDFs, texts, folders of them.";

  private final Console console;
  private final WindowStart window;
  private final Function<Schema, Function<Letter, AnnotationSet>> extractors;
  private final Passphrases passphrases;

  @Option(names = "--data", paramLabel = "DIR", description = DATA)
  private Optional<Path> data = Optional.empty();

  @Mixin private final SmokeWords smoke = new SmokeWords();

  @Mixin private final Demo demo = new Demo();

  @Parameters(
      arity = "0..1",
      paramLabel = "PROJECT",
      description = "A project file, which the window offers to take in.")
  private Optional<String> project = Optional.empty();

  private Optional<CommandSpec> spec = Optional.empty();

  Commands(
      Console console,
      WindowStart window,
      Function<Schema, Function<Letter, AnnotationSet>> extractors,
      Passphrases passphrases) {
    this.console = console;
    this.window = window;
    this.extractors = extractors;
    this.passphrases = passphrases;
  }

  /** The version that the jar's manifest tells. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "IMR Workbench " + number().orElse("(not packaged)"), "Java " + Runtime.version()
      };
    }

    /** Empty where the classes stand in no jar. */
    static Optional<String> number() {
      return Optional.ofNullable(Commands.class.getPackage().getImplementationVersion());
    }
  }

  /** The folder that {@code --data} names, else the usual one. */
  DataFolder folder() {
    return data.map(DataFolder::new).or(smoke::folder).orElseGet(DataFolder::ofThisUser);
  }

  /** {@code --data} may stand before the word or after it. */
  DataFolder folder(Optional<Path> named) {
    return named.map(DataFolder::new).orElseGet(this::folder);
  }

  /** Told by the library, where it reads the words. */
  @Spec
  void readBy(CommandSpec words) {
    spec = Optional.of(words);
  }

  /** Takes over what was read without the library. */
  void take(PlainStart start) {
    data = start.data();
    smoke.take(start);
    project = start.project();
  }

  @Override
  public Integer call() throws IOException {
    if (demo.wanted()) {
      return code(demo.run(console, window, this));
    }
    return smoke.wanted()
        ? code(smoke.run(console, window, folder()))
        : code(window.run(folder(), project.map(this::projectFile)));
  }

  /** Where no library has read the words, it is there. */
  private Path projectFile(String named) {
    return spec.map(words -> ProjectFile.named(named, words.commandLine()))
        .orElseGet(() -> Path.of(named).toAbsolutePath());
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
      @Option(names = "--out", paramLabel = "DIR", description = OUT) Optional<Path> out,
      @Option(names = "--any", description = "Also from texts that look like no letter.")
          boolean any,
      @Option(
              names = "--rules",
              description = "With each value's rule and confidence; with --out always.")
          boolean rules,
      @Parameters(arity = "1..*", paramLabel = "PATH", description = PATHS) List<Path> paths)
      throws IOException {
    Schema schema = SchemaFile.builtIn();
    boolean told = rules || out.isPresent();
    RecordFile.Detail detail = told ? RecordFile.Detail.WITH_RULES : RecordFile.Detail.PLAIN;
    return code(
        new Extraction(
                console,
                new RecordFile(schema),
                extractors.apply(schema),
                new Extraction.Options(out, any, detail))
            .run(paths));
  }

  @Command(
      name = "import",
      description = "Takes letters into the store, with what the program finds in them.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int importLetters(
      @Option(names = "--data", paramLabel = "DIR", description = DATA) Optional<Path> folder,
      @Option(names = "--any", description = "Also texts that look like no letter.") boolean any,
      @Parameters(arity = "1..*", paramLabel = "PATH", description = PATHS) List<Path> paths)
      throws IOException {
    folder(folder).create();
    return onStore(folder(folder), w -> new Importing(console, w).run(paths, any));
  }

  @Command(
      name = "list",
      description = "Prints the store's letters: state, open blanks, title, file, dispute, id.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int list(@Option(names = "--data", paramLabel = "DIR", description = DATA) Optional<Path> folder)
      throws IOException {
    return onStore(
        folder(folder),
        w -> {
          Exporting.list(w, console);
          return true;
        });
  }

  @Command(
      name = "extract-again",
      description = {
        "Extracts every letter in the store again that is not finished and that an older version"
            + " has read. What a person touched stays as it is, the rest is replaced."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int extractAgain(
      @Option(names = "--data", paramLabel = "DIR", description = DATA) Optional<Path> folder)
      throws IOException {
    return onStore(folder(folder), this::extractedAgain);
  }

  private boolean extractedAgain(Workbench workbench) {
    try (Background background = Background.onAllCores(Runnable::run)) {
      RenewalReport report = workbench.renewAll(background, new Task(System::nanoTime));
      report.failed().forEach(console::trouble);
      console.print(report.line());
      return report.failed().isEmpty();
    }
  }

  @Command(
      name = "check",
      description = {
        "Looks through everything in the store: each letter's text, file, changes and figures, the"
            + " journal, the backups."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int check(
      @Option(names = "--data", paramLabel = "DIR", description = DATA) Optional<Path> folder,
      @Option(
              names = "--repair",
              description = "Makes a damaged store anew from backups and journal.")
          boolean repair)
      throws IOException {
    return onStore(folder(folder), w -> new Keeping(console, w).check(repair));
  }

  @Command(
      name = "backup",
      description = "Makes a backup beside the store, and opens it to see that it is whole.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int backup(
      @Option(names = "--data", paramLabel = "DIR", description = DATA) Optional<Path> folder)
      throws IOException {
    return onStore(folder(folder), w -> new Keeping(console, w).backup());
  }

  @Command(
      name = "backups",
      description = "Prints the backups, newest first: name, letters, changes, size.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int backups(
      @Option(names = "--data", paramLabel = "DIR", description = DATA) Optional<Path> folder)
      throws IOException {
    return onStore(folder(folder), w -> new Keeping(console, w).list());
  }

  @Command(
      name = "restore",
      description = {
        "Puts a backup in the store's place, with everything that was done since. What is there now"
            + " is backed up first."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int restore(
      @Option(names = "--data", paramLabel = "DIR", description = DATA) Optional<Path> folder,
      @Option(names = "--as-it-was", description = "Without what was done since.") boolean asItWas,
      @Parameters(paramLabel = "BACKUP", description = "Its name, as backups prints it.")
          String backup)
      throws IOException {
    return onStore(folder(folder), w -> new Keeping(console, w).restore(backup, asItWas));
  }

  @Command(
      name = "passphrase",
      description = {
        "Encrypts the store, its journal and its backups with a passphrase, or changes it. The"
            + " passphrases come from IMR_PASSPHRASE and IMR_NEW_PASSPHRASE, else are asked for."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int passphrase(
      @Option(names = "--data", paramLabel = "DIR", description = DATA) Optional<Path> folder,
      @Option(names = "--remove", description = "Makes everything plain again.") boolean remove)
      throws IOException {
    DataFolder data = folder(folder);
    Settings settings = Settings.open(data.settings(), Preferences.of("annotator"));
    return onStore(data, w -> new Keeping(console, w).passphrase(passphrases, remove, settings));
  }

  /** Something done with an open store; true when all went well. */
  interface Work {
    boolean with(Workbench workbench) throws IOException;
  }

  int onStore(DataFolder folder, Work work) throws IOException {
    if (!Files.isDirectory(folder.path())) {
      console.trouble(folder.path() + " is not there: nothing was imported yet.");
      return 1;
    }
    return switch (opened(folder)) {
      case Opening.Opened opened -> {
        opened.remarks().forEach(console::trouble);
        try (Workbench workbench =
            new Workbench(
                opened.store(), SchemaFile.builtIn(), Clock.system(ZoneId.systemDefault()))) {
          yield code(work.with(workbench));
        }
      }
      case Opening.Refused refused -> {
        console.trouble(refused.sentence());
        yield 1;
      }
    };
  }

  private Opening opened(DataFolder folder) {
    Opening plain = Store.open(folder.path());
    boolean locked =
        plain instanceof Opening.Refused refused
            && refused.reason() == Opening.Reason.PASSPHRASE_NEEDED;
    Optional<String> passphrase = locked ? passphrases.now() : Optional.empty();
    return passphrase.isPresent() ? Store.open(folder.path(), passphrase) : plain;
  }
}
