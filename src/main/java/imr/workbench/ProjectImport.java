package imr.workbench;

import imr.annotation.DoubleRound;
import imr.annotation.GoldSet;
import imr.annotation.Headline;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.ValueReader;
import imr.exchange.LedgerFile;
import imr.exchange.PredictionFile;
import imr.exchange.ProjectLetter;
import imr.exchange.ProjectReader;
import imr.exchange.ProjectRun;
import imr.extract.grounding.RuleBasedLookup;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.Sha256;
import imr.review.ReviewSession;
import imr.store.Document;
import imr.store.NewLetter;
import imr.store.PredictionRun;
import imr.store.Store;
import imr.store.StoreDamagedException;
import imr.store.StoreFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Merges a project file into the store; used once. A letter is known by its text. One that is new
 * comes with its whole ledger; where both have one and the one begins with the other, the longer
 * one holds; where both went on separately, the store's stays as it is and the project's is kept
 * beside it.
 *
 * <p>Nothing is ever taken out or changed, so that a run that was stopped or killed is finished by
 * another one.
 */
final class ProjectImport {
  private static final System.Logger LOG = System.getLogger(ProjectImport.class.getName());
  private static final int LETTERS_A_BATCH = 32;

  private final Store store;
  private final Schema schema;
  private final ValueReader reader;
  private final GoldSets goldSets;
  private final String from;
  private final Instant now;
  private final TimeLimitedWork foreign;
  private final DoubleRounds rounds;
  private final SecondLedgers passes;
  private final Set<String> there = ConcurrentHashMap.newKeySet();
  private final List<Ready.Fresh> fresh = new ArrayList<>();
  private final Set<String> trashed = new HashSet<>();
  private final List<String> conflicts = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private int added;
  private int continued;
  private int same;
  private int newSets;
  private int newRuns;

  /** What each of the project's runs is called here. */
  private final Map<String, PredictionRun> runs = new HashMap<>();

  /**
   * @param from the file's name, which is kept with what is kept apart
   */
  ProjectImport(
      Store store,
      Schema schema,
      ValueReader reader,
      String from,
      Instant now,
      TimeLimitedWork foreign,
      DoubleRounds rounds,
      SecondLedgers passes) {
    this.foreign = foreign;
    this.rounds = rounds;
    this.passes = passes;
    this.store = store;
    this.schema = schema;
    this.reader = reader;
    this.goldSets = new GoldSets(store, schema.id());
    this.from = from;
    this.now = now;
    store.letters().forEach(row -> there.add(row.id()));
    store.trash().forEach(row -> trashed.add(row.id()));
  }

  /** A letter of the project, with all that is to be worked out before it is kept. */
  private sealed interface Ready {

    /**
     * One that is new here.
     *
     * @param headlines after each further gesture
     */
    record Fresh(ProjectLetter theirs, NewLetter beginning, List<Headline> headlines)
        implements Ready {}

    /**
     * One that both have.
     *
     * @param common how many gestures both ledgers begin with
     * @param headlines after each gesture that follows here; empty where none does
     */
    record Known(ProjectLetter theirs, int common, List<Headline> headlines) implements Ready {
      boolean nothingNew() {
        return theirs.ledger().gestures().stream().skip(common).noneMatch(Gesture::byPerson);
      }
    }

    record LeftOut(String sentence) implements Ready {}
  }

  /** Letters first, then gold sets; a stop takes effect within a second. */
  ProjectReport.ProjectImported take(ProjectReader project, Task task) throws IOException {
    List<String> letters = project.letters();
    task.begin(letters.size());
    project.runs().forEach(this::take);
    project.rounds().forEach(this::take);
    for (String id : letters) {
      if (!task.stopped()) {
        take(id, project, task);
        task.step();
      }
    }
    addFresh();
    if (!task.stopped()) {
      goldSets(project).forEach(this::take);
    }
    return new ProjectReport.ProjectImported(
        added, continued, same, newSets, newRuns, conflicts, leftOut, task.stopped());
  }

  private void take(String id, ProjectReader project, Task task) {
    AtomicBoolean givenUp = new AtomicBoolean();
    Optional<Ready> ready =
        foreign.of(() -> ready(id, project, givenUp::get), task::stopped, () -> {});
    givenUp.set(true);
    switch (ready.orElseGet(() -> new Ready.LeftOut(foreign.sentence(id, "read")))) {
      case Ready.LeftOut _ when ready.isEmpty() && task.stopped() -> {
        // Not left out, but not reached.
      }
      case Ready.LeftOut(String sentence) -> leftOut.add(sentence);
      case Ready.Known known -> merge(known);
      case Ready.Fresh letter -> {
        there.add(id);
        fresh.add(letter);
        if (fresh.size() == LETTERS_A_BATCH) {
          addFresh();
        }
      }
    }
  }

