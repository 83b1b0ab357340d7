package imr.ledger;

import imr.annotation.Annotation;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.annotation.Target;
import java.util.List;
import java.util.Optional;

/**
 * Derives the act and author of a gesture in the first format. Looks only at how the description
 * starts, never at field labels.
 */
final class LegacyDescriptionReader {
  private final LegacyDescription form;
  private final List<AnnotationAfter> afters;

  LegacyDescriptionReader(LegacyDescription form, List<AnnotationAfter> afters) {
    this.form = form;
    this.afters = afters;
  }

  Act act() {
    if (form.undoes() > 0 || begins("take back: ")) {
      return new Act.Undo(form.undoes());
    }
    if (form.redoes() > 0 || begins("do again: ")) {
      return new Act.Redo(form.redoes());
    }
    return afters.isEmpty() ? withoutChanges() : at(afters.getFirst().target());
  }

  private boolean begins(String words) {
    return form.what().startsWith(words);
  }

  private Act withoutChanges() {
    return form.what().equals("extract again") ? new Act.ReExtract() : new Act.Suggest();
  }

  private Act at(Target target) {
    if (target.equals(Target.FINISHED)) {
      return afters.getFirst().annotation().isPresent() ? new Act.Finish() : new Act.Reopen();
    }
    return Remarks.isRemark(target) ? remark(target) : ofTheRecord(target);
  }

  private Act remark(Target target) {
    boolean removed = afters.getFirst().annotation().isEmpty();
    Target about = Remarks.about(target);
    if (Remarks.isFlag(target)) {
      return removed ? new Act.Unflag(about) : new Act.Flag(about);
    }
    if (target.equals(Remarks.assigned())) {
      return new Act.Assign(
          afters.getFirst().annotation().flatMap(Annotation::value).map(v -> v.shown()));
    }
    return Remarks.check(target)
        .<Act>map(check -> new Act.DismissCheck(about, check))
        .orElseGet(() -> Remarks.isClaim(target) ? new Act.SettleClaim() : new Act.Note(about));
  }

  private Act ofTheRecord(Target target) {
    if (form.what().equals("extract again")) {
      return new Act.ReExtract();
    }
    return switch (firstWord()) {
      case "suggest" -> new Act.Suggest();
      case "confirm" -> new Act.Confirm(target);
      case "assign" -> new Act.SelectText(main());
      case "take" -> new Act.Adopt(main());
      case "mark" -> new Act.MarkNotStated(afters.getLast().target());
      case "strike" -> new Act.Reject(afters.getLast().target());
      case "add" -> new Act.Add(main());
      case "move" -> new Act.MoveHighlight(target);
      case "accept" -> new Act.AcceptMany(values());
      case String _ -> new Act.Correct(main());
    };
  }

  private String firstWord() {
    return form.what().split(" ", 2)[0];
  }

  /**
   * Returns the first target that got an annotation, which is the added entry rather than the list
   * that was marked as not stated before.
   */
  private Target main() {
    return afters.stream()
        .filter(s -> s.annotation().isPresent())
        .findFirst()
        .orElse(afters.getFirst())
        .target();
  }

  /** Reads {@code accept 79 values}. The count includes items and citations. */
  private int values() {
    String number = form.what().replaceAll("\\D", "");
    return number.isEmpty() || number.length() > 9 ? 0 : Integer.parseInt(number);
  }

  /** Finds the program in its suggestions. For a person, the name is all that is known. */
  Author author() {
    return afters.stream()
        .flatMap(s -> s.annotation().stream())
        .map(Annotation::provenance)
        .flatMap(by -> program(by).stream())
        .filter(program -> program.shown().equals(form.author()))
        .findFirst()
        .orElseGet(this::byName);
  }

  private static Optional<Author> program(Provenance by) {
    return by instanceof Provenance.Program program
        ? Optional.of(new Author.Program(program.name(), program.version()))
        : Optional.empty();
  }

  /** Splits a program's name and version if it found nothing, or only removed something. */
  private Author byName() {
    boolean program = act() instanceof Act.Suggest || act() instanceof Act.ReExtract;
    int space = form.author().lastIndexOf(' ');
    if (!program) {
      return new Author.Person(form.author());
    }
    return space < 0
        ? new Author.Program(form.author(), "")
        : new Author.Program(form.author().substring(0, space), form.author().substring(space + 1));
  }
}
