package imr.store;

import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.ledger.AnnotationRow;
import imr.letter.Span;
import java.util.Optional;

/**
 * What one letter says at one target now, read without the letter's text: for lists of many
 * letters. Not compared with the hashes of the gestures; whoever changes something reads the letter
 * itself.
 *
 * @param letter the letter's id
 * @param value the normal form of a known value, an unread one as typed, else empty
 * @param place where the letter states it, in UTF-16 units
 */
public record FieldValue(
    String letter,
    Target target,
    AnnotationRow.Kind kind,
    String value,
    Optional<Span> place,
    Status status,
    Provenance provenance) {}