  private Ready ready(String id, ProjectReader project, BooleanSupplier givenUp) {
    // A forged letter can bring out anything; the others are read all the same.
    try {
      Optional<ProjectLetter> letter = project.letter(id);
      return letter.isPresent() ? ready(id, letter.get(), givenUp) : unreadable(id);
    } catch (StoreFailedException broken) {
      throw broken;
    } catch (IOException | RuntimeException | StackOverflowError forged) {
      LOG.log(Level.WARNING, "a letter of a project file could not be read", forged);
      return unreadable(id);
    }
  }

  private static Ready unreadable(String id) {
    return new Ready.LeftOut("This version can't read the letter %s.".formatted(id));
  }

  private Ready ready(String id, ProjectLetter theirs, BooleanSupplier givenUp) {
    if (trashed.contains(id)) {
      return new Ready.LeftOut(
          "“%s” is in this library's trash and wasn't changed. To import its changes, restore it first."
              .formatted(theirs.letter().name()));
    }
    if (!there.contains(id)) {
      return new Ready.Fresh(theirs, beginning(theirs), headlines(theirs, 1, givenUp));
    }
    try {
      Ledger ours = store.kept(id).ledger();
      int common = common(ours, theirs.ledger());
      boolean follows = common == ours.last() && common < theirs.ledger().last();
      List<Headline> next = follows ? headlines(theirs, common, givenUp) : List.of();
      return new Ready.Known(theirs, common, next);
    } catch (StoreDamagedException damaged) {
      return new Ready.LeftOut(
          "“%s” is damaged in this library and wasn't changed. Run Check data to repair it."
              .formatted(theirs.letter().name()));
    }
  }

  /** All their first gestures at once, which costs little, then the others one by one. */
  private void addFresh() {
    store.addAll(fresh.stream().map(Ready.Fresh::beginning).toList());
    for (Ready.Fresh letter : fresh) {
      append(letter.theirs(), 1, letter.headlines());
      predicted(letter.theirs());
      keepOthers(letter.theirs());
      keepSeconds(letter.theirs());
      added++;
    }
    fresh.clear();
  }

  private void keepOthers(ProjectLetter theirs) {
    theirs.others().forEach(other -> keepApart(theirs.letter(), other.lines(), other.from()));
  }

  /** True where a second record was new, or went on. */
  private boolean keepSeconds(ProjectLetter theirs) {
    boolean any = false;
    LedgerFile format = new LedgerFile(theirs.letter().text());
    for (ProjectLetter.Second second : theirs.seconds()) {
      if (format.read(second.lines()) instanceof LedgerFile.LedgerReadResult.Read(Ledger ledger)
          && !ledger.isEmpty()) {
        any |= passes.take(theirs.letter(), second.pass(), ledger, from);
      }
      second
          .opened()
          .flatMap(o -> AdjudicationStart.read(second.pass(), o.at(), o.words()))
          .ifPresent(o -> rounds.open(theirs.letter().id(), o));
    }
    return any;
  }

  private void take(DoubleRound theirs) {
    boolean same = rounds.all().contains(theirs);
    if (!same && !rounds.add(theirs)) {
      conflicts.add(
          "A different round of double annotation named “%s” already exists here. The one from the project file wasn't imported."
              .formatted(theirs.name()));
    }
  }

  private NewLetter beginning(ProjectLetter of) {
    Ledger first = of.ledger().first(1);
    return new NewLetter(
        of.letter(),
        of.original(),
        first.gestures().getFirst(),
        session(of.letter(), first).headline());
  }

  /**
   * The letter as the library shows it, after each of the project's gestures behind so many.
   *
   * @param givenUp ends the work, since nobody waits for it any more
   */
  private List<Headline> headlines(ProjectLetter of, int have, BooleanSupplier givenUp) {
    List<Headline> headlines = new ArrayList<>();
    ReviewSession session = session(of.letter(), of.ledger().first(have));
    for (Gesture gesture : of.ledger().gestures().subList(have, of.ledger().last())) {
      if (givenUp.getAsBoolean()) {
        throw new IllegalStateException("given up");
      }
      session = session.after(gesture);
      headlines.add(session.headline());
    }
    return headlines;
  }

  private void append(ProjectLetter of, int have, List<Headline> headlines) {
    for (int i = 0; i < headlines.size(); i++) {
      store.append(of.letter().id(), of.ledger().gestures().get(have + i), headlines.get(i));
    }
  }

  private ReviewSession session(Letter letter, Ledger ledger) {
    return ReviewSession.open(
        letter, schema, reader, new RuleBasedLookup(letter.text(), reader), ledger);
  }

