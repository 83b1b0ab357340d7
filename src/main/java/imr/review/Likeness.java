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
 * Which of what a program finds again is what stands in the letter already.
 *
 * <p>What a person decided is also known by what was suggested in its place before, so that a value
 * which was corrected is recognised when a program says again what it said first.
 */
final class Likeness {
  private final AnnotationSet said;
  private final AnnotationSet found;
  private final Map<Target, List<Annotation>> suggestions = new HashMap<>();

  /**
   * @param ledger what was done to the letter
   * @param found what a program finds again; its ids are its own
   */
  Likeness(Ledger ledger, AnnotationSet found) {
    this.said = ledger.annotations();
    this.found = found;
    ledger
        .everAnnotated()
        .filter(a -> !touched(a))
        .forEach(a -> suggestions.computeIfAbsent(a.target(), t -> new ArrayList<>()).add(a));
  }

  /** True for what a person has said something about. */
  static boolean touched(Annotation annotation) {
    return annotation.status() != Status.SUGGESTED;
  }

  /**
   * True where a person's decision about an entry of a list has decided on a suggestion too: it has
   * the same span or value, or what was suggested in its place had, or it counts and has words in
   * common.
   */
  boolean settles(Annotation decided, Annotation fresh) {
    boolean overlaps = decided.counts() && shared(decided, fresh) > 0;
    return overlaps || everSaid(decided).anyMatch(e -> sameSpan(e, fresh) || sameValue(e, fresh));
  }

  /** Entries of a list by equal spans, then by equal values. */
  static Pairs<Annotation> values(List<Annotation> standing, List<Annotation> fresh) {
    return new Pairs<>(standing, fresh)
        .bestFirst((s, f) -> sameSpan(s, f) ? 2 : sameValue(s, f) ? 1 : 0);
  }

  /**
   * Items or citations by the span of their first field (a request, a guideline): equal ones, then
   * overlapping ones in order; those that have none, by what else they have in common, be it that
   * they have nothing.
   */
  Pairs<Annotation> heads(List<Annotation> standing, List<Annotation> fresh, Field group) {
    FieldId first = group.fields().getFirst().id();
    return new Pairs<>(ordered(said, standing, first), ordered(found, fresh, first))
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
                h -> inside(set, h, first).flatMap(Likeness::start).orElse(Integer.MAX_VALUE)))
        .toList();
  }

  /**
   * What stands there now outweighs what was suggested there before; of several with the same
   * words, the one counts that has most else in common.
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

  /** How many UTF-16 units the first fields share. */
  private long sharedWords(Annotation standing, Annotation fresh, FieldId first) {
    return inside(found, fresh, first)
        .map(f -> knownBy(standing, first).mapToInt(s -> shared(s, f)).max().orElse(0))
        .orElse(0);
  }

  /** True where there are no two spans to compare. */
  private boolean nameless(Annotation standing, Annotation fresh, FieldId first) {
    return inside(found, fresh, first).flatMap(Likeness::start).isEmpty()
        || inside(said, standing, first).flatMap(Likeness::start).isEmpty();
  }

  /**
   * How many values of their own, at the same places, an item or a citation shares with another.
   */
  private long inCommon(Annotation standing, Annotation fresh) {
    return said.within(standing.target().entry()).stream()
        .filter(a -> a.target().subject().equals(standing.target().entry()))
        .filter(a -> isSame(Optional.of(a), inside(found, fresh, a.target().field())))
        .count();
  }

  /** True where the letter has no words for anything in an item or a citation. */
  private static boolean isBare(AnnotationSet set, Annotation head) {
    return set.within(head.target().entry()).stream().allMatch(a -> span(a).isEmpty());
  }

  private Stream<Annotation> knownBy(Annotation head, FieldId first) {
    return inside(said, head, first).stream().flatMap(this::everSaid);
  }

  /** What stands at a target, and where a person decided on it, what had been suggested there. */
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

  /** Ignoring case, as the schema page has it of entries of a list. */
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
