package imr.app;

import imr.annotation.AnnotationSet;
import imr.annotation.DisplayFormat;
import imr.annotation.Schema;
import imr.exchange.RecordFile;
import imr.exchange.SchemaFile;
import imr.letter.Letter;
import imr.store.Store;
import imr.store.StoreOpenResult;
import imr.ui.settings.Preferences;
import imr.ui.settings.Settings;
import imr.workbench.Background;
import imr.workbench.LibraryCopy;
import imr.workbench.LibraryLocation;
import imr.workbench.ReExtractionReport;
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
import java.util.function.Supplier;
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
    description = "Without a command, opens the IMR Workbench window.",
    mixinStandardHelpOptions = true,
    versionProvider = CliCommands.Version.class)
final class CliCommands implements Callable<Integer> {
  private static final String OUT = "The output folder for the records.";
  private static final String PATHS = "PDF files, text files, or folders of them.";

  private final Console console;
  private final WindowStart window;
  private final Function<Schema, Function<Letter, AnnotationSet>> extractors;
  private final Passphrases passphrases;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder for the library, settings, and log, if not the default.")
  private Optional<Path> data = Optional.empty();

  @Mixin private final SmokeTestArguments smoke = new SmokeTestArguments();

  @Mixin private final TeamWords team = new TeamWords();

  @Mixin private final ViewerOption viewer = new ViewerOption();

  @Mixin private final Demo demo = new Demo();

  @Parameters(arity = "0..1", paramLabel = "PROJECT", description = "A project file to import.")
  private Optional<String> project = Optional.empty();

  private Optional<CommandSpec> spec = Optional.empty();

