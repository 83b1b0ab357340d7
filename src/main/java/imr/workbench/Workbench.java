package imr.workbench;

import imr.annotation.Headline;
import imr.annotation.Headline.State;
import imr.annotation.PassId;
import imr.annotation.ProjectSchema;
import imr.annotation.Provenance;
import imr.annotation.Revision;
import imr.annotation.Schema;
import imr.annotation.SchemaEdit;
import imr.annotation.ValueReader;
import imr.exchange.LedgerFile;
import imr.extract.Extractor;
import imr.intake.Intake;
import imr.intake.IntakeResult;
import imr.intake.LetterPages;
import imr.intake.Limits;
import imr.intake.SampleLetters;
import imr.ledger.Gesture;
import imr.ledger.GestureRow;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.review.CorrectionCounts;
import imr.review.ReviewSession;
import imr.store.Availability;
import imr.store.Document;
import imr.store.Effort;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.NewLetter;
import imr.store.NextGesture;
import imr.store.Sharing;
import imr.store.Store;
import imr.store.StoreDamagedException;
import imr.store.StoreFailedException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The use cases, which the windows and the command line share: a file that was read becomes a
 * letter with suggestions, is stored, is opened for review, and every gesture goes into the store.
 * Each method returns once its work is done and on disk; all may be called from any thread.
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
  private final Optional<UnsentActions> unsent;
  private final GestureMerger shared;
  private final FirstAnnotators firsts;
  private final ViewerAccess access;

  /**
   * Works on an open store, and closes it in the end.
   *
   * @param builtIn the schema that the program ships; the project's own fields come from the store
   */
  public Workbench(Store store, Schema builtIn, Clock clock) {
    this(store, builtIn, clock, TimeLimitedWork.standard());
  }

  /** As above, with another limit on the time that foreign files may take. */
  public Workbench(Store store, Schema builtIn, Clock clock, TimeLimitedWork foreign) {
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
    this.unsent = UnsentActions.of(store);
    this.shared = new GestureMerger(store, letters::open, unsent);
    this.firsts = new FirstAnnotators(store);
    this.access = new ViewerAccess(store, rounds, passes, firsts, clock);
    this.learning = new LearningService(store, this::schema, clock, access, this::doubtChanged);
    this.finding =
        new LetterSearch(store, this::schema, clock, () -> access.blind().keySet(), learning);
    store.whenOthersWrote(rounds::othersWrote);
    store.whenOthersWrote(passes::othersWrote);
    store.whenWritten(finding::changed);
    this.plants = new PlantLog(store, clock);
  }

  /** The project's schema as it is now; a letter under review keeps the one it was opened with. */
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
    allChanged();
    return outcome;
  }

  private void allChanged() {
    finding.allChanged();
    learning.changed();
  }

  /**
   * The library without its trash, in the order in which the letters came in; letters that the
   * viewer annotates blind with their own second record's state.
   */
  public List<LetterRow> letters() {
    return access.listed();
  }

  /** As {@link #letters()}, of some letters alone; ids that aren't listed are left out. */
  public List<LetterRow> letters(Collection<String> ids) {
    return access.listed(ids);
  }

  /** What people need of each other; empty for a library that only this program uses. */
  public Optional<Sharing> sharing() {
    return store.sharing();
  }

  /** The one name that decisions can have here; empty where the person says it. */
  public Optional<String> person() {
    return store.person();
  }

  /** Takes the next letter from the queue, assigned to a person; empty where none waits. */
  public Optional<String> nextFromQueue(String person) {
    return store.sharing().flatMap(s -> s.next(kept -> assigned(kept, person)));
  }

  private Optional<NextGesture> assigned(LoadedLetter kept, String person) {
    return letters
        .open(kept)
        .assignTo(Optional.of(person), new Provenance.Person(person, clock.instant()))
        .map(step -> new NextGesture(kept, step.gesture(), step.after().headline()));
  }

  /**
   * Tells who is at the screen, so that nothing is shown of a letter that they annotate blind, and
   * nothing of it is counted, found, or exported. Without it, everything is.
   */
  public void viewedBy(Supplier<String> person) {
    access.of(() -> Optional.of(person.get()).filter(name -> !name.isBlank()));
  }

  /** The ids of the letters that the viewer annotates blind, whose own record isn't shown. */
  public Set<String> blindLetters() {
    return access.blind().keySet();
  }

  /** Double annotation: two people, each blind to the other's work. */
  public DoubleAnnotation doubles() {
    return new DoubleAnnotation(store, schema(), rounds, passes, access, clock);
  }

  /** Deciding between two records of a letter. */
  public Adjudications adjudications() {
    return new Adjudications(this, rounds, passes, firsts, access, clock);
  }

  /** How good the records are. */
  public Quality quality() {
    return new Quality(this, schema(), access, clock, plants);
  }

  public LoadedLetter kept(String id) {
    return store.kept(id);
  }

  /** The second record that the viewer sees in a letter's place; empty where they see its own. */
  public Optional<PassId> passOf(String letter) {
    return Optional.ofNullable(access.blind().get(letter));
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
    sending();
    passes.keep(letter, pass, gesture);
    unsent.ifPresent(u -> u.sent(letter, Optional.of(pass), GestureRow.of(gesture)));
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

  /** Does what would make the first import slow; for the background, once the window is open. */
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
   * Takes letters into the store, all in one step; false for each that is there already. One that
   * is in the trash comes back from it, and counts as new.
   */
  public List<Boolean> add(List<NewLetter> fresh) {
    return letters.add(fresh);
  }

  /** The letters in the trash, in the order in which they came in. */
  public List<LetterRow> trash() {
    return access.asListed(store.trash());
  }

  /** True where there are no letters, not even in the trash. */
  public boolean isEmpty() {
    return letters().isEmpty() && trash().isEmpty();
  }

  /** Lists, archives, or trashes letters; none of it loses anything. See {@link Store#move}. */
  public void move(Collection<String> letters, Availability to) {
    store.move(letters, to, clock.instant());
  }

  private void forgetSecondRecords() {
    rounds.forget();
    passes.forget();
    firsts.forget();
  }

  /** A letter's text alone, without what is said of it. */
  public Letter letter(String id) {
    return store.letter(id);
  }

  /** Opens a letter's record for review. */
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
    sending();
    SavedGesture kept = shared.keep(letter, gesture, headline);
    unsent.ifPresent(u -> u.sent(letter, Optional.empty(), GestureRow.of(gesture)));
    learning.written(letter, headline.state() == State.FINISHED);
    return kept;
  }

  /**
   * Takes an action that is to be saved, so that {@link #writeUnsent} can write it to this
   * computer's disk; nothing where the library is there anyway. Waits for nothing.
   *
   * @return true where there is something to write
   */
  public boolean willSave(String letter, Optional<PassId> pass, Gesture gesture) {
    unsent.ifPresent(u -> u.add(letter, pass, gesture));
    return unsent.isPresent();
  }

  /**
   * Writes actions that aren't saved yet to this computer's disk, where the library is elsewhere.
   *
   * @return false where that failed, or isn't done in this library: they're in memory alone
   */
  public boolean writeUnsent() {
    unsent.ifPresent(UnsentActions::write);
    return keepsUnsent();
  }

  /** True where actions that aren't saved yet are on this computer's disk, and are sent later. */
  public boolean keepsUnsent() {
    return unsent.filter(UnsentActions::isKept).isPresent();
  }

  private void sending() {
    unsent.ifPresent(UnsentActions::write);
  }

  /**
   * Sends what an earlier run of the program couldn't save; to be called before a letter is opened.
   * Each action is saved once, in order, whatever became of it then.
   *
   * @return sentences for the annotator; none where there was nothing to send
   */
  public List<String> sendUnsent() {
    return unsent.map(u -> new UnsentDelivery(u, shared, passes).run()).orElse(List.of());
  }

  /** Tells, on a thread of the library, of letters that other people wrote meanwhile. */
  public void whenOthersWrote(Consumer<List<String>> listener) {
    store.whenOthersWrote(listener);
  }

  /** Letters that an older version of the extractor read. */
  public ReExtraction reExtraction() {
    return new ReExtraction(
        store, letters, extractor::get, clock, this::requireNoLetterOpen, this::keep);
  }

  /** What can be done to many letters in one step. */
  public BatchActions bulk() {
    return new BatchActions(
        store,
        access::letters,
        person -> access.blind(person).keySet(),
        schema(),
        reader,
        letter -> extractor.get().extract(letter),
        predictions()::reader,
        LetterService.PROGRAM,
        clock,
        this::requireNoLetterOpen,
        learning::changed);
  }

  /** Backups, the check, the passphrase, and deleting for good. */
  public LibraryMaintenance maintenance() {
    return new LibraryMaintenance(
        store,
        this::open,
        learning,
        finding,
        this::requireNoLetterOpen,
        fields::readAgain,
        this::forgetSecondRecords);
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

  /** How many planted errors were caught, without letters that the viewer annotates blind. */
  public PlantLog.Report plantReport() {
    Set<String> blind = blindLetters();
    return plants.report(schema(), id -> !blind.contains(id));
  }

  /** Errors that are planted in letters under review, to see whether they are caught. */
  public PlantLog plants() {
    return plants;
  }

  /** Corrections that fit in other letters, too. */
  public Propagation propagation() {
    return new Propagation(store, this::letters, this::schema, this::open, this::bulk);
  }

  /** A secret for what is kept beside the library; see {@link Store#secretFor}. */
  public Optional<byte[]> secretFor(String use) {
    return store.secretFor(use);
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
    return new GoldSetManager(store, schema(), clock, access);
  }

  /** Letters and records into files of other forms. */
  public Exports exports() {
    return new Exports(store, schema(), reader, access, quality()::certificate);
  }

  /** How well runs do against gold, and annotators against each other. */
  public Evaluations evaluations() {
    return new Evaluations(
        store, schema(), reader, letter -> extractor.get().extract(letter), predictions(), access);
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
        : opinions.stream().filter(o -> Predictions.person(o.run()).isEmpty()).toList();
  }

  public Instant now() {
    return clock.instant();
  }

  /**
   * In what way suggestions were corrected, over all letters that somebody has touched, on all
   * cores; to be called within {@link Background#run}. After a stop, of those reached by then.
   */
  public CorrectionCounts corrections(Background background, Task task) {
    return new CorrectionRun(store, schema(), access.letters()).count(background, task);
  }

  /** The counts as comma-separated values, a line a field. */
  public String csv(CorrectionCounts counts) {
    return CorrectionRun.csv(schema(), counts);
  }

  /** The library in a project file, and project files merged into the library. */
  public ProjectFiles projects() {
    return new ProjectFiles(
        store,
        fields,
        builtIn.id(),
        reader,
        letters,
        rounds,
        passes,
        access,
        foreign,
        clock,
        this::requireNoLetterOpen,
        this::allChanged);
  }

  /** The library's folder. */
  public Path folder() {
    return store.folder();
  }

  @Override
  public void close() {
    finding.close();
    unsent.ifPresent(UnsentActions::close);
    store.close();
  }
}