  private void merge(Ready.Known known) {
    predicted(known.theirs());
    keepOthers(known.theirs());
    boolean seconds = keepSeconds(known.theirs());
    if (!known.headlines().isEmpty()) {
      append(known.theirs(), known.common(), known.headlines());
      continued++;
    } else if (known.nothingNew()) {
      continued += seconds ? 1 : 0;
      same += seconds ? 0 : 1;
    } else {
      conflict(known.theirs());
    }
  }

  private void conflict(ProjectLetter theirs) {
    String lines = new LedgerFile(theirs.letter().text()).lines(theirs.ledger());
    if (keepApart(theirs.letter(), lines, from)) {
      conflicts.add(
          "“%s” was edited both here and in the project file. The version in this library is kept. The changes by %s in the project file are in the letter's history."
              .formatted(theirs.letter().name(), people(theirs.ledger())));
    } else {
      same++;
    }
  }

  private static String people(Ledger ledger) {
    return ledger.gestures().stream()
        .filter(Gesture::byPerson)
        .map(g -> g.author().shown())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** False where the same ledger is kept already. */
  private boolean keepApart(Letter letter, String lines, String source) {
    boolean kept =
        store.documents(Document.Kind.LEDGER, letter.id()).stream()
            .anyMatch(d -> d.text().equals(lines));
    String name = "%s (%s)".formatted(source, Sha256.of(lines).substring(0, 8));
    return !kept && store.keep(new Document(Document.Kind.LEDGER, letter.id(), name, now, lines));
  }

  /** How many gestures both ledgers begin with. */
  static int common(Ledger ours, Ledger theirs) {
    int common = 0;
    while (common < Math.min(ours.last(), theirs.last())
        && isSame(ours.gestures().get(common), theirs.gestures().get(common))) {
      common++;
    }
    return common;
  }

  /** A program that says the same at another time, on another machine, has said the same. */
  private static boolean isSame(Gesture one, Gesture other) {
    return one.act().equals(other.act())
        && one.author().equals(other.author())
        && one.changes().equals(other.changes())
        && (one.at().equals(other.at()) || !one.byPerson());
  }

  /**
   * A run of the same name and author is the same; what it says of a letter here stays. Another one
   * gets the file's name too.
   */
  private void take(ProjectRun theirs) {
    List<PredictionRun> ours = store.predictionRuns();
    String name =
        ours.stream().anyMatch(r -> r.name().equals(theirs.name()) && !isSame(r, theirs))
            ? "%s (%s)".formatted(theirs.name(), from)
            : theirs.name();
    PredictionRun run =
        new PredictionRun(name, theirs.author(), theirs.version(), theirs.at(), theirs.format());
    newRuns += store.addPredictionRun(run) ? 1 : 0;
    runs.put(theirs.name(), run);
  }

  private static boolean isSame(PredictionRun ours, ProjectRun theirs) {
    return ours.author().equals(theirs.author()) && ours.version().equals(theirs.version());
  }

  private void predicted(ProjectLetter letter) {
    for (ProjectLetter.RunPredictions said : letter.predictions()) {
      Optional.ofNullable(runs.get(said.run()))
          .filter(run -> isNew(run, letter) && isOf(run, said.line(), letter.letter()))
          .ifPresent(run -> store.putPrediction(run.name(), letter.letter().id(), said.line()));
    }
  }

  private boolean isNew(PredictionRun run, ProjectLetter letter) {
    try {
      return store.prediction(run.name(), letter.letter().id()).isEmpty();
    } catch (StoreDamagedException replaced) {
      return true;
    }
  }

  /** False for a line that this version could not have written of the letter. */
  private boolean isOf(PredictionRun run, String line, Letter letter) {
    Provenance.Program by = new Provenance.Program(run.author(), run.version(), "given", 0.5);
    try {
      return new PredictionFile(schema).read(line, letter, by).isPresent();
    } catch (IllegalArgumentException forged) {
      return false;
    }
  }

  private List<GoldSet> goldSets(ProjectReader project) throws IOException {
    try {
      return foreign
          .of(() -> goldSetsOf(project))
          .orElseGet(
              () -> {
                leftOut.add(foreign.sentence(from, "read to its end"));
                return List.of();
              });
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private static List<GoldSet> goldSetsOf(ProjectReader project) {
    try {
      return project.goldSets();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void take(GoldSet theirs) {
    Optional<GoldSet> ours = goldSets.named(theirs.name());
    if (ours.isEmpty()) {
      newSets += goldSets.add(theirs) ? 1 : 0;
    } else if (!ours.get().equals(theirs)) {
      String name = "%s (%s)".formatted(theirs.name(), from);
      boolean kept = goldSets.add(new GoldSet(name, theirs.by(), theirs.at(), theirs.members()));
      if (kept) {
        conflicts.add(
            "A different gold set named “%s” already exists here. The one from the project file was imported as “%s”."
                .formatted(theirs.name(), name));
      }
    }
  }
}
