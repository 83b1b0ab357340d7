package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.ValueReader;
import imr.extract.grounding.RuleBasedLookup;
import imr.ledger.Author;
import imr.ledger.BatchId;
import imr.letter.Letter;
import imr.review.ReviewSession;
import imr.review.RunUse;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.Store;
import imr.store.StoreFailedException;
import imr.workbench.BatchDecision.Fate;
import imr.workbench.SkippedLetter.SkipReason;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One command for many letters: previewed, run with progress and a Stop button, and undone all at
 * once, even after a restart. In each letter it is a gesture like any other, with its place in the
 * history and an undo of its own on the review screen.
 *
 * <p>No letter that is worked on may lie on a desk meanwhile: a gesture made there would no longer
 * follow.
 */
public final class BatchActions {
  private static final System.Logger LOG = System.getLogger(BatchActions.class.getName());

  private final Store store;
  private final Schema schema;
  private final ValueReader reader;
  private final Function<Letter, AnnotationSet> extract;
  private final Function<String, Function<Letter, Optional<AnnotationSet>>> runs;
  private final Author.Program program;
  private final Clock clock;
  private final Runnable allowed;
  private final Runnable written;
  private final BatchHistory history;
  private final Supplier<List<LetterRow>> listed;
  private final Function<String, Set<String>> blind;

  /**
   * @param listed the letters that something may be done to
   * @param blind the letters whose own record a person may not see, nor add to
   * @param allowed run before each batch action; refuses it with an exception
   * @param written run after each batch action, on its thread
   */
  BatchActions(
      Store store,
      Supplier<List<LetterRow>> listed,
      Function<String, Set<String>> blind,
      Schema schema,
      ValueReader reader,
      Function<Letter, AnnotationSet> extract,
      Function<String, Function<Letter, Optional<AnnotationSet>>> runs,
      Author.Program program,
      Clock clock,
      Runnable allowed,
      Runnable written) {
    this.store = store;
    this.listed = listed;
    this.blind = blind;
    this.allowed = allowed;
    this.written = written;
    this.schema = schema;
    this.reader = reader;
    this.extract = extract;
    this.runs = runs;
    this.program = program;
    this.clock = clock;
    this.history = new BatchHistory(store);
  }

  /** What was done to many letters, the last first. */
  public List<BatchRecord> done() {
    return history.all();
  }

  /** The letters that something was done to, in the library's order; goes through all gestures. */
  public List<String> lettersOf(BatchRecord done) {
    return history.letters(done);
  }

  /**
   * What a command would do to letters, on all cores; to be called within {@link Background#run}.
   * Of letters that are named twice, or that the library has not, the one and none counts.
   */
  public BatchPreview preview(
      List<String> ids, BatchAction verb, String by, Background background, Task task) {
    BatchDecision decision = decision(verb, by, clock.instant());
    List<LetterRow> rows = rows(ids);
    Set<String> hidden = hidden(verb);
    Fate[] fates = new Fate[rows.size()];
    background.each(
        rows.size(), task, at -> fates[at] = light(fate(rows.get(at), decision, hidden)));
    List<String> change = new ArrayList<>();
    List<SkippedLetter> left = new ArrayList<>();
    RunUse.Counts values = RunUse.Counts.NONE;
    for (int i = 0; i < fates.length; i++) {
      LetterRow row = rows.get(i);
      switch (Optional.ofNullable(fates[i]).orElse(new Fate.WouldChange())) {
        case Fate.Changes _ -> change.add(row.id());
        case Fate.WouldChange(var some) -> {
          change.add(row.id());
          values = values.plus(some);
        }
        case Fate.Stays stays -> {
          left.add(left(row, stays));
          values = values.plus(stays.values());
        }
      }
    }
    return new BatchPreview(
        verb, task.stopped() ? List.of() : change, left, values, task.stopped());
  }

  /** Not the whole letter, of which there may be a hundred thousand. */
  private static Fate light(Fate fate) {
    return fate instanceof Fate.Changes(_, var values) ? new Fate.WouldChange(values) : fate;
  }

  private static SkippedLetter left(LetterRow row, Fate.Stays stays) {
    return new SkippedLetter(row.id(), row.headline().title(), stays.why(), stays.detail());
  }

  private List<LetterRow> rows(List<String> ids) {
    Map<String, LetterRow> all = new HashMap<>();
    listed.get().forEach(row -> all.put(row.id(), row));
    return ids.stream()
        .distinct()
        .flatMap(id -> Optional.ofNullable(all.get(id)).stream())
        .toList();
  }

  private BatchDecision decision(BatchAction verb, String by, Instant at) {
    return new BatchDecision(
        verb, new Provenance.Person(by, at), extract, letter -> said(verb, letter), program);
  }

  private Optional<AnnotationSet> said(BatchAction verb, Letter letter) {
    return verb instanceof BatchAction.UseRun(String run, _, _)
        ? runs.apply(run).apply(letter)
        : Optional.empty();
  }

