package imr.workbench;

import imr.intake.IntakeResult;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of each file of an import, in the order in which the files were given.
 *
 * <p>Holds names and sentences alone, no letter: an import of a hundred thousand files has one.
 */
public record ImportReport(List<Fate> fates) {
  public ImportReport {
    fates = List.copyOf(fates);
  }

  /** What became of one file. */
  public sealed interface Fate {
    Path file();
  }

  /**
   * It is a new letter in the store.
   *
   * @param warnings sentences for the analyst, mostly none
   */
  public record Added(Path file, List<String> warnings) implements Fate {
    public Added {
      warnings = List.copyOf(warnings);
    }
  }

  /** Its text is a letter that the store, or an earlier file of this import, has already. */
  public record AlreadyThere(Path file) implements Fate {}

  /** It was not read; the reason {@code PASSWORD} asks for one. */
  public record Refused(Path file, IntakeResult.Reason reason, String sentence) implements Fate {}

  /** It has text, and is taken in only when the analyst says so. */
  public record NotALetter(Path file, String sentence) implements Fate {}

  /** It was read, and then something went wrong in this program. */
  public record Failed(Path file, String sentence) implements Fate {}

  /** The import was stopped before it. */
  public record NotReached(Path file) implements Fate {}

  public List<Added> added() {
    return all(Added.class).toList();
  }

  public List<AlreadyThere> alreadyThere() {
    return all(AlreadyThere.class).toList();
  }

  /** Without those that ask for a password. */
  public List<Refused> refused() {
    return all(Refused.class).filter(f -> f.reason() != IntakeResult.Reason.PASSWORD).toList();
  }

  /** Those that can be read once a password, or a better one, is given. */
  public List<Refused> needingPassword() {
    return all(Refused.class).filter(f -> f.reason() == IntakeResult.Reason.PASSWORD).toList();
  }

  public List<NotALetter> notLetters() {
    return all(NotALetter.class).toList();
  }

  public List<Failed> failed() {
    return all(Failed.class).toList();
  }

  public boolean stopped() {
    return all(NotReached.class).findAny().isPresent();
  }

  /** The warnings of all letters that were added. */
  public List<String> warnings() {
    return all(Added.class).flatMap(added -> added.warnings().stream()).toList();
  }

  private <F extends Fate> Stream<F> all(Class<F> kind) {
    return fates.stream().filter(kind::isInstance).map(kind::cast);
  }
}
