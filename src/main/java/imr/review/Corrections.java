package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.ledger.Ledger;
import imr.review.Correction.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the record of one letter came to differ from what a program suggested, read from the ledger:
 * every suggestion and every accepted value once, judged by what stands in the end. What was undone
 * therefore does not count, nor what nobody has decided on yet.
 *
 * <p>A value without a location in the letter is compared by its value alone. An item or a citation
 * counts by its values. A blank that a person marks absent is no correction of its own: a
 * suggestion that stood there is spurious.
 */
public final class Corrections {
  private final Schema schema;
  private final AnnotationSet suggested;
  private final AnnotationSet said;
  private final Map<String, Annotation> heads = new HashMap<>();

  private Corrections(Schema schema, Ledger ledger) {
    this.schema = schema;
    this.suggested = ledger.byProgram();
    this.said = ledger.annotations();
  }

  /** Suggestions first, in the order in which they were made, then what they missed. */
  public static List<Correction> of(Schema schema, Ledger ledger) {
    return new Corrections(schema, ledger).judged();
  }

  private List<Correction> judged() {
    said.all().stream()
        .filter(a -> a.answer() instanceof Answer.Entry && isOfTheSchema(a))
        .forEach(head -> heads.put(head.target().entry(), head));
    List<Annotation> program =
        suggested.all().stream().filter(s -> isValue(s) && !isOpen(s.target())).toList();
    List<Annotation> record =
        said.all().stream().filter(a -> isValue(a) && inRecord(a) && a.decided()).toList();
    Pairs<Annotation> pairs =
        new Pairs<>(
                program.stream().filter(s -> kept(s).isEmpty()).toList(),
                record.stream().filter(a -> !isKept(a)).toList())
            .bestFirst(this::nearness);
    List<Correction> all = new ArrayList<>();
    program.forEach(s -> all.add(suggestion(s, kept(s).or(() -> pairs.partner(s)))));
    pairs.alone().stream()
        .map(a -> correction(a, Kind.MISSED, Optional.empty(), Optional.of(a)))
        .forEach(all::add);
    suggested.all().stream().flatMap(s -> absence(s).stream()).forEach(all::add);
    return List.copyOf(all);
  }

  /** What was accepted as it had been suggested, which is most; the rest is compared in pairs. */
  private Optional<Annotation> kept(Annotation suggestion) {
    return said.at(suggestion.target())
        .filter(a -> isValue(a) && inRecord(a) && a.decided())
        .filter(a -> kind(suggestion, a) == Kind.KEPT);
  }

  private boolean isKept(Annotation accepted) {
    return suggested
        .at(accepted.target())
        .filter(s -> isValue(s) && kept(s).isPresent())
        .isPresent();
  }

  private boolean isValue(Annotation annotation) {
    return annotation.answer() instanceof Answer.Stated && isOfTheSchema(annotation);
  }

  /** False for remarks, and for that a letter is finished. */
  private boolean isOfTheSchema(Annotation annotation) {
    return schema.find(annotation.target().field()).isPresent();
  }

  /** True where a decision is still to be made about what was suggested. */
  private boolean isOpen(Target target) {
    return said.at(target).filter(a -> inRecord(a) && !a.decided()).isPresent();
  }

  /** True for what counts, in an item and a citation that count. */
  private boolean inRecord(Annotation annotation) {
    String subject = annotation.target().subject();
    return annotation.counts()
        && (subject.equals(Target.LETTER)
            || Optional.ofNullable(heads.get(subject)).filter(this::inRecord).isPresent());
  }

  private Correction suggestion(Annotation suggestion, Optional<Annotation> partner) {
    Kind kind = partner.map(p -> kind(suggestion, p)).orElse(Kind.SPURIOUS);
    return correction(suggestion, kind, Optional.of(suggestion), partner);
  }

  private static Correction correction(
      Annotation of, Kind kind, Optional<Annotation> suggested, Optional<Annotation> accepted) {
    return new Correction(of.target().field(), kind, suggested, accepted);
  }

