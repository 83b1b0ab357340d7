package imr.annotation;

import imr.letter.CleanText;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The annotations of one letter, at most one per target. Immutable.
 *
 * <p>Entries of a list are ordered by their location in the letter. One that lost its location when
 * it was corrected stays behind the entry that it was inserted after; one that was added without a
 * location comes last, in insertion order.
 */
public final class AnnotationSet {
  private static final AnnotationSet EMPTY = new AnnotationSet(new LinkedHashMap<>());
  private static final int NOWHERE = Integer.MAX_VALUE;
  private final Map<Target, Annotation> byTarget;

  /** Computed on first use. Two threads may both compute it; they get equal results. */
  private @Nullable Map<String, List<Annotation>> bySubject;

  /** Entries by subject and field, in text order; computed as above. */
  private @Nullable Map<SubjectField, List<Annotation>> entries;

  private record SubjectField(String subject, FieldId field) {}

  private AnnotationSet(Map<Target, Annotation> byTarget) {
    this.byTarget = Collections.unmodifiableMap(byTarget);
  }

  private Stream<Annotation> said(String subject) {
    return saidOf(subject).stream();
  }

  /** Returns the annotations of a subject alone, in the order of {@link #all}. */
  List<Annotation> saidOf(String subject) {
    Map<String, List<Annotation>> known = bySubject;
    if (known == null) {
      known = all().stream().collect(Collectors.groupingBy(a -> a.target().subject()));
      bySubject = known;
    }
    return known.getOrDefault(subject, List.of());
  }

  /** Returns the empty set. */
  public static AnnotationSet empty() {
    return EMPTY;
  }

  /**
   * Creates a set.
   *
   * @throws IllegalArgumentException if two annotations have the same target
   */
  public static AnnotationSet of(Collection<Annotation> annotations) {
    Map<Target, Annotation> map = LinkedHashMap.newLinkedHashMap(annotations.size());
    for (Annotation annotation : annotations) {
      if (map.put(annotation.target(), annotation) != null) {
        throw new IllegalArgumentException("two annotations at " + annotation.target());
      }
    }
    return new AnnotationSet(map);
  }

  /** Returns all annotations, in the order in which their targets were first annotated. */
  public Collection<Annotation> all() {
    return byTarget.values();
  }

  /** Returns the annotation at a target. */
  public Optional<Annotation> at(Target target) {
    return Optional.ofNullable(byTarget.get(target));
  }

  /**
   * Applies a change.
   *
   * @throws IllegalStateException if the change's {@code before} isn't the current annotation
   */
  public AnnotationSet with(Change change) {
    return with(List.of(change));
  }

  /**
   * Applies the changes of one action in order.
   *
   * @throws IllegalStateException if a change's {@code before} isn't the current annotation
   */
  public AnnotationSet with(List<Change> changes) {
    Map<Target, Annotation> map = new LinkedHashMap<>(byTarget);
    changes.forEach(change -> take(map, change));
    return new AnnotationSet(map);
  }

  private static void take(Map<Target, Annotation> map, Change change) {
    if (!Optional.ofNullable(map.get(change.target())).equals(change.before())) {
      throw new IllegalStateException(
          "the change does not start from what stands at " + change.target());
    }
    change
        .after()
        .ifPresentOrElse(now -> map.put(change.target(), now), () -> map.remove(change.target()));
  }

  /** Returns the entries of a list or group in text order, including rejected ones. */
  public List<Annotation> entries(String subject, FieldId field) {
    Map<SubjectField, List<Annotation>> known = entries;
    if (known == null) {
      known = grouped();
      entries = known;
    }
    return known.getOrDefault(new SubjectField(subject, field), List.of());
  }

  private Map<SubjectField, List<Annotation>> grouped() {
    Map<SubjectField, List<Annotation>> all = new HashMap<>();
    for (Annotation annotation : all()) {
      Target target = annotation.target();
      if (target.isEntry()) {
        all.computeIfAbsent(
                new SubjectField(target.subject(), target.field()), _ -> new ArrayList<>())
            .add(annotation);
      }
    }
    all.replaceAll((_, group) -> sorted(group));
    return all;
  }

