package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two records of one letter side by side: what both have, and where they differ. Items and
 * citations are paired by the words that they are known by, entries of a list by their words or
 * values. What was rejected, and what isn't stated, counts as nothing, as in every comparison.
 */
public final class Differences {
  private final Schema schema;
  private final AnnotationSet ours;
  private final AnnotationSet theirs;
  private final SameEntryMatcher likeness;
  private final List<Difference> all = new ArrayList<>();
  private final List<Annotation> agreed = new ArrayList<>();

  private Differences(Schema schema, Ledger ours, AnnotationSet theirs) {
    this.schema = schema;
    this.ours = ours.annotations();
    this.theirs = theirs;
    this.likeness = new SameEntryMatcher(ours, theirs);
  }

  /**
   * Compares the letter's record with another one.
   *
   * @param ours the letter's ledger as far as it is compared
   * @param theirs of the same letter; its entries have ids of their own
   */
  public static Differences of(Schema schema, Ledger ours, AnnotationSet theirs) {
    Differences found = new Differences(schema, ours, theirs);
    found.fields(Target.LETTER, Target.LETTER, schema.fields());
    return found;
  }

  /** In the form's order; within a list what both have first. */
  public List<Difference> all() {
    return List.copyOf(all);
  }

  /** The values that both have, as the letter's record has them. */
  public List<Annotation> agreed() {
    return List.copyOf(agreed);
  }

  private void fields(String subject, String from, List<Field> fields) {
    for (Field field : schema.shown(fields)) {
      if (field.isGroup()) {
        group(subject, from, field);
      } else if (field.many()) {
        list(subject, from, field);
      } else {
        Target at = Target.of(subject, field.id());
        add(field, at, one(ours, subject, field), one(theirs, from, field));
      }
    }
  }

  private static Optional<Annotation> one(AnnotationSet set, String subject, Field field) {
    return set.stated(subject, field).stream().findFirst();
  }

  private void add(Field field, Target at, Optional<Annotation> our, Optional<Annotation> their) {
    if (our.isPresent() && their.isPresent() && same(field, our.get(), their.get())) {
      agreed.add(our.get());
    } else if (our.isPresent() || their.isPresent()) {
      all.add(Difference.of(field, at, our, their));
    }
  }

  private void list(String subject, String from, Field field) {
    Target whole = Target.of(subject, field.id());
    List<Annotation> here = ours.stated(subject, field);
    List<Annotation> there = theirs.stated(from, field);
    PairMatcher<Annotation> pairs =
        new PairMatcher<>(here, there)
            .bestFirst((a, b) -> same(field, a, b) ? 1 : 0)
            .bestFirst(
                (a, b) ->
                    SameEntryMatcher.sameSpan(a, b) ? 2 : SameEntryMatcher.sameValue(a, b) ? 1 : 0)
            .bestFirst(SameEntryMatcher::shared);
    here.forEach(a -> add(field, a.target(), Optional.of(a), pairs.partner(a)));
    pairs.alone().forEach(b -> add(field, whole, Optional.empty(), Optional.of(b)));
  }

  private void group(String subject, String from, Field field) {
    List<Annotation> here = ours.counted(subject, field.id());
    List<Annotation> there = theirs.counted(from, field.id());
    PairMatcher<Annotation> pairs = likeness.heads(here, there, field).bestFirst(this::inCommon);
    for (Annotation head : here) {
      pairs
          .partner(head)
          .ifPresentOrElse(
              other -> fields(head.target().entry(), other.target().entry(), field.fields()),
              () -> entry(field, head.target(), Optional.of(head), Optional.empty()));
    }
    Target whole = Target.of(subject, field.id());
    pairs.alone().forEach(b -> entry(field, whole, Optional.empty(), Optional.of(b)));
  }

  /** How many values two items or citations share that aren't known by the same words. */
  private long inCommon(Annotation our, Annotation their) {
    List<Annotation> there = values(theirs, their);
    return values(ours, our).stream()
        .filter(a -> there.stream().anyMatch(b -> isLike(a, b)))
        .count();
  }

  private static boolean isLike(Annotation our, Annotation their) {
    return our.target().field().equals(their.target().field())
        && (SameEntryMatcher.sameSpan(our, their) || SameEntryMatcher.sameValue(our, their));
  }

  private static List<Annotation> values(AnnotationSet set, Annotation head) {
    return set.within(head.target().entry()).stream()
        .filter(a -> a.counts() && a.answer() instanceof Answer.Stated)
        .toList();
  }

  /** One that holds no value is nothing to decide. */
  private void entry(Field field, Target at, Optional<Annotation> our, Optional<Annotation> their) {
    Difference.Words words =
        new Difference.Words(
            our.flatMap(h -> known(ours, h, field)), their.flatMap(h -> known(theirs, h, field)));
    if (words.ours().isPresent() || words.theirs().isPresent()) {
      all.add(new Difference(field, at, our, their, words));
    }
  }

  /** The value that an item or a citation is known by, else the first that it has. */
  private Optional<Annotation> known(AnnotationSet set, Annotation head, Field field) {
    List<Annotation> all = values(set, head);
    return schema
        .leading(field)
        .flatMap(f -> set.at(Target.of(head.target().entry(), f.id())))
        .filter(all::contains)
        .or(() -> all.stream().findFirst());
  }

  /** Value and location are the same; of a code that judges another field's words, the value. */
  private static boolean same(Field field, Annotation our, Annotation their) {
    boolean place = our.evidence().map(Evidence::span).equals(their.evidence().map(Evidence::span));
    return sameValue(our, their) && (field.sameSpanAs().isPresent() || place);
  }

  private static boolean sameValue(Annotation our, Annotation their) {
    Optional<Value> one = our.value();
    return one.equals(their.value()) || SameEntryMatcher.sameValue(our, their);
  }
}
