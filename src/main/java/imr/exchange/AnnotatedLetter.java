package imr.exchange;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.GoldSetPart;
import imr.annotation.Remarks;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.letter.Letter;
import java.util.List;
import java.util.Optional;

/**
 * A letter with its annotations, for export in any format.
 *
 * @param part the part of the gold set that the letter is exported from; empty for letters of the
 *     library
 * @param origins the programs' suggestions before people's decisions
 * @param goldSet the name of that gold set
 */
public record AnnotatedLetter(
    Letter letter,
    AnnotationSet annotations,
    Optional<GoldSetPart> part,
    ValueOrigins origins,
    Optional<String> goldSet) {

  /** Creates an export letter whose ledger isn't available. */
  public AnnotatedLetter(Letter letter, AnnotationSet annotations, Optional<GoldSetPart> part) {
    this(letter, annotations, part, ValueOrigins.NONE, Optional.empty());
  }

  /**
   * Returns a copy that contains only values that a person has decided, and the items and citations
   * that contain them.
   */
  public AnnotatedLetter decidedOnly() {
    List<Annotation> kept =
        annotations.all().stream().filter(a -> isDecided(a) || holdsDecided(a)).toList();
    return new AnnotatedLetter(letter, AnnotationSet.of(kept), part, origins, goldSet);
  }

  /** Returns whether a person has decided something in an item or citation. */
  private boolean holdsDecided(Annotation entry) {
    return entry.answer() instanceof Answer.GroupEntry
        && !Remarks.isRemark(entry.target())
        && annotations.within(entry.target().entry()).stream().anyMatch(AnnotatedLetter::isDecided);
  }

  private static boolean isDecided(Annotation annotation) {
    return annotation.status() != Status.SUGGESTED;
  }

  /** Returns whether a person has changed a suggestion or added a value. */
  public boolean isCorrected() {
    return annotations.all().stream()
        .filter(a -> !Remarks.isRemark(a.target()) && !a.target().equals(Target.FINISHED))
        .anyMatch(a -> a.status() != Status.SUGGESTED && a.status() != Status.CONFIRMED);
  }

  /** Returns whether the record contains a value, or a field marked as not stated. */
  public boolean says(Schema schema) {
    return RecordEntry.of(annotations, schema).stream().anyMatch(m -> m.isValue() || m.isAbsent());
  }

  /** Returns the number of values in the record. */
  public int values(Schema schema) {
    return (int) RecordEntry.of(annotations, schema).stream().filter(RecordEntry::isValue).count();
  }

  /**
   * Verifies all quotes.
   *
   * @throws IllegalArgumentException if a quote isn't the letter's text at its span
   */
  void check() {
    if (!annotations.holdsIn(letter.text())) {
      throw new IllegalArgumentException("a quote does not stand at its span in the letter's text");
    }
  }
}
