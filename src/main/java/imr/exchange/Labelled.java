package imr.exchange;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Part;
import imr.annotation.Remarks;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.letter.Letter;
import java.util.List;
import java.util.Optional;

/**
 * A letter and what is said of it, to be written into files of any format.
 *
 * @param part of the gold set that the letter is written from; empty for letters of the library
 * @param origins what programs suggested before persons decided
 * @param goldSet the name of that gold set
 */
public record Labelled(
    Letter letter,
    AnnotationSet annotations,
    Optional<Part> part,
    Origins origins,
    Optional<String> goldSet) {

  /** A letter whose ledger isn't at hand. */
  public Labelled(Letter letter, AnnotationSet annotations, Optional<Part> part) {
    this(letter, annotations, part, Origins.NONE, Optional.empty());
  }

  /** The letter with those values alone on which a person has decided, and what they belong to. */
  public Labelled decidedOnly() {
    List<Annotation> kept =
        annotations.all().stream().filter(a -> isDecided(a) || holdsDecided(a)).toList();
    return new Labelled(letter, AnnotationSet.of(kept), part, origins, goldSet);
  }

  /** True for an item or citation in which a person has decided something. */
  private boolean holdsDecided(Annotation entry) {
    return entry.answer() instanceof Answer.Entry
        && !Remarks.isRemark(entry.target())
        && annotations.within(entry.target().entry()).stream().anyMatch(Labelled::isDecided);
  }

  private static boolean isDecided(Annotation annotation) {
    return annotation.status() != Status.SUGGESTED;
  }

  /** True where a person changed something of what was suggested, or added to it. */
  public boolean isCorrected() {
    return annotations.all().stream()
        .filter(a -> !Remarks.isRemark(a.target()) && !a.target().equals(Target.FINISHED))
        .anyMatch(a -> a.status() != Status.SUGGESTED && a.status() != Status.CONFIRMED);
  }

  /** True where its record has a value or an absent field. */
  public boolean says(Schema schema) {
    return Mention.of(annotations, schema).stream().anyMatch(m -> m.isValue() || m.isAbsent());
  }

  /** How many values its record has. */
  public int values(Schema schema) {
    return (int) Mention.of(annotations, schema).stream().filter(Mention::isValue).count();
  }

  /** Refused with an exception when a quote does not stand at its span in the letter's text. */
  void check() {
    if (!annotations.holdsIn(letter.text())) {
      throw new IllegalArgumentException("a quote does not stand at its span in the letter's text");
    }
  }
}
