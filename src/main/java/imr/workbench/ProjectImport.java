package imr.workbench;

import imr.annotation.GoldSet;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.ValueReader;
import imr.exchange.LedgerFile;
import imr.exchange.PredictionFile;
import imr.exchange.ProjectLetter;
import imr.exchange.ProjectReader;
import imr.exchange.ProjectRun;
import imr.extract.grounding.Lookup;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.Sha256;
import imr.review.ReviewSession;
import imr.store.Document;
import imr.store.NewLetter;
import imr.store.PredictionRun;
import imr.store.Store;
import imr.store.StoreDamaged;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private static final int LETTERS_A_BATCH = 32;

  private final Store store;
  private final Schema schema;
  private final ValueReader reader;
  private final GoldSets goldSets;
  private final String from;
  private final Instant now;
  private final Set<String> there = new HashSet<>();
  private final List<ProjectLetter> fresh = new ArrayList<>();
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
  ProjectImport(Store store, Schema schema, ValueReader reader, String from, Instant now) {
    this.store = store;
    this.schema = schema;
    this.reader = reader;
    this.goldSets = new GoldSets(store, schema.id());
    this.from = from;
    this.now = now;
    store.letters().forEach(row -> there.add(row.id()));
  }

  /** Letters first, then gold sets; a stop takes effect after a letter. */
  ProjectReport.Taken take(ProjectReader project, Task task) throws IOException {
    List<String> letters = project.letters();
    task.begin(letters.size());
    project.runs().forEach(this::take);
    for (String id : letters) {
      if (!task.stopped()) {
        take(id, project.letter(id));
        task.step();
      }
    }
    addFresh();
    if (!task.stopped()) {
      project.goldSets().forEach(this::take);
    }
    return new ProjectReport.Taken(
        added, continued, same, newSets, newRuns, conflicts, leftOut, task.stopped());
  }

  private void take(String id, Optional<ProjectLetter> read) {
    if (read.isEmpty()) {
      leftOut.add("This version can't read the letter %s.".formatted(id));
    } else if (there.add(id)) {
      fresh.add(read.get());
      if (fresh.size() == LETTERS_A_BATCH) {
        addFresh();
      }
    } else {
      merge(read.get());
    }
  }

  /** All their first gestures at once, which costs little, then the others one by one. */
  private void addFresh() {
    store.addAll(fresh.stream().map(this::beginning).toList());
    for (ProjectLetter letter : fresh) {
      append(letter, 1);
      predicted(letter);
      letter.others().forEach(other -> keepApart(letter.letter(), other.lines(), other.from()));
      added++;
    }
    fresh.clear();
  }

  private NewLetter beginning(ProjectLetter of) {
    Ledger first = of.ledger().first(1);
    return new NewLetter(
        of.letter(),
        of.original(),
        first.gestures().getFirst(),
        session(of.letter(), first).headline());
  }

  /** Appends the project's gestures after the store's so many. */
  private void append(ProjectLetter of, int have) {
    ReviewSession session = session(of.letter(), of.ledger().first(have));
    for (Gesture gesture : of.ledger().gestures().subList(have, of.ledger().last())) {
      session = session.after(gesture);
      store.append(of.letter().id(), gesture, session.headline());
    }
  }

  private ReviewSession session(Letter letter, Ledger ledger) {
    return ReviewSession.open(letter, schema, reader, new Lookup(letter.text(), reader), ledger);
  }

  private void merge(ProjectLetter theirs) {
    try {
      merge(theirs, store.kept(theirs.letter().id()).ledger());
    } catch (StoreDamaged damaged) {
      leftOut.add(
          "“%s” is damaged in this library and wasn't changed. Run Check data to repair it."
              .formatted(theirs.letter().name()));
    }
  }

  private void merge(ProjectLetter theirs, Ledger ours) {
    int common = common(ours, theirs.ledger());
    boolean nothingNew =
        theirs.ledger().gestures().stream().skip(common).noneMatch(Gesture::byPerson);
    predicted(theirs);
    theirs.others().forEach(other -> keepApart(theirs.letter(), other.lines(), other.from()));
    if (common == ours.last() && common < theirs.ledger().last()) {
      append(theirs, common);
      continued++;
    } else if (nothingNew) {
      same++;
    } else {
      conflict(theirs);
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
    for (ProjectLetter.Predicted said : letter.predictions()) {
      Optional.ofNullable(runs.get(said.run()))
          .filter(run -> isNew(run, letter) && isOf(run, said.line(), letter.letter()))
          .ifPresent(run -> store.putPrediction(run.name(), letter.letter().id(), said.line()));
    }
  }

  private boolean isNew(PredictionRun run, ProjectLetter letter) {
    try {
      return store.prediction(run.name(), letter.letter().id()).isEmpty();
    } catch (StoreDamaged replaced) {
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
