package imr.workbench;

import java.util.Optional;

/** What can be done to many letters in one go. */
public sealed interface BatchAction {

  /**
   * Declares letters finished in which all is decided and that pass all checks; a check set aside
   * with a reason counts as passed.
   */
  record Finish() implements BatchAction {}

  /** Flags the letters themselves. */
  record Flag() implements BatchAction {}

  /** Takes away the letters' own flags; those of their fields stay. */
  record Unflag() implements BatchAction {}

  /**
   * Assigns to a person, or to nobody.
   *
   * @param person a name that {@link PersonName} has no problem with; empty for nobody
   */
  record AssignTo(Optional<String> person) implements BatchAction {
    public AssignTo {
      person = person.map(String::strip);
      person
          .flatMap(PersonName::problem)
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException(problem);
              });
    }
  }

  /** As {@link Workbench#renewAll}, with some letters. */
  record ExtractAgain() implements BatchAction {}

  /** Takes back what was done to many letters, where nobody went on since. */
  record TakeBack(BatchRecord of) implements BatchAction {}

  /** Does again what was taken back. */
  record DoAgain(BatchRecord of) implements BatchAction {}

  /** What has become of the letters then: {@code flagged}, {@code assigned to Ben}. */
  default String done() {
    return switch (this) {
      case Finish() -> "finished";
      case Flag() -> "flagged";
      case Unflag() -> "freed of their flag";
      case AssignTo(Optional<String> person) -> "assigned to " + person.orElse("nobody");
      case ExtractAgain() -> "extracted again";
      case TakeBack _ -> "put back as they were";
      case DoAgain(BatchRecord of) -> of.did() + " once more";
    };
  }
}
