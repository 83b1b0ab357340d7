package imr.review;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.ledger.Act;
import imr.ledger.Gesture;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What became of one target, read from its letter's ledger. */
public final class TargetHistory {
  private TargetHistory() {}

  /**
   * One thing that happened to a target.
   *
   * @param words what, and by whom: {@code suggested by imr-rules 1.1.0, rule age, at 0.83}, {@code
   *     highlight corrected by Ana}
   * @param after what was said at the target from then on; empty where it was taken away
   */
  public record Event(String words, Instant at, Optional<Annotation> after) {}

  /** Everything that happened to a target, the first thing first. */
  public static List<Event> of(ReviewSession session, Target target) {
    return session.shownHistory().stream()
        .flatMap(
            g ->
                g.changes().stream()
                    .filter(c -> c.target().equals(target))
                    .map(c -> new Event(words(g, c), g.at(), c.after())))
        .toList();
  }

  static String words(Gesture gesture, Change change) {
    String author = gesture.author().shown();
    return switch (gesture.act()) {
      case Act.Undo _ -> "undone by " + author;
      case Act.Redo _ -> "redone by " + author;
      case Act.UseRun(_, String source) ->
          changed(change, author) + ", from “%s”".formatted(source);
      case Act.Propagate _ -> "changed as in another letter, to be reviewed";
      case Act.Adjudicate(_, _, String record, String other) ->
          changed(change, author) + ", between %s and %s".formatted(record, other);
      case Act _ -> changed(change, author);
    };
  }

  private static String changed(Change change, String author) {
    return change
        .after()
        .map(after -> words(change.before(), after, author))
        .orElse("removed by " + author);
  }

  private static String words(Optional<Annotation> before, Annotation after, String author) {
    return switch (after.provenance()) {
      case Provenance.Program program -> suggested(before, program, author);
      case Provenance.Person person -> decided(before, after) + " by " + person.name();
    };
  }

  /** A suggestion that a person's gesture left as it was only moved with what it judges. */
  private static String suggested(
      Optional<Annotation> before, Provenance.Program program, String author) {
    return before.filter(was -> was.provenance().equals(program)).isPresent()
        ? "moved with it by " + author
        : (before.isPresent() ? "suggested again by " : "suggested by ") + source(program);
  }

  /** The program, its rule and its confidence: {@code imr-rules 1.1.0, rule age, at 0.83}. */
  public static String source(Provenance.Program program) {
    return String.format(
        Locale.ROOT,
        "%s %s, rule %s, at %.2f",
        program.name(),
        program.version(),
        program.rule(),
        program.confidence());
  }

  private static String decided(Optional<Annotation> before, Annotation after) {
    if (after.status() == Status.REJECTED) {
      return "rejected";
    }
    if (after.answer() instanceof Answer.Absent) {
      return "marked as not stated";
    }
    return switch (after.status()) {
      case CONFIRMED -> "confirmed";
      case ADDED -> before.isPresent() ? corrected(before.get(), after) : "added";
      case CORRECTED, SUGGESTED, REJECTED ->
          before.map(was -> corrected(was, after)).orElse("corrected");
    };
  }

  private static String corrected(Annotation was, Annotation after) {
    boolean value = !was.value().equals(after.value());
    boolean span = !was.evidence().equals(after.evidence());
    if (value && span) {
      return "value and highlight corrected";
    }
    return span ? "highlight corrected" : value ? "value corrected" : "corrected";
  }
}