  /** A program that said rightly that the letter does not state something. */
  private Optional<Correction> absence(Annotation suggestion) {
    return said.at(suggestion.target())
        .filter(a -> suggestion.answer() instanceof Answer.Absent)
        .filter(a -> a.answer() instanceof Answer.Absent && inRecord(a) && a.decided())
        .map(a -> correction(suggestion, Kind.KEPT, Optional.of(suggestion), Optional.of(a)));
  }

  /**
   * How much speaks for it that an accepted value stands in a suggestion's place; 0 where nothing
   * does. What is at the same target outweighs the same list, that the same field elsewhere, and
   * that another field; within each, the more words in common the better.
   */
  private long nearness(Annotation suggestion, Annotation accepted) {
    boolean sameTarget = suggestion.target().equals(accepted.target());
    long rank =
        switch (kind(suggestion, accepted)) {
          case KEPT -> sameTarget ? 9 : 7;
          case NORMALISATION -> sameTarget ? 8 : 6;
          case BOUNDARY -> sameTarget ? 8 : 5;
          case OCCURRENCE -> sameTarget ? 8 : 4;
          case GROUPING -> 3;
          case WRONG_FIELD -> 2;
          case SPURIOUS, MISSED -> 0;
        };
    return rank == 0 ? 0 : (rank << 32) + Likeness.shared(suggestion, accepted);
  }

  /** The class of the correction if the two belong together; {@code SPURIOUS} if they cannot. */
  private Kind kind(Annotation suggestion, Annotation accepted) {
    Target from = suggestion.target();
    Target to = accepted.target();
    if (from.whole().equals(to.whole())) {
      return inOneList(suggestion, accepted);
    }
    if (!isMostly(suggestion, accepted)) {
      return Kind.SPURIOUS;
    }
    if (areKin(from.field(), to.field())) {
      return Kind.GROUPING;
    }
    return judgesAnother(from.field()) || judgesAnother(to.field())
        ? Kind.SPURIOUS
        : Kind.WRONG_FIELD;
  }

  private Kind inOneList(Annotation suggestion, Annotation accepted) {
    if (judgesAnother(suggestion.target().field())) {
      return suggestion.value().equals(accepted.value()) ? Kind.KEPT : Kind.NORMALISATION;
    }
    boolean placeless = suggestion.evidence().isEmpty() || accepted.evidence().isEmpty();
    boolean sameValue = suggestion.value().equals(accepted.value());
    if (sameValue && (placeless || suggestion.evidence().equals(accepted.evidence()))) {
      return Kind.KEPT;
    }
    boolean sameTarget = suggestion.target().equals(accepted.target());
    if (Likeness.sameSpan(suggestion, accepted) || (placeless && sameTarget)) {
      return Kind.NORMALISATION;
    }
    if (Likeness.shared(suggestion, accepted) > 0) {
      return Kind.BOUNDARY;
    }
    return Likeness.sameValue(suggestion, accepted) || sameWords(suggestion, accepted)
        ? Kind.OCCURRENCE
        : Kind.SPURIOUS;
  }

  private static boolean sameWords(Annotation one, Annotation other) {
    return words(one).isPresent() && words(one).equals(words(other));
  }

  private static Optional<String> words(Annotation annotation) {
    return annotation
        .evidence()
        .map(e -> e.quote().replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT));
  }

  /** At least half of the longer one's words, as the schema page has it of a relaxed match. */
  private static boolean isMostly(Annotation one, Annotation other) {
    int longer = Math.max(length(one), length(other));
    return longer > 0 && 2 * Likeness.shared(one, other) >= longer;
  }

  private static int length(Annotation annotation) {
    return annotation.evidence().map(e -> e.span().length()).orElse(0);
  }

  /** The same field, or the fields of one name in two lists of citations. */
  private boolean areKin(FieldId one, FieldId other) {
    Optional<Field> owner = grandparent(one);
    return one.equals(other)
        || (owner.isPresent()
            && owner.equals(grandparent(other))
            && one.name().equals(other.name()));
  }

  private Optional<Field> grandparent(FieldId field) {
    return schema.parent(field).flatMap(list -> schema.parent(list.id()));
  }

  /** True for a code that stands on another value's words: its value alone is judged. */
  private boolean judgesAnother(FieldId field) {
    return schema.field(field).sameSpanAs().isPresent();
  }
}