  /** What somebody did elsewhere is no part of a record that they annotate blind. */
  private Set<String> hidden(BatchAction verb) {
    return verb instanceof BatchAction.UseRun(_, _, String person) ? blind.apply(person) : Set.of();
  }

  private Fate fate(LetterRow row, BatchDecision decision, Set<String> hidden) {
    if (hidden.contains(row.id())) {
      return new Fate.Stays(SkipReason.BLIND, "it's annotated blind by that person");
    }
    return decision
        .of(row)
        .orElseGet(() -> read(row.id(), (session, kept) -> decision.of(session, kept.ledger())));
  }

  /** Something to do with a letter that was read. */
  private interface Work {
    Fate with(ReviewSession session, LoadedLetter kept);
  }

  private Fate read(String id, Work work) {
    // As at an import, one bad letter must not end the rest, nor the stack overflow that a hostile
    // text can cause. The accident's kind alone is told: its message may hold words of the letter.
    try {
      LoadedLetter kept = store.kept(id);
      return work.with(session(kept), kept);
    } catch (StoreFailedException broken) {
      throw broken;
    } catch (RuntimeException | StackOverflowError accident) {
      LOG.log(System.Logger.Level.ERROR, "a letter could not be read for a batch action", accident);
      return new Fate.Stays(SkipReason.UNREADABLE, accident.getClass().getSimpleName());
    }
  }

  private ReviewSession session(LoadedLetter kept) {
    return ReviewSession.open(
        kept.letter(),
        schema,
        reader,
        new RuleBasedLookup(kept.letter().text(), reader),
        kept.ledger());
  }

  /**
   * Does what was looked at, on all cores; to be called within {@link Background#run}. Each letter
   * is looked at once more: one with which somebody went on meanwhile may be left. After a stop and
   * where the disk fails, what was done by then is done, and can be undone in one step.
   *
   * <p>Refused with an exception for a preview that was stopped.
   */
  public BatchReport run(BatchPreview preview, String by, Background background, Task task) {
    int letters = Math.max(1, preview.change().size());
    return run(preview, new BatchId(UUID.randomUUID(), by, letters), background, task);
  }

  /** As above, as a batch that the caller named, so that it can undo it later. */
  public BatchReport run(BatchPreview preview, BatchId batch, Background background, Task task) {
    allowed.run();
    if (preview.stopped()) {
      throw new IllegalArgumentException("nobody has looked at all the letters");
    }
    Set<String> hidden = hidden(preview.verb());
    List<LetterRow> rows =
        rows(preview.change()).stream().filter(row -> !hidden.contains(row.id())).toList();
    if (rows.isEmpty()) {
      return new BatchReport(preview.verb(), 0, List.of(), false, Optional.empty());
    }
    BatchDecision decision = decision(preview.verb(), batch.by(), clock.instant());
    BatchWriter writing = new BatchWriter(store, batch);
    SkippedLetter[] left = new SkippedLetter[rows.size()];
    try {
      background.each(
          rows.size(),
          task,
          i -> {
            Fate fate =
                read(rows.get(i).id(), (session, kept) -> write(session, kept, decision, writing));
            if (fate instanceof Fate.Stays stays) {
              left[i] = left(rows.get(i), stays);
            }
          });
      writing.flush();
      return report(preview.verb(), writing, rows, left, task, Optional.empty());
    } catch (StoreFailedException broken) {
      LOG.log(System.Logger.Level.ERROR, "a batch action could not be written", broken);
      return report(preview.verb(), writing, rows, left, task, Optional.of(writing.sentence()));
    } finally {
      written.run();
    }
  }

  private static Fate write(
      ReviewSession session, LoadedLetter kept, BatchDecision decision, BatchWriter writing) {
    Fate fate = decision.of(session, kept.ledger());
    if (fate instanceof Fate.Changes(var step, _)) {
      writing.add(kept, step);
    }
    return light(fate);
  }

  private static BatchReport report(
      BatchAction verb,
      BatchWriter writing,
      List<LetterRow> rows,
      SkippedLetter[] left,
      Task task,
      Optional<String> brokenOff) {
    List<SkippedLetter> stayed =
        IntStream.range(0, left.length)
            .mapToObj(i -> Optional.ofNullable(left[i]).or(() -> notWritten(rows.get(i), writing)))
            .flatMap(Optional::stream)
            .toList();
    return new BatchReport(verb, writing.written(), stayed, task.stopped(), brokenOff);
  }

  private static Optional<SkippedLetter> notWritten(LetterRow row, BatchWriter writing) {
    Fate.Stays reached = new Fate.Stays(SkipReason.NOT_REACHED, "not reached");
    Fate.Stays unsure = new Fate.Stays(SkipReason.UNSURE, "open it to see whether it was changed");
    return switch (writing.of(row.id()).orElse(null)) {
      case BatchWriter.Written.OnDisk() -> Optional.empty();
      case BatchWriter.Written.Unsure() -> Optional.of(left(row, unsure));
      case BatchWriter.Written.Refused(String accident) ->
          Optional.of(left(row, new Fate.Stays(SkipReason.UNREADABLE, accident)));
      case null -> Optional.of(left(row, reached));
    };
  }
}
