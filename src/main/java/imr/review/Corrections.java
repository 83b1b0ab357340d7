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
 * Derives from the ledger how a letter's record differs from programs' suggestions. Each suggestion
 * and each accepted value counts once, compared with the final record. Undone actions and undecided
 * suggestions therefore don't count.
 *
 * <p>Values without a location are compared by value only. Items and citations count by their
 * values. Marking an empty field as not stated isn't a correction; if there was a suggestion, it is
 * spurious.
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

  /**
   * Returns suggestions in the order in which they were made, followed by values that weren't
   * suggested.
   */
  public static List<Correction> of(Schema schema, Ledger ledger) {
    return new Corrections(schema, ledger).judged();
  }

  private List<Correction> judged() {
    said.all().stream()
        .filter(a -> a.answer() instanceof Answer.GroupEntry && isOfTheSchema(a))
        .forEach(head -> heads.put(head.target().entry(), head));
    List<Annotation> program =
        suggested.all().stream().filter(s -> isValue(s) && !isOpen(s.target())).toList();
    List<Annotation> record =
        said.all().stream().filter(a -> isValue(a) && inRecord(a) && a.decided()).toList();
    PairMatcher<Annotation> pairs =
        new PairMatcher<>(
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

  /**
   * Returns the value that was accepted as suggested, which is the most frequent case. The rest is
   * compared pairwise.
   */
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

  /** Returns false for remarks, and for the finished mark. */
  private boolean isOfTheSchema(Annotation annotation) {
    return schema.find(annotation.target().field()).isPresent();
  }

  /** Returns whether a suggestion hasn't been decided yet. */
  private boolean isOpen(Target target) {
    return said.at(target).filter(a -> inRecord(a) && !a.decided()).isPresent();
  }

  /** Returns whether an annotation is part of the record, and so are its item and citation. */
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

  /** Handles a correct suggestion that the letter doesn't state a field. */
  private Optional<Correction> absence(Annotation suggestion) {
    return said.at(suggestion.target())
        .filter(a -> suggestion.answer() instanceof Answer.Absent)
        .filter(a -> a.answer() instanceof Answer.Absent && inRecord(a) && a.decided())
        .map(a -> correction(suggestion, Kind.KEPT, Optional.of(suggestion), Optional.of(a)));
  }

  /**
   * Scores how likely an accepted value replaces a suggestion; 0 if it can't. The same target ranks
   * above the same list, the same field elsewhere, and another field; within each, more shared text
   * ranks higher.
   */
  private long nearness(Annotation suggestion, Annotation accepted) {
    boolean sameTarget = suggestion.target().equals(accepted.target());
    long rank =
        switch (kind(suggestion, accepted)) {
          case KEPT -> sameTarget ? 9 : 7;
          case NORMALIZATION -> sameTarget ? 8 : 6;
          case BOUNDARY -> sameTarget ? 8 : 5;
          case OCCURRENCE -> sameTarget ? 8 : 4;
          case GROUPING -> 3;
          case WRONG_FIELD -> 2;
          case SPURIOUS, MISSED -> 0;
        };
    return rank == 0 ? 0 : (rank << 32) + SameEntryMatcher.shared(suggestion, accepted);
  }

  /** Returns the kind of correction if both belong together, or {@code SPURIOUS} if they can't. */
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
      return suggestion.value().equals(accepted.value()) ? Kind.KEPT : Kind.NORMALIZATION;
    }
    boolean placeless = suggestion.evidence().isEmpty() || accepted.evidence().isEmpty();
    boolean sameValue = suggestion.value().equals(accepted.value());
    if (sameValue && (placeless || suggestion.evidence().equals(accepted.evidence()))) {
      return Kind.KEPT;
    }
    boolean sameTarget = suggestion.target().equals(accepted.target());
    if (SameEntryMatcher.sameSpan(suggestion, accepted) || (placeless && sameTarget)) {
      return Kind.NORMALIZATION;
    }
    if (SameEntryMatcher.shared(suggestion, accepted) > 0) {
      return Kind.BOUNDARY;
    }
    return SameEntryMatcher.sameValue(suggestion, accepted) || sameWords(suggestion, accepted)
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

  /**
   * Returns whether they share at least half of the longer text, as in the schema's relaxed match.
   */
  private static boolean isMostly(Annotation one, Annotation other) {
    int longer = Math.max(length(one), length(other));
    return longer > 0 && 2 * SameEntryMatcher.shared(one, other) >= longer;
  }

  private static int length(Annotation annotation) {
    return annotation.evidence().map(e -> e.span().length()).orElse(0);
  }

  /** Returns whether the fields are the same, or have the same name in two lists of citations. */
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

  /**
   * Returns whether a field is a code that classifies another value; only its value is compared.
   */
  private boolean judgesAnother(FieldId field) {
    return schema.field(field).sameSpanAs().isPresent();
  }
}
