package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.Headline.State;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.review.Renewal;
import imr.review.ReviewSession;
import imr.review.RunUse;
import imr.review.Step;
import imr.review.UndoRequest;
import imr.review.ValueDecision;
import imr.store.LetterRow;
import imr.workbench.BatchSkipped.Why;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether a verb changes a letter, and how; the same for the preview and for what is done then.
 *
 * @param run what the run of predictions says that the verb is about
 * @param program the extractor, as the ledger names it
 */
record BatchDecision(
    BatchAction verb,
    Provenance.Person by,
    Function<Letter, AnnotationSet> extract,
    Function<Letter, Optional<AnnotationSet>> run,
    Author.Program program) {

  /** What becomes of a letter. */
  sealed interface Fate {
    record Changes(Step step, RunUse.Counts values) implements Fate {
      Changes(Step step) {
        this(step, RunUse.Counts.NONE);
      }
    }

    /** As the library's list already tells; how, is worked out when it is done. */
    record WouldChange(RunUse.Counts values) implements Fate {
      WouldChange() {
        this(RunUse.Counts.NONE);
      }
    }

    record Stays(Why why, String detail, RunUse.Counts values) implements Fate {
      Stays(Why why, String detail) {
        this(why, detail, RunUse.Counts.NONE);
      }
    }
  }

  private static Fate stays(Why why, String detail) {
    return new Fate.Stays(why, detail);
  }

  /** What the library's list alone can tell; empty where the letter must be read. */
  Optional<Fate> of(LetterRow row) {
    boolean finished = row.headline().state() == State.FINISHED;
    int open = row.headline().open();
    return switch (verb) {
      case BatchAction.Finish() when finished -> Optional.of(alreadyFinished());
      case BatchAction.Finish() when open > 0 -> Optional.of(open(open));
      case BatchAction.Flag() when !row.headline().flagged() -> Optional.of(new Fate.WouldChange());
      case BatchAction.Unflag() when !row.headline().flagged() -> Optional.of(notFlagged());
      case BatchAction.ExtractAgain() when finished -> Optional.of(isFinished());
      case BatchAction.UseRun _ when finished -> Optional.of(isFinished());
      case BatchAction.DecideValues _ when finished -> Optional.of(isFinished());
      case BatchAction.Propagate _ when finished -> Optional.of(isFinished());
      case BatchAction.Finish _,
          BatchAction.Flag _,
          BatchAction.Unflag _,
          BatchAction.AssignTo _,
          BatchAction.ExtractAgain _,
          BatchAction.UseRun _,
          BatchAction.DecideValues _,
          BatchAction.Propagate _,
          BatchAction.TakeBack _,
          BatchAction.DoAgain _ ->
          Optional.empty();
    };
  }

  /** What becomes of a letter that was read. */
  Fate of(ReviewSession session, Ledger ledger) {
    return switch (verb) {
      case BatchAction.Finish() -> finish(session);
      case BatchAction.Flag() ->
          flagged(session)
              ? stays(Why.SO_ALREADY, "it's already flagged")
              : changes(session.flag(Remarks.LETTER, by), Why.SO_ALREADY);
      case BatchAction.Unflag() -> unflag(session);
      case BatchAction.AssignTo(Optional<String> person) ->
          changes(session.assignTo(person, by), Why.SO_ALREADY);
      case BatchAction.ExtractAgain() -> extract(session, ledger);
      case BatchAction.UseRun(_, String source, String person) -> use(session, source, person);
      case BatchAction.DecideValues(var decision, var picks) ->
          decide(session, decision, picks.getOrDefault(session.letter().id(), List.of()));
      case BatchAction.Propagate(var pattern, String from) ->
          changes(pattern.flatMap(p -> p.step(session, from, by.at())), Why.NOTHING_NEW);
      case BatchAction.TakeBack(BatchRecord of) -> back(session, ledger, of, true);
      case BatchAction.DoAgain(BatchRecord of) -> back(session, ledger, of, false);
    };
  }

  private static Fate changes(Optional<Step> step, Why otherwise) {
    return step.<Fate>map(Fate.Changes::new)
        .orElseGet(() -> stays(otherwise, "it would stay the same"));
  }

  private Fate finish(ReviewSession session) {
    int open = session.form().open().size();
    LocalDate today = LocalDate.ofInstant(by.at(), ZoneOffset.systemDefault());
    if (session.finished()) {
      return alreadyFinished();
    }
    if (open > 0) {
      return open(open);
    }
    return session.checks(today).stream()
        .findFirst()
        .map(check -> stays(Why.CHECKS, check.sentence()))
        .orElseGet(() -> changes(session.finish(by), Why.SO_ALREADY));
  }

  private static Fate alreadyFinished() {
    return stays(Why.SO_ALREADY, "it's finished");
  }

  private static Fate isFinished() {
    return stays(Why.FINISHED, "it's finished");
  }

  private static Fate open(int fields) {
    return stays(
        Why.OPEN_FIELDS, fields == 1 ? "1 unreviewed field" : fields + " unreviewed fields");
  }

  private static boolean flagged(ReviewSession session) {
    return Remarks.isFlagged(session.annotations(), Remarks.LETTER);
  }

  private static Fate notFlagged() {
    return stays(Why.SO_ALREADY, "it isn't flagged");
  }

  private Fate unflag(ReviewSession session) {
    if (flagged(session)) {
      return changes(session.flag(Remarks.LETTER, by), Why.SO_ALREADY);
    }
    return session.headline().flagged()
        ? stays(Why.ONLY_FIELDS, "only its fields are flagged")
        : notFlagged();
  }

  private Fate extract(ReviewSession session, Ledger ledger) {
    if (session.finished()) {
      return isFinished();
    }
    return ledger.gestures().stream().anyMatch(g -> g.author().equals(program))
        ? stays(Why.NOTHING_NEW, "this version already extracted it")
        : changes(
            Renewal.of(session, extract.apply(session.letter()), program, by.at()),
            Why.NOTHING_NEW);
  }

  private Fate use(ReviewSession session, String source, String person) {
    if (session.finished()) {
      return isFinished();
    }
    AnnotationSet found = run.apply(session.letter()).orElse(AnnotationSet.empty());
    RunUse.Outcome outcome =
        RunUse.of(session, found, source, new Provenance.Person(person, by.at()));
    return outcome
        .step()
        .<Fate>map(step -> new Fate.Changes(step, outcome.counts()))
        .orElseGet(() -> new Fate.Stays(Why.NOTHING_NEW, "it would be the same", outcome.counts()));
  }

  private Fate decide(
      ReviewSession session, ValueDecision decision, List<ValueDecision.Pick> picks) {
    if (session.finished()) {
      return isFinished();
    }
    return changes(decision.on(session, picks, by).step(), Why.WENT_ON);
  }

  private Fate back(ReviewSession session, Ledger ledger, BatchRecord of, boolean back) {
    Optional<Gesture> done = ledger.gestures().stream().filter(of.key()::has).findFirst();
    return done.map(g -> back(session, g, back))
        .orElseGet(() -> stays(Why.SO_ALREADY, "it wasn't changed"));
  }

  private Fate back(ReviewSession session, Gesture done, boolean back) {
    return switch (UndoRequest.of(session, done)) {
      case WENT_ON -> stays(Why.WENT_ON, "someone has edited it since");
      case STANDS ->
          back
              ? changes(UndoRequest.back(session, done, by), Why.WENT_ON)
              : stays(Why.STANDS, "it wasn't undone");
      case TAKEN_BACK ->
          back
              ? stays(Why.TAKEN_BACK, "it's already undone")
              : changes(UndoRequest.again(session, done, by), Why.WENT_ON);
    };
  }
}