  CliCommands(
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
      return Optional.ofNullable(CliCommands.class.getPackage().getImplementationVersion());
    }
  }

  /** The folder that {@code --data} names, else the usual one. */
  DataFolder folder() {
    return data.map(DataFolder::new).or(smoke::folder).orElseGet(DataFolder::ofThisUser);
  }

  TeamWords team() {
    return team;
  }

  Passphrases passphrases() {
    return passphrases;
  }

  /** {@code --data} may come before the command or after it. */
  DataFolder folder(LibraryOption library) {
    return library.folder().map(DataFolder::new).orElseGet(this::folder);
  }

  /** Told by the library, where it reads the words. */
  @Spec
  void readBy(CommandSpec words) {
    spec = Optional.of(words);
  }

  /** Takes over what was read without the library. */
  void take(StartArguments start) {
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
        : code(window.run(folder(), location(folder()), secret(), project.map(this::projectFile)));
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
        "Extract the record of each letter: to DIR/<file name without extension>.json, or one line"
            + " per letter to standard output. Doesn't use the library."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int extract(
      @Option(names = "--out", paramLabel = "DIR", description = OUT) Optional<Path> out,
      @Option(
              names = "--any",
              description = "Also extract from files that don't look like IMR letters.")
          boolean any,
      @Option(
              names = "--rules",
              description =
                  "Include the rule and confidence of each value. Always included with --out.")
          boolean rules,
      @Option(
              names = "--model",
              paramLabel = "MODEL",
              description =
                  "A model from the learn command: its confidences replace those of the rules, and"
                      + " each record lists possible values that no rule found.")
          Optional<Path> model,
      @Parameters(arity = "1..*", paramLabel = "PATH", description = PATHS) List<Path> paths)
      throws IOException {
    Schema schema = SchemaFile.builtIn();
    Optional<ModelConfidences> learned = Optional.empty();
    if (model.isPresent()) {
      learned = ModelConfidences.of(model.get(), schema, console);
      if (learned.isEmpty()) {
        return 1;
      }
    }
    boolean told = rules || model.isPresent() || out.isPresent();
    RecordFile.Detail detail = told ? RecordFile.Detail.WITH_RULES : RecordFile.Detail.PLAIN;
    return code(
        new ConsoleExtraction(
                console,
                new RecordFile(schema),
                extractors.apply(schema),
                new ConsoleExtraction.Options(out, any, detail, learned))
            .run(paths));
  }

  @Command(
      name = "import",
      description = "Import letters into the library, with suggestions from the extractor.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int importLetters(
      @Mixin LibraryOption library,
      @Option(names = "--any", description = "Also import files that don't look like IMR letters.")
          boolean any,
      @Parameters(arity = "1..*", paramLabel = "PATH", description = PATHS) List<Path> paths)
      throws IOException {
    folder(library).create();
    return onStore(folder(library), w -> new ConsoleImport(console, w).run(paths, any));
  }

  @Command(
      name = "list",
      description =
          "List the letters in the library: state, unreviewed fields, title, file, dispute, ID.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int list(
      @Mixin LibraryOption library,
      @Option(names = "--archived", description = "List archived letters instead.")
          boolean archived,
      @Option(names = "--trash", description = "List letters in the trash instead.") boolean trash)
      throws IOException {
    return onStore(folder(library), w -> new LetterMoves(console, w).list(archived, trash));
  }

  @Command(
      name = "empty-trash",
      description = {
        "Delete the letters in the trash for good: from the library, its search index, and its"
            + " backups. You can't undo this. Copies elsewhere aren't touched."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int emptyTrash(
      @Mixin LibraryOption library,
      @Option(names = "--yes", description = "Really delete; without it, only list the letters.")
          boolean yes)
      throws IOException {
    return onStore(folder(library), w -> new LetterMoves(console, w).emptyTrash(yes));
  }

  @Command(
      name = "extract-again",
      description = {
        "Rerun extraction on unfinished letters that an older version processed. Reviewed values"
            + " stay; other suggestions are replaced."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int extractAgain(@Mixin LibraryOption library) throws IOException {
    return onStore(folder(library), this::extractedAgain);
  }

  private boolean extractedAgain(Workbench workbench) {
    try (Background background = Background.onAllCores(Runnable::run)) {
      ReExtractionReport report =
          workbench.reExtraction().renewAll(background, new Task(System::nanoTime));
      report.failed().forEach(console::trouble);
      console.print(report.line());
      return report.failed().isEmpty();
    }
  }

  @Command(
      name = "check",
      description = {
        "Check the whole library: the text, file, changes, and counts of each letter, the journal,"
            + " and the backups."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int check(
      @Mixin LibraryOption library,
      @Option(
              names = "--repair",
              description = "Rebuild a damaged library from its backups and journal.")
          boolean repair,
      @Option(
              names = "--delete-unencrypted",
              description =
                  "In an encrypted library, delete files that hold text of letters and can't be"
                      + " encrypted, such as damaged backups.")
          boolean deleteUnencrypted)
      throws IOException {
    return onStore(
        folder(library), w -> new StoreMaintenance(console, w).check(repair, deleteUnencrypted));
  }

  @Command(
      name = "backup",
      description = "Create a backup of the library and verify it.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int backup(@Mixin LibraryOption library) throws IOException {
    return onStore(folder(library), w -> new StoreMaintenance(console, w).backup());
  }

  @Command(
      name = "backups",
      description = "List the backups, newest first: name, letters, changes, size.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int backups(@Mixin LibraryOption library) throws IOException {
    return onStore(folder(library), w -> new StoreMaintenance(console, w).list());
  }

  @Command(
      name = "restore",
      description = {
        "Restore a backup and all later changes. The current state is backed up first."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int restore(
      @Mixin LibraryOption library,
      @Option(names = "--as-it-was", description = "Roll back: leave out later changes.")
          boolean asItWas,
      @Parameters(
              paramLabel = "BACKUP",
              description = "The backup's name; see the backups command.")
          String backup)
      throws IOException {
    return onStore(folder(library), w -> new StoreMaintenance(console, w).restore(backup, asItWas));
  }

  @Command(
      name = "passphrase",
      description = {
        "Encrypt the library, its journal, and its backups with a passphrase, or change the"
            + " passphrase. Reads IMR_PASSPHRASE and IMR_NEW_PASSPHRASE, or asks for them."
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int passphrase(
      @Mixin LibraryOption library,
      @Option(names = "--remove", description = "Remove the encryption.") boolean remove)
      throws IOException {
    DataFolder data = folder(library);
    Settings settings = Settings.open(data.settings(), Preferences.of("annotator"));
    return onStore(
        data, w -> new StoreMaintenance(console, w).passphrase(passphrases, remove, settings));
  }

  /** Something done with an open store; true when all went well. */
  interface StoreOperation {
    boolean with(Workbench workbench) throws IOException;
  }

  int onStore(DataFolder folder, StoreOperation work) throws IOException {
    LibraryLocation library = location(folder);
    if (library instanceof LibraryLocation.Folder && !Files.isDirectory(folder.path())) {
      console.trouble(folder.path() + " doesn't exist: no letters have been imported yet.");
      return 1;
    }
    return switch (opened(library)) {
      case StoreOpenResult.Opened opened -> {
        opened.remarks().forEach(console::trouble);
        try (Workbench workbench =
            new Workbench(
                opened.store(), SchemaFile.builtIn(), Clock.system(ZoneId.systemDefault()))) {
          String person = viewer.name(Openings.folder(folder, library));
          workbench.viewedBy(() -> person);
          tellBlind(person, workbench.blindLetters().size());
          yield code(work.with(workbench));
        }
      }
      case StoreOpenResult.Refused refused -> {
        console.trouble(refused.sentence());
        yield 1;
      }
    };
  }

  private void tellBlind(String person, int letters) {
    if (letters > 0) {
      console.trouble(
          "As “%s” you annotate %s blind: %s left out, or shown with your own annotations only. If you're someone else, add --viewer NAME."
              .formatted(
                  person,
                  DisplayFormat.count(letters, "letter"),
                  letters == 1 ? "it's" : "they're"));
    }
  }

  /**
   * Copies one library into another.
   *
   * @return the exit code
   */
  int copy(LibraryLocation from, LibraryLocation to) {
    return opened(from, source -> opened(to, target -> copied(source, target)));
  }

  private interface OnStore {
    int with(Store store);
  }

  private int opened(LibraryLocation library, OnStore work) {
    return switch (opened(library)) {
      case StoreOpenResult.Refused refused -> {
        console.trouble(refused.sentence());
        yield 1;
      }
      case StoreOpenResult.Opened opened -> {
        try (Store store = opened.store()) {
          yield work.with(store);
        }
      }
    };
  }

  private int copied(Store from, Store to) {
    LibraryCopy.Report report =
        new LibraryCopy(from, to, Clock.system(ZoneId.systemDefault())).run();
    console.print("letters\t" + report.letters());
    console.print("changes\t" + report.gestures());
    report
        .differing()
        .forEach(
            name ->
                console.trouble(
                    "“%s” was edited separately in both libraries. It was left unchanged."
                        .formatted(name)));
    return code(report.differing().isEmpty());
  }

  /** The library of the words before a command and after it: a team's, or the folder's. */
  private LibraryLocation location(DataFolder folder) {
    return team.address()
        .<LibraryLocation>map(at -> new LibraryLocation.Team(at, folder.team()))
        .orElseGet(() -> new LibraryLocation.Folder(folder.path()));
  }

  /** What the environment tells of the team library's password. */
  private Optional<String> secret() {
    return team.address().flatMap(_ -> passphrases.ofServer());
  }

  private StoreOpenResult opened(LibraryLocation library) {
    return switch (library) {
      case LibraryLocation.Folder _ -> opened(library, Optional.empty(), passphrases::now);
      case LibraryLocation.Team _ ->
          opened(library, passphrases.ofServer(), passphrases::askForServer);
    };
  }

  /** Opens with what is known, and once more with what was asked for, where that is needed. */
  private static StoreOpenResult opened(
      LibraryLocation library, Optional<String> known, Supplier<Optional<String>> ask) {
    StoreOpenResult first = library.open(known);
    boolean locked =
        first instanceof StoreOpenResult.Refused refused && refused.reason().needsSecret();
    Optional<String> asked = locked ? ask.get() : Optional.empty();
    return asked.isPresent() ? library.open(asked) : first;
  }
}
