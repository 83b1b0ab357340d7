package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.Headline.State;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.review.ExtractionUpdate;
import imr.review.ReviewSession;
import imr.review.RunUse;
import imr.review.SessionStep;
import imr.review.UndoRequest;
import imr.review.ValueDecision;
import imr.store.LetterRow;
import imr.workbench.SkippedLetter.SkipReason;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whether a command changes a letter, and how; the same for the preview and for what is done then.
 *
 * @param run what the run of predictions says that the command is about
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
    record Changes(SessionStep step, RunUse.Counts values) implements Fate {
      Changes(SessionStep step) {
        this(step, RunUse.Counts.NONE);
      }
    }

    /** As the library's list already tells; how, is worked out when it is done. */
    record WouldChange(RunUse.Counts values) implements Fate {
      WouldChange() {
        this(RunUse.Counts.NONE);
      }
    }

    record Stays(SkipReason why, String detail, RunUse.Counts values) implements Fate {
      Stays(SkipReason why, String detail) {
        this(why, detail, RunUse.Counts.NONE);
      }
    }
  }

  private static Fate stays(SkipReason why, String detail) {
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
          BatchAction.UndoBatch _,
          BatchAction.RedoBatch _ ->
          Optional.empty();
    };
  }

  /** What becomes of a letter that was read. */
  Fate of(ReviewSession session, Ledger ledger) {
    return switch (verb) {
      case BatchAction.Finish() -> finish(session);
      case BatchAction.Flag() ->
          flagged(session)
              ? stays(SkipReason.SO_ALREADY, "it's already flagged")
              : changes(session.flag(Remarks.LETTER, by), SkipReason.SO_ALREADY);
      case BatchAction.Unflag() -> unflag(session);
      case BatchAction.AssignTo(Optional<String> person) ->
          changes(session.assignTo(person, by), SkipReason.SO_ALREADY);
      case BatchAction.ExtractAgain() -> extract(session, ledger);
      case BatchAction.UseRun(_, String source, String person) -> use(session, source, person);
      case BatchAction.DecideValues(var decision, var picks, _) ->
          decide(session, decision, picks.getOrDefault(session.letter().id(), List.of()));
      case BatchAction.Propagate(var pattern, String from) ->
          changes(pattern.flatMap(p -> p.step(session, from, by.at())), SkipReason.NOTHING_NEW);
      case BatchAction.UndoBatch(BatchRecord of) -> back(session, ledger, of, true);
      case BatchAction.RedoBatch(BatchRecord of) -> back(session, ledger, of, false);
    };
  }

  private static Fate changes(Optional<SessionStep> step, SkipReason otherwise) {
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
        .map(check -> stays(SkipReason.CHECKS, check.sentence()))
        .orElseGet(() -> changes(session.finish(by), SkipReason.SO_ALREADY));
  }

  private static Fate alreadyFinished() {
    return stays(SkipReason.SO_ALREADY, "it's finished");
  }

  private static Fate isFinished() {
    return stays(SkipReason.FINISHED, "it's finished");
  }

  private static Fate open(int fields) {
    return stays(
        SkipReason.OPEN_FIELDS, fields == 1 ? "1 unreviewed field" : fields + " unreviewed fields");
  }

  private static boolean flagged(ReviewSession session) {
    return Remarks.isFlagged(session.annotations(), Remarks.LETTER);
  }

  private static Fate notFlagged() {
    return stays(SkipReason.SO_ALREADY, "it isn't flagged");
  }

  private Fate unflag(ReviewSession session) {
    if (flagged(session)) {
      return changes(session.flag(Remarks.LETTER, by), SkipReason.SO_ALREADY);
    }
    return session.headline().flagged()
        ? stays(SkipReason.ONLY_FIELDS, "only its fields are flagged")
        : notFlagged();
  }

  private Fate extract(ReviewSession session, Ledger ledger) {
    if (session.finished()) {
      return isFinished();
    }
    return ledger.gestures().stream().anyMatch(g -> g.author().equals(program))
        ? stays(SkipReason.NOTHING_NEW, "this version already extracted it")
        : changes(
            ExtractionUpdate.of(session, extract.apply(session.letter()), program, by.at()),
            SkipReason.NOTHING_NEW);
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
        .orElseGet(
            () -> new Fate.Stays(SkipReason.NOTHING_NEW, "it would be the same", outcome.counts()));
  }

  private Fate decide(
      ReviewSession session, ValueDecision decision, List<ValueDecision.Pick> picks) {
    if (session.finished()) {
      return isFinished();
    }
    return changes(decision.on(session, picks, by).step(), SkipReason.WENT_ON);
  }

  private Fate back(ReviewSession session, Ledger ledger, BatchRecord of, boolean back) {
    Optional<Gesture> done = ledger.gestures().stream().filter(of.key()::has).findFirst();
    return done.map(g -> back(session, g, back))
        .orElseGet(() -> stays(SkipReason.SO_ALREADY, "it wasn't changed"));
  }

  private Fate back(ReviewSession session, Gesture done, boolean back) {
    return switch (UndoRequest.of(session, done)) {
      case WENT_ON -> stays(SkipReason.WENT_ON, "someone has edited it since");
      case STANDS ->
          back
              ? changes(UndoRequest.back(session, done, by), SkipReason.WENT_ON)
              : stays(SkipReason.STANDS, "it wasn't undone");
      case TAKEN_BACK ->
          back
              ? stays(SkipReason.TAKEN_BACK, "it's already undone")
              : changes(UndoRequest.again(session, done, by), SkipReason.WENT_ON);
    };
  }
}
