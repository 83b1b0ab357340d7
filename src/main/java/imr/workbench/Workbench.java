package imr.workbench;

import imr.annotation.GoldSet;
import imr.annotation.Headline;
import imr.annotation.Headline.State;
import imr.annotation.PassId;
import imr.annotation.ProjectSchema;
import imr.annotation.Revision;
import imr.annotation.Schema;
import imr.annotation.SchemaEdit;
import imr.annotation.ValueReader;
import imr.exchange.LedgerFile;
import imr.exchange.ProjectReader;
import imr.extract.Extractor;
import imr.intake.Intake;
import imr.intake.IntakeResult;
import imr.intake.LetterPages;
import imr.intake.Limits;
import imr.intake.SampleLetters;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.review.CorrectionCounts;
import imr.review.ExtractionUpdate;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.store.Availability;
import imr.store.Backup;
import imr.store.BackupOutcome;
import imr.store.Document;
import imr.store.Effort;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.Maintenance;
import imr.store.NewLetter;
import imr.store.RestoreResult;
import imr.store.Store;
import imr.store.StoreDamagedException;
import imr.store.StoreFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The way of one letter, as steps that the windows and the command line both take: a file that was
 * read becomes a letter with suggestions, goes into the store, comes onto the desk, and every
 * gesture goes back into the store. Each method returns once its work is done and on disk; all may
 * be called from any thread.
 */
