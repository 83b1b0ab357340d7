package imr.ui.kit;

import imr.annotation.Change;
import imr.annotation.Field;
import imr.annotation.Remarks;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.ledger.Act;
import imr.ledger.DecisionCounts;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import java.util.Optional;

/**
 * What a gesture did, in words for the screen: {@code Confirmed Age}. Nothing stores or compares
 * these words.
 *
 * @param ledger the letter's gestures, for the names of undone ones
 */
public record ActWording(Schema schema, Ledger ledger) {

  public String of(Gesture gesture) {
    return of(gesture.act(), gesture);
  }

  private String of(Act act, Gesture gesture) {
    return switch (act) {
      case Act.Suggest() -> "Suggested " + values(gesture);
      case Act.ReExtract() -> "Reran extraction";
      case Act.Confirm(Target at) -> "Confirmed " + name(at);
      case Act.Correct(Target at) -> "Entered " + name(at);
      case Act.SelectText(Target at) -> "Selected text for " + name(at);
      case Act.Adopt(Target at) -> "Used another source's " + name(at);
      case Act.MarkNotStated(Target at) -> notStated(at, counts(gesture).notStated());
      case Act.Reject(Target at) -> "Rejected " + name(at) + alsoNotStated(gesture);
      case Act.Add(Target at) -> "Added to " + name(at);
      case Act.MoveHighlight(Target at) -> "Moved the highlight of " + name(at);
      case Act.AcceptMany _ -> accepted(gesture);
      case Act.UseRun(int values, String source) ->
          "Used %s from “%s”".formatted(count(values), source);
      case Act.Propagate(Target at, _) -> "Changed " + name(at) + " as in another letter";
      case Act.Adjudicate(Target at, Act.Choice choice, String record, String other) ->
          at.equals(Remarks.LETTER) && choice == Act.Choice.RECORD
              ? "Took over the record of %s, to compare it with %s".formatted(record, other)
              : adjudicated(name(at), choice, record, other);
      case Act.Note(Target about) ->
          (removes(gesture) ? "Removed" : "Wrote") + " a note on " + name(about);
      case Act.Flag(Target about) -> "Flagged " + name(about);
      case Act.Unflag(Target about) -> "Unflagged " + name(about);
      case Act.DismissCheck(Target about, _) -> "Dismissed a warning on " + name(about);
      case Act.SettleClaim() -> "Resolved a prediction without a location";
      case Act.Assign(Optional<String> person) ->
          person.map(p -> "Assigned to " + p).orElse("Unassigned");
      case Act.Finish() -> "Finished the letter";
      case Act.Reopen() -> "Reopened the letter";
      case Act.Undo(int of) -> earlier(of).map(g -> "Undid: " + of(g)).orElse("Undid an action");
      case Act.Redo(int of) -> earlier(of).map(g -> "Redid: " + of(g)).orElse("Redid an action");
    };
  }

  private static DecisionCounts counts(Gesture gesture) {
    return DecisionCounts.of(gesture.changes().stream().map(Change::after).toList());
  }

  /** {@code Accepted 12 values and marked 3 fields as not stated}. */
  private static String accepted(Gesture gesture) {
    DecisionCounts counts = counts(gesture);
    return counts.confirmed() == 0 && counts.notStated() > 0
        ? "Marked " + fields(counts.notStated()) + " as not stated"
        : "Accepted " + count(counts.confirmed()) + alsoNotStated(gesture);
  }

  private String notStated(Target at, int fields) {
    return "Marked " + (fields > 1 ? fields(fields) : name(at)) + " as not stated";
  }

  private static String alsoNotStated(Gesture gesture) {
    int fields = counts(gesture).notStated();
    return fields == 0 ? "" : " and marked " + fields(fields) + " as not stated";
  }

  private static String fields(int count) {
    return count == 1 ? "1 field" : "%,d fields".formatted(count);
  }

  private static String adjudicated(String name, Act.Choice choice, String record, String other) {
    return switch (choice) {
      case RECORD -> "Adjudicated %s: took %s, not %s".formatted(name, record, other);
      case OTHER -> "Adjudicated %s: took %s, not %s".formatted(name, other, record);
      case BOTH -> "Adjudicated %s: took both %s and %s".formatted(name, record, other);
      case NEITHER -> "Adjudicated %s: took neither %s nor %s".formatted(name, record, other);
      case AGREED -> "Accepted what %s and %s agree on".formatted(record, other);
    };
  }

  private static String values(Gesture gesture) {
    return count(
        (int)
            gesture.changes().stream()
                .flatMap(c -> c.after().stream())
                .filter(a -> a.value().isPresent())
                .count());
  }

  private static String count(int values) {
    return values == 1 ? "1 value" : "%,d values".formatted(values);
  }

  private static boolean removes(Gesture gesture) {
    return gesture.changes().stream().allMatch(c -> c.after().isEmpty());
  }

  private Optional<Gesture> earlier(int number) {
    return number > 0 && number <= ledger.last()
        ? Optional.of(ledger.gestures().get(number - 1))
        : Optional.empty();
  }

  private String name(Target target) {
    return target.equals(Remarks.LETTER)
        ? "the letter"
        : schema.find(target.field()).map(Field::label).orElse("a field");
  }
}
