package imr.ledger;

import imr.annotation.Target;
import java.util.Optional;

/**
 * An {@link Act} as the four columns in which it is stored.
 *
 * @param kind a stable id such as {@code move-highlight}
 * @param target the target of the act, if it has one
 * @param number a gesture number or a count; 0 if the act has none
 * @param text a person's name, a check id, a run, a letter id, or two records; empty if the act has
 *     none
 */
public record ActRow(String kind, Optional<Target> target, int number, String text) {

  /** Converts an act to its stored form. */
  public static ActRow of(Act act) {
    return switch (act) {
      case Act.Suggest() -> plain("suggest");
      case Act.ReExtract() -> plain("re-extract");
      case Act.Confirm(Target at) -> at("confirm", at, "");
      case Act.Correct(Target at) -> at("correct", at, "");
      case Act.SelectText(Target at) -> at("select-text", at, "");
      case Act.Adopt(Target at) -> at("adopt", at, "");
      case Act.MarkNotStated(Target at) -> at("mark-not-stated", at, "");
      case Act.Reject(Target at) -> at("reject", at, "");
      case Act.Add(Target at) -> at("add", at, "");
      case Act.MoveHighlight(Target at) -> at("move-highlight", at, "");
      case Act.AcceptMany(int values) -> number("accept-many", values);
      case Act.UseRun(int values, String source) ->
          new ActRow("use-run", Optional.empty(), values, source);
      case Act.Propagate(Target at, String from) -> at("propagate", at, from);
      case Act.Adjudicate(Target at, Act.Choice choice, String record, String other) ->
          new ActRow("adjudicate", Optional.of(at), choice.code(), record + "\n" + other);
      case Act.Note(Target at) -> at("note", at, "");
      case Act.Flag(Target at) -> at("flag", at, "");
      case Act.Unflag(Target at) -> at("unflag", at, "");
      case Act.DismissCheck(Target at, String check) -> at("dismiss-check", at, check);
      case Act.SettleClaim() -> plain("settle-claim");
      case Act.Assign(Optional<String> person) ->
          new ActRow("assign", Optional.empty(), 0, person.orElse(""));
      case Act.Finish() -> plain("finish");
      case Act.Reopen() -> plain("reopen");
      case Act.Undo(int of) -> number("undo", of);
      case Act.Redo(int of) -> number("redo", of);
    };
  }

  private static ActRow plain(String kind) {
    return number(kind, 0);
  }

  private static ActRow number(String kind, int number) {
    return new ActRow(kind, Optional.empty(), number, "");
  }

  private static ActRow at(String kind, Target target, String text) {
    return new ActRow(kind, Optional.of(target), 0, text);
  }

  /**
   * Converts the stored form to an act.
   *
   * @throws IllegalArgumentException if the kind is unknown, or a part is missing or doesn't belong
   *     to the act
   */
  public Act act() {
    Act act = ofKind();
    if (!of(act).equals(this)) {
      throw new IllegalArgumentException("more than the act says: " + kind);
    }
    return act;
  }

  private Act ofKind() {
    return switch (kind) {
      case "suggest" -> new Act.Suggest();
      case "re-extract" -> new Act.ReExtract();
      case "confirm" -> new Act.Confirm(at());
      case "correct" -> new Act.Correct(at());
      case "select-text" -> new Act.SelectText(at());
      case "adopt" -> new Act.Adopt(at());
      case "mark-not-stated" -> new Act.MarkNotStated(at());
      case "reject" -> new Act.Reject(at());
      case "add" -> new Act.Add(at());
      case "move-highlight" -> new Act.MoveHighlight(at());
      case "accept-many" -> new Act.AcceptMany(number);
      case "use-run" -> new Act.UseRun(number, text);
      case "propagate" -> new Act.Propagate(at(), text);
      case "adjudicate" -> adjudicate();
      case "note" -> new Act.Note(at());
      case "flag" -> new Act.Flag(at());
      case "unflag" -> new Act.Unflag(at());
      case "dismiss-check" -> new Act.DismissCheck(at(), text);
      case "settle-claim" -> new Act.SettleClaim();
      case "assign" -> new Act.Assign(Optional.of(text).filter(t -> !t.isEmpty()));
      case "finish" -> new Act.Finish();
      case "reopen" -> new Act.Reopen();
      case "undo" -> new Act.Undo(number);
      case "redo" -> new Act.Redo(number);
      case String other -> throw new IllegalArgumentException("no act: " + other);
    };
  }

  private Act adjudicate() {
    int end = text.indexOf('\n');
    if (end < 0) {
      throw new IllegalArgumentException("no two records");
    }
    return new Act.Adjudicate(
        at(), Act.Choice.of(number), text.substring(0, end), text.substring(end + 1));
  }

  private Target at() {
    return target.orElseThrow(() -> new IllegalArgumentException(kind + " without a target"));
  }
}