  /** Each place is worked out once: a group's is that of its first value. */
  private List<Annotation> sorted(List<Annotation> group) {
    if (group.size() == 1) {
      return List.copyOf(group);
    }
    IdentityHashMap<Annotation, Integer> places = new IdentityHashMap<>();
    int before = -1;
    for (Annotation entry : group) {
      int own = place(entry);
      boolean lost = own == NOWHERE && entry.status() != Status.ADDED;
      places.put(entry, lost ? before : own);
      before = own == NOWHERE ? before : own;
    }
    return group.stream()
        .sorted(Comparator.comparingInt(a -> places.getOrDefault(a, NOWHERE)))
        .toList();
  }

  /** Returns the entries of a list or group that are part of the record, in text order. */
  public List<Annotation> counted(String subject, FieldId field) {
    List<Annotation> all = entries(subject, field);
    return all.isEmpty() ? all : all.stream().filter(Annotation::counts).toList();
  }

  /**
   * Returns the stated values of a field that are part of the record, in text order; at most one if
   * the field isn't a list.
   */
  public List<Annotation> stated(String subject, Field field) {
    if (!field.many()) {
      return at(Target.of(subject, field.id()))
          .filter(AnnotationSet::isStated)
          .map(List::of)
          .orElse(List.of());
    }
    List<Annotation> all = entries(subject, field.id());
    return all.isEmpty() ? all : all.stream().filter(AnnotationSet::isStated).toList();
  }

  private static boolean isStated(Annotation annotation) {
    return annotation.counts() && annotation.answer() instanceof Answer.Stated;
  }

  /**
   * Returns all annotations of an item or citation, including those of the citations inside an
   * item.
   */
  public List<Annotation> within(String subject) {
    return said(subject)
        .flatMap(
            a ->
                a.answer() instanceof Answer.GroupEntry && !Remarks.isRemark(a.target())
                    ? Stream.concat(Stream.of(a), within(a.target().entry()).stream())
                    : Stream.of(a))
        .toList();
  }

  /** Returns the target of the item or citation with an id; empty for the letter itself. */
  public Optional<Target> owner(String subject) {
    return byTarget.values().stream()
        .filter(a -> a.answer() instanceof Answer.GroupEntry)
        .map(Annotation::target)
        .filter(t -> t.entry().equals(subject) && t.isEntry())
        .findFirst();
  }

  /**
   * Returns the UTF-16 index of an annotation's location, or {@link #NOWHERE}. A group is located
   * at its first value.
   */
  private int place(Annotation annotation) {
    if (annotation.answer() instanceof Answer.GroupEntry) {
      return within(annotation.target().entry()).stream()
          .filter(Annotation::counts)
          .flatMap(a -> a.evidence().stream())
          .mapToInt(e -> e.span().start())
          .min()
          .orElse(NOWHERE);
    }
    return annotation.evidence().map(Evidence::span).map(Span::start).orElse(NOWHERE);
  }

  /**
   * Converts a set that was made on a letter's clean text to the canonical text. Returns this set
   * if the two texts are equal.
   */
  public AnnotationSet inOriginal(LetterText canonical) {
    CleanText clean = canonical.clean();
    return clean.same()
        ? this
        : of(
            all().stream()
                .map(a -> a.moved(e -> Evidence.in(canonical, clean.original(e.span()))))
                .toList());
  }

  /** Returns whether each quote equals the text at its span. */
  public boolean holdsIn(LetterText text) {
    return byTarget.values().stream()
        .flatMap(a -> a.evidence().stream())
        .allMatch(e -> e.holdsIn(text));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnnotationSet set && set.byTarget.equals(byTarget);
  }

  @Override
  public int hashCode() {
    return byTarget.hashCode();
  }

  @Override
  public String toString() {
    return "AnnotationSet[" + byTarget.size() + "]";
  }
}