public final class Workbench implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Workbench.class.getName());

  private final Store store;
  private final Schema builtIn;
  private final CustomFields fields;
  private final ValueReader reader;
  private final Lazy<Extractor> extractor;
  private final LetterService letters;
  private final Clock clock;
  private final Intake intake = new Intake(Limits.standard());
  private final TimeLimitedWork foreign;
  private final LetterSearch finding;
  private final LearningService learning;
  private volatile boolean letterOpen;
  private final PlantLog plants;
  private final DoubleRounds rounds;
  private final SecondLedgers passes;
  private final GestureMerger shared;
  private final FirstAnnotators firsts;
  private final ViewerAccess sight;

  /**
   * Works on an open store, and closes it in the end.
   *
   * @param builtIn the schema that the program ships; the project's own fields come from the store
   */
  public Workbench(Store store, Schema builtIn, Clock clock) {
    this(store, builtIn, clock, TimeLimitedWork.standard());
  }

  /** As above, with another limit on the time that foreign files may take. */
  Workbench(Store store, Schema builtIn, Clock clock, TimeLimitedWork foreign) {
    this.foreign = foreign;
    this.store = store;
    this.builtIn = builtIn;
    this.clock = clock;
    this.fields = new CustomFields(store, builtIn, clock);
    this.reader = new ValueReader(LocalDate.now(clock).getYear());
    // its vocabulary takes a tenth of a second, which no window shall wait for
    this.extractor = new Lazy<>(() -> new Extractor(builtIn, reader));
    this.letters = new LetterService(store, this::schema, reader, extractor::get, clock);
    this.rounds = new DoubleRounds(store);
    this.passes = new SecondLedgers(store, letters::open);
    this.shared = new GestureMerger(store, letters::open);
    this.firsts = new FirstAnnotators(store);
    this.sight = new ViewerAccess(store, rounds, passes, firsts, clock);
    this.learning = new LearningService(store, this::schema, clock, sight, this::doubtChanged);
    this.finding =
        new LetterSearch(store, this::schema, clock, () -> sight.blind().keySet(), learning);
    store.whenWritten(finding::changed);
    this.plants = new PlantLog(store, clock);
  }

  /** The project's schema as it is now; a letter on the desk keeps the one it was opened with. */
  public Schema schema() {
    return fields.project().schema();
  }

  private void doubtChanged() {
    finding.doubtChanged();
  }

  /** What the library's letters teach. */
  public LearningService learning() {
    return learning;
  }

  /**
   * Told by a window whenever it opens or closes a letter. While one is open, its next change must
   * follow the last one, so whatever else writes into letters is refused.
   */
  public void letterIsOpen(boolean open) {
    letterOpen = open;
  }

  /**
   * @throws IllegalStateException if a letter is open
   */
  private void requireNoLetterOpen() {
    if (letterOpen) {
      throw new IllegalStateException("a letter is open, into which only its window may write");
    }
  }

  /** The project's own fields, with every change ever made to them. */
  public CustomFields fields() {
    return fields;
  }

  /**
   * Changes the project's fields, and counts again what the library tells of the letters. It is on
   * disk when this returns; a stop ends the counting alone. Letters are to be opened again then.
   */
  public ProjectSchema.Outcome changeFields(List<SchemaEdit> edits, String by, Task task) {
    requireNoLetterOpen();
    ProjectSchema.Outcome outcome = fields.change(edits, by);
    if (outcome instanceof ProjectSchema.Outcome.Changed && CustomFields.touchesFigures(edits)) {
      fields.countAgain(id -> open(id).headline(), task);
    }
    finding.allChanged();
    learning.changed();
    return outcome;
  }

  /**
   * The library without its trash, in the order in which the letters came in; letters that the
   * viewer annotates blind with their own second record's state.
   */
  public List<LetterRow> letters() {
    return sight.listed();
  }

  /**
   * Tells who is at the screen, so that nothing is shown of a letter that they annotate blind, and
   * nothing of it is counted, found, or exported. Without it, everything is.
   */
  public void viewedBy(Supplier<String> person) {
    sight.of(() -> Optional.of(person.get()).filter(name -> !name.isBlank()));
  }

  /** Double annotation: two people, each blind to the other's work. */
  public DoubleAnnotation doubles() {
    return new DoubleAnnotation(store, schema(), rounds, passes, sight, clock);
  }

  /** Deciding between two records of a letter. */
  public Adjudications adjudications() {
    return new Adjudications(this, rounds, passes, firsts, clock);
  }

  /** How good the records are; catch rates of planted errors aren't measured. */
  public Quality quality() {
    return new Quality(this, schema(), sight, clock, _ -> Optional.empty());
  }

  LoadedLetter kept(String id) {
    return store.kept(id);
  }

  /** The second record that the viewer sees in a letter's place; empty where they see its own. */
  public Optional<PassId> passOf(String letter) {
    return Optional.ofNullable(sight.blind().get(letter));
  }

  /**
   * Opens what the viewer may see of a letter: its record, with planted errors where there are any,
   * or their own second record.
   */
  public ReviewSession openForViewer(String id) {
    LoadedLetter kept = store.kept(id);
    return plants.over(
        passOf(id).map(pass -> passes.open(kept, pass)).orElseGet(() -> letters.open(kept)));
  }

  /** As {@link #openForViewer}, with what the review screen asks for first worked out. */
  public ReviewSession openForReview(String id) {
    return openForViewer(id).prepared(LocalDate.now(clock));
  }

  /** Opens a second record, begun or not. */
  public ReviewSession open(String letter, PassId pass) {
    return passes.open(store.kept(letter), pass);
  }

  /**
   * Writes a gesture into a second record's ledger; it is on disk when this returns.
   *
   * @throws IllegalStateException if it doesn't follow, or the record is being adjudicated
   */
  public void keep(String letter, PassId pass, Gesture gesture) {
    if (rounds.opened(letter, pass).isPresent()) {
      throw new IllegalStateException("the second record is being adjudicated");
    }
    passes.keep(letter, pass, gesture);
  }

  /**
   * Takes in files and folders, on all cores; to be called within {@link Background#run}. The
   * report says what became of each file.
   */
  public ImportReport importFiles(
      List<Path> filesAndFolders, ImportRun.Choices choices, Background background, Task task) {
    return new ImportRun<>(background, intake, this::suggest, this::kept)
        .run(Intake.expand(filesAndFolders), choices, task);
  }

  private List<ImportRun.Kept> kept(List<NewLetter> letters) {
    return add(letters).stream()
        .map(isNew -> isNew ? ImportRun.Kept.ADDED : ImportRun.Kept.ALREADY_THERE)
        .toList();
  }

  /**
   * Reads a letter that a window is to show first, so that it is in memory when the window asks for
   * it; to be called while the toolkit starts. Trouble is left for the window, which tells it.
   */
  public void readAhead(String letter) {
    try {
      open(letter);
    } catch (StoreFailedException | StoreDamagedException | NoSuchElementException later) {
      LOG.log(System.Logger.Level.DEBUG, "the letter could not be read ahead", later);
    }
  }

  /** Does what would make the first import slow; for the background, once the window stands. */
  public void warmUp() {
    Intake.warmUp();
    new SampleLetters(intake).letters().forEach(this::suggest);
  }

  /** Takes in the letters that ship with the workbench, made up to try everything on. */
  public List<Boolean> importSamples() {
    return add(new SampleLetters(intake).letters().stream().map(this::suggest).toList());
  }

  /** What a program finds in a letter that was read, ready for {@link #add}; touches no store. */
  public NewLetter suggest(IntakeResult.Read read) {
    return letters.suggest(read);
  }

  /**
   * Takes letters into the store, all in one go; false for each that is there already. One that is
   * in the trash comes back from it, and counts as new.
   */
  public List<Boolean> add(List<NewLetter> fresh) {
    return letters.add(fresh);
  }

  /** The letters in the trash, in the order in which they came in. */
  public List<LetterRow> trash() {
    return store.trash();
  }

  /** True where there are no letters, not even in the trash. */
  public boolean isEmpty() {
    return letters().isEmpty() && trash().isEmpty();
  }

  /** Lists, archives, or trashes letters; none of it loses anything. See {@link Store#move}. */
  public void move(Collection<String> letters, Availability to) {
    store.move(letters, to, clock.instant());
  }

  /**
   * Deletes letters in the trash for good; see {@link Store#deleteForGood}. No letter may be under
   * review meanwhile; the list is to be read again.
   */
  public RestoreResult deleteForGood(Collection<String> letters) {
    requireNoLetterOpen();
    finding.forget();
    try {
      return store.deleteForGood(letters);
    } finally {
      learning.forget();
      finding.forget();
      finding.allChanged();
      forgetSecondRecords();
    }
  }

  private void forgetSecondRecords() {
    rounds.forget();
    passes.forget();
    firsts.forget();
  }

  /** The names of the gold sets that have any of the letters, in the order of the sets. */
  public List<String> goldSetsWith(Collection<String> letters) {
    return gold().sets().stream()
        .filter(set -> set.members().stream().anyMatch(m -> letters.contains(m.letter())))
        .map(GoldSet::name)
        .toList();
  }

  /** A letter's text alone, without what is said of it. */
  public Letter letter(String id) {
    return store.letter(id);
  }

  /** Lays a letter on the desk. */
  public ReviewSession open(String id) {
    return letters.open(store.kept(id));
  }

  /**
   * Opens a letter's original file to look at its pages; takes some ten milliseconds.
   *
   * @param password for a PDF that opens with one
   * @param stopped asked many times a second; true ends it
   */
  public LetterPages pages(String id, Optional<String> password, BooleanSupplier stopped) {
    return intake.pages(store.letter(id), store.original(id), password, stopped);
  }

  /**
   * Writes a gesture into the ledger; it is on disk when this returns.
   *
   * @return whether it came after actions of others, which the screen doesn't show yet
   */
  public SavedGesture keep(String letter, Gesture gesture, Headline headline) {
    SavedGesture kept = shared.keep(letter, gesture, headline);
    learning.written(letter, headline.state() == State.FINISHED);
    return kept;
  }

  /** Tells, on a thread of the library, of letters that other people wrote meanwhile. */
  public void whenOthersWrote(Consumer<List<String>> listener) {
    store.whenOthersWrote(listener);
  }

  /**
   * Extracts a letter again that an older extractor has read: what a person touched stays, the rest
   * is replaced, by a gesture of its own. False, and nothing is written, where nothing differs,
   * where this version has read it already, and for a finished letter.
   *
   * <p>The letter must not lie on a desk meanwhile: a gesture made there would no longer follow.
   */
  public boolean renew(String id) {
    LoadedLetter kept = store.kept(id);
    if (kept.ledger().gestures().stream().anyMatch(g -> g.author().equals(LetterService.PROGRAM))) {
      return false;
    }
    Optional<SessionStep> step =
        ExtractionUpdate.of(
            letters.open(kept),
            extractor.get().extract(kept.letter()),
            LetterService.PROGRAM,
            clock.instant());
    step.ifPresent(s -> keep(id, s.gesture(), s.after().headline()));
    return step.isPresent();
  }

  /**
   * As {@link #renew} with every letter that is not finished, on all cores; to be called within
   * {@link Background#run}. A letter that cannot be extracted again is left as it was and named; a
   * store that fails ends it with an exception.
   */
  public ReExtractionReport renewAll(Background background, Task task) {
    requireNoLetterOpen();
    List<LetterRow> letters =
        store.letters().stream().filter(l -> l.headline().state() != State.FINISHED).toList();
    AtomicInteger changed = new AtomicInteger();
    Queue<String> failed = new ConcurrentLinkedQueue<>();
    background.each(
        letters.size(),
        task,
        at -> {
          // As at an import, one bad letter must not end the rest, nor the stack overflow that a
          // hostile text can cause.
          try {
            changed.addAndGet(renew(letters.get(at).id()) ? 1 : 0);
          } catch (StoreFailedException broken) {
            throw broken;
          } catch (RuntimeException | StackOverflowError accident) {
            LOG.log(System.Logger.Level.ERROR, "a letter could not be extracted again", accident);
            failed.add(notRenewed(letters.get(at), accident));
          }
        });
    return new ReExtractionReport(changed.get(), List.copyOf(failed), task.stopped());
  }

  /** The accident's kind alone: its message may hold words of the letter. */
  private static String notRenewed(LetterRow letter, Throwable accident) {
    return "Couldn't rerun extraction on “%s” (%s). The letter is unchanged. Please report this problem."
        .formatted(letter.name(), accident.getClass().getSimpleName());
  }

  /** What can be done to many letters in one go. */
  public BatchActions bulk() {
    return new BatchActions(
        store,
        sight::letters,
        schema(),
        reader,
        letter -> extractor.get().extract(letter),
        predictions()::reader,
        LetterService.PROGRAM,
        clock,
        this::requireNoLetterOpen,
        learning::changed);
  }

  /** True where backups, repair and the passphrase are this computer's own matter. */
  public boolean isMaintainedHere() {
    return store.maintenance().isPresent();
  }

  private Maintenance maintenance() {
    return store.maintenance().orElseGet(ServerMaintenance::new);
  }

  /** One field over all letters. */
  public ColumnReview column() {
    return new ColumnReview(
        store,
        this::letters,
        this::schema,
        this::open,
        (letter, gesture, headline) -> keep(letter, gesture, headline),
        learning,
        this::bulk,
        clock);
  }

  /** Errors that are planted in letters under review, to see whether they are caught. */
  public PlantLog plants() {
    return plants;
  }

  /** Corrections that fit in other letters, too. */
  public Propagation propagation() {
    return new Propagation(store, this::letters, this::schema, this::open, this::bulk);
  }

  /** Makes a backup, which is opened and looked through; for the background. */
  public BackupOutcome backup() {
    return maintenance().backup();
  }

  /** The backups, newest first. */
  public List<Backup> backups() {
    return maintenance().backups();
  }

  /**
   * Puts a backup in the store's place, after a backup of what is there. No letter may lie on a
   * desk meanwhile; the library is to be read again.
   *
   * @param everythingSince false for the store as it was then
   */
  public RestoreResult restore(String backup, boolean everythingSince) {
    requireNoLetterOpen();
    return again(maintenance().restore(backup, everythingSince));
  }

  /** Rebuilds a damaged store, as {@link #restore} does; the old files stay beside. */
  public RestoreResult repair() {
    requireNoLetterOpen();
    return again(maintenance().repair());
  }

  private RestoreResult again(RestoreResult restored) {
    fields.readAgain();
    learning.forget();
    forgetSecondRecords();
    finding.allChanged();
    return restored;
  }

  public boolean encrypted() {
    return maintenance().encrypted();
  }

  /** A secret for what is kept beside the library; see {@link Store#secretFor}. */
  public Optional<byte[]> secretFor(String use) {
    return store.secretFor(use);
  }

  /** Sets, changes or removes the passphrase; see {@link Maintenance#changePassphrase}. */
  public RestoreResult changePassphrase(Optional<String> now, Optional<String> next) {
    requireNoLetterOpen();
    finding.forget();
    learning.rest();
    try {
      return maintenance().changePassphrase(now, next);
    } finally {
      learning.forget();
      finding.forget();
      finding.allChanged();
    }
  }

  /**
   * Looks through everything: each letter's text, original file, gestures and headline, the
   * journal, the backups. On all cores; to be called within {@link Background#run}.
   */
  public CheckReport check(Background background, Task task) {
    return new CheckRun(store, this::open, background).run(task);
  }

  /**
   * Encrypts the files that {@link CheckReport#unencrypted} names, and deletes what can't be
   * encrypted; to be called only when the user agreed.
   *
   * @return the names of what was deleted
   */
  public List<String> deleteUnencrypted() {
    return maintenance().deleteUnencrypted();
  }

  /** Every gesture ever made on a letter, in order. */
  public List<Gesture> ledger(String letter) {
    return store.ledger(letter);
  }

  /** The gold revisions of a letter, from the first; none before it is finished. */
  public List<Revision> revisions(String letter) {
    LoadedLetter kept = store.kept(letter);
    return new Revisions(schema()).of(kept.letter(), kept.ledger());
  }

  /** What other workbenches hold of a letter and went on with separately. */
  public List<OtherLedger> otherLedgers(String letter) {
    LedgerFile format = new LedgerFile(store.letter(letter).text());
    return store.documents(Document.Kind.LEDGER, letter).stream()
        .flatMap(
            d ->
                switch (format.read(d.text())) {
                  case LedgerFile.LedgerReadResult.Refused _ -> Stream.<OtherLedger>empty();
                  case LedgerFile.LedgerReadResult.Read(Ledger ledger) ->
                      Stream.of(new OtherLedger(d.name(), d.at(), ledger));
                })
        .toList();
  }

  /** Finds letters; to be started by whoever wants to find any. */
  public LetterSearch finding() {
    return finding;
  }

  /** How far the work is. */
  public Overview overview() {
    return new Overview(store, finding, schema());
  }

  /** Notes what a letter cost a person today, beside what it cost before. */
  public void spent(String letter, String person, int keys, int seconds) {
    store.addEffort(new Effort(letter, person, LocalDate.now(clock), keys, seconds));
  }

  /** The gold sets made of finished letters. */
  public GoldSetManager gold() {
    return new GoldSetManager(store, schema(), clock, sight);
  }

  /** Letters and records into files of other forms. */
  public Exports exports() {
    return new Exports(store, schema(), reader, sight, quality()::certificate);
  }

  /** How well runs do against gold, and annotators against each other. */
  public Evaluations evaluations() {
    return new Evaluations(
        store, schema(), reader, letter -> extractor.get().extract(letter), predictions(), sight);
  }

  /** What programs elsewhere say of the letters. */
  public Predictions predictions() {
    return new Predictions(letters, store, schema(), reader, foreign);
  }

  /** What programs elsewhere say of a letter; nothing of a person's where the viewer is blind. */
  public List<RunOpinion> opinionsForViewer(String letter) {
    Predictions all = predictions();
    List<RunOpinion> opinions = all.of(letter);
    return passOf(letter).isEmpty()
        ? opinions
        : opinions.stream().filter(o -> all.person(o.run()).isEmpty()).toList();
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * In what way suggestions were corrected, over all letters that somebody has touched, on all
   * cores; to be called within {@link Background#run}. After a stop, of those reached by then.
   */
  public CorrectionCounts corrections(Background background, Task task) {
    return new CorrectionRun(store, schema(), sight.letters()).count(background, task);
  }

  /** The counts as comma-separated values, a line a field. */
  public String csv(CorrectionCounts counts) {
    return CorrectionRun.csv(schema(), counts);
  }

  /**
   * Writes everything into one project file: letters with their original files and ledgers, gold
   * sets, schema, and the settings where they are given. What stood at that place is replaced only
   * when all is written.
   */
  public ProjectExportResult writeProject(Path file, Optional<String> settings, Task task)
      throws IOException {
    return new ProjectExport(store, fields.project(), rounds, passes)
        .write(file, settings, clock.instant(), task);
  }

  /**
   * Writes letters as they are in memory into a project file, while the library can't be reached.
   * Where a letter's original file can't be read either, its text takes the place.
   *
   * @return how many letters are in the file
   */
  public int writeUnsaved(Path file, List<ReviewSession> letters) throws IOException {
    return new ProjectExport(store, fields.project(), rounds, passes)
        .write(file, letters, clock.instant());
  }

  /** The library's folder. */
  public Path folder() {
    return store.folder();
  }

  /**
   * Merges a project file into the library; nothing in it is taken out or changed. No letter may
   * lie on a desk meanwhile: a gesture made there would no longer follow.
   */
  public ProjectReport readProject(Path file, Task task) throws IOException {
    requireNoLetterOpen();
    return switch (ProjectReader.open(file, builtIn.id())) {
      case ProjectReader.ProjectOpenResult.Refused(String sentence) ->
          new ProjectReport.Refused(sentence);
      case ProjectReader.ProjectOpenResult.Opened(ProjectReader project) -> {
        try (project) {
          yield take(project, String.valueOf(file.getFileName()), task);
        }
      }
    };
  }

  /** Its fields first, so that what its letters say in them is known. */
  private ProjectReport take(ProjectReader project, String from, Task task) throws IOException {
    int before = fields.project().revision();
    List<String> conflicts = fields.merge(project.schemaChanges(), from, clock.instant());
    ProjectReport.ProjectImported taken =
        new ProjectImport(store, schema(), reader, from, clock.instant(), foreign, rounds, passes)
            .take(project, task);
    if (fields.project().revision() > before) {
      fields.countAgain(id -> open(id).headline(), new Task(System::nanoTime));
    }
    finding.allChanged();
    learning.changed();
    return taken.besides(conflicts);
  }

  @Override
  public void close() {
    finding.close();
    store.close();
  }
}
