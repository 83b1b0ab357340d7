package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.ledger.Ledger;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Matches the results of a new extraction with the existing annotations.
 *
 * <p>A person's decision is also matched by the suggestion it replaced, so that a corrected value
 * is recognized if the program repeats its original suggestion.
 */
final class SameEntryMatcher {
  private final AnnotationSet said;
  private final AnnotationSet found;
  private final Map<Target, List<Annotation>> suggestions = new HashMap<>();

  /**
   * @param ledger the letter's history
   * @param found the new results, which have ids of their own
   */
  SameEntryMatcher(Ledger ledger, AnnotationSet found) {
    this.said = ledger.annotations();
    this.found = found;
    ledger
        .everAnnotated()
        .filter(a -> !touched(a))
        .forEach(a -> suggestions.computeIfAbsent(a.target(), t -> new ArrayList<>()).add(a));
  }

  /** Returns whether a person has decided about an annotation. */
  static boolean touched(Annotation annotation) {
    return annotation.status() != Status.SUGGESTED;
  }

  /**
   * Returns whether a person's decision about a list entry also settles a new suggestion: the same
   * span or value as the entry or the suggestion it replaced or, if the entry is part of the
   * record, overlapping text.
   */
  boolean settles(Annotation decided, Annotation fresh) {
    boolean overlaps = decided.counts() && shared(decided, fresh) > 0;
    return overlaps || everSaid(decided).anyMatch(e -> sameSpan(e, fresh) || sameValue(e, fresh));
  }

  /** Matches list entries by equal spans, then by equal values. */
  static PairMatcher<Annotation> values(List<Annotation> standing, List<Annotation> fresh) {
    return new PairMatcher<>(standing, fresh)
        .bestFirst((s, f) -> sameSpan(s, f) ? 2 : sameValue(s, f) ? 1 : 0);
  }

  /**
   * Matches items or citations by the span of their first field (request, guideline): equal spans
   * first, then overlapping ones in order. Entries without one are matched by what else they have
   * in common, or by having no locations at all.
   */
  PairMatcher<Annotation> heads(List<Annotation> standing, List<Annotation> fresh, Field group) {
    FieldId first = group.fields().getFirst().id();
    return new PairMatcher<>(ordered(said, standing, first), ordered(found, fresh, first))
        .bestFirst((s, f) -> sameWords(s, f, first))
        .inOrder((s, f) -> sharedWords(s, f, first))
        .bestFirst((s, f) -> nameless(s, f, first) ? inCommon(s, f) : 0)
        .bestFirst((s, f) -> isBare(said, s) && isBare(found, f) ? 1 : 0);
  }

  private static List<Annotation> ordered(
      AnnotationSet set, List<Annotation> heads, FieldId first) {
    return heads.stream()
        .sorted(
            Comparator.comparingInt(
                h ->
                    inside(set, h, first)
                        .flatMap(SameEntryMatcher::start)
                        .orElse(Integer.MAX_VALUE)))
        .toList();
  }

  /**
   * Scores equal first fields. The current annotation ranks above an earlier suggestion; ties are
   * broken by what else they have in common.
   */
  private long sameWords(Annotation standing, Annotation fresh, FieldId first) {
    Optional<Annotation> words = inside(found, fresh, first);
    boolean now = isSame(inside(said, standing, first), words);
    boolean before = knownBy(standing, first).anyMatch(k -> isSame(Optional.of(k), words));
    return now || before ? (now ? 2_000 : 1_000) + inCommon(standing, fresh) : 0;
  }

  private static boolean isSame(Optional<Annotation> one, Optional<Annotation> other) {
    return one.isPresent() && other.isPresent() && sameSpan(one.get(), other.get());
  }

  /** Returns the number of UTF-16 units that the first fields share. */
  private long sharedWords(Annotation standing, Annotation fresh, FieldId first) {
    return inside(found, fresh, first)
        .map(f -> knownBy(standing, first).mapToInt(s -> shared(s, f)).max().orElse(0))
        .orElse(0);
  }

  /** Returns whether there aren't two spans to compare. */
  private boolean nameless(Annotation standing, Annotation fresh, FieldId first) {
    return inside(found, fresh, first).flatMap(SameEntryMatcher::start).isEmpty()
        || inside(said, standing, first).flatMap(SameEntryMatcher::start).isEmpty();
  }

  /** Returns the number of equally located values that two items or citations share. */
  private long inCommon(Annotation standing, Annotation fresh) {
    return said.within(standing.target().entry()).stream()
        .filter(a -> a.target().subject().equals(standing.target().entry()))
        .filter(a -> isSame(Optional.of(a), inside(found, fresh, a.target().field())))
        .count();
  }

  /** Returns whether nothing in an item or citation has a location. */
  private static boolean isBare(AnnotationSet set, Annotation head) {
    return set.within(head.target().entry()).stream().allMatch(a -> span(a).isEmpty());
  }

  private Stream<Annotation> knownBy(Annotation head, FieldId first) {
    return inside(said, head, first).stream().flatMap(this::everSaid);
  }

  /** Returns an annotation and, if a person decided about it, the earlier suggestions. */
  private Stream<Annotation> everSaid(Annotation now) {
    return touched(now)
        ? Stream.concat(Stream.of(now), suggestions.getOrDefault(now.target(), List.of()).stream())
        : Stream.of(now);
  }

  private static Optional<Annotation> inside(AnnotationSet set, Annotation head, FieldId field) {
    return set.at(Target.of(head.target().entry(), field));
  }

  static boolean sameSpan(Annotation one, Annotation other) {
    return span(one).isPresent() && span(one).equals(span(other));
  }

  /** Compares values ignoring case, as the schema does for list entries. */
  static boolean sameValue(Annotation one, Annotation other) {
    Optional<String> value = other.value().flatMap(Value::known);
    return one.value()
        .flatMap(Value::known)
        .filter(v -> value.filter(v::equalsIgnoreCase).isPresent())
        .isPresent();
  }

  static int shared(Annotation one, Annotation other) {
    return span(one).flatMap(a -> span(other).map(a::shared)).orElse(0);
  }

  private static Optional<Integer> start(Annotation annotation) {
    return span(annotation).map(Span::start);
  }

  private static Optional<Span> span(Annotation annotation) {
    return annotation.evidence().map(Evidence::span);
  }
}
