package imr.annotation;

import imr.letter.CleanText;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is said of one letter: at most one annotation a target. Immutable; a change gives a new
 * set.
 *
 * <p>Lists have no places of their own: their entries stand in the order in which the letter
 * mentions them, those without evidence last, in the order in which they were made.
 */
public final class AnnotationSet {
  private static final AnnotationSet EMPTY = new AnnotationSet(new LinkedHashMap<>());
  private final Map<Target, Annotation> byTarget;

  /** Made when first asked for; two threads may make it twice, and get the same. */
  private @Nullable Map<String, List<Annotation>> bySubject;

  private AnnotationSet(Map<Target, Annotation> byTarget) {
    this.byTarget = Collections.unmodifiableMap(byTarget);
  }

  private Stream<Annotation> said(String subject) {
    Map<String, List<Annotation>> known = bySubject;
    if (known == null) {
      known = all().stream().collect(Collectors.groupingBy(a -> a.target().subject()));
      bySubject = known;
    }
    return known.getOrDefault(subject, List.of()).stream();
  }

  public static AnnotationSet empty() {
    return EMPTY;
  }

  /** Refused with an exception when two annotations have one target. */
  public static AnnotationSet of(Collection<Annotation> annotations) {
    Map<Target, Annotation> map = LinkedHashMap.newLinkedHashMap(annotations.size());
    for (Annotation annotation : annotations) {
      if (map.put(annotation.target(), annotation) != null) {
        throw new IllegalArgumentException("two annotations at " + annotation.target());
      }
    }
    return new AnnotationSet(map);
  }

  /** Everything said, in the order in which it was first said. */
  public Collection<Annotation> all() {
    return byTarget.values();
  }

  public Optional<Annotation> at(Target target) {
    return Optional.ofNullable(byTarget.get(target));
  }

  /**
   * The set after a change; the change's {@code before} must be what stands here, else it is
   * refused with an exception.
   */
  public AnnotationSet with(Change change) {
    return with(List.of(change));
  }

  /** The set after all changes of a gesture, in their order. */
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

  /** The entries of a list or a group, rejected ones included, in the letter's order. */
  public List<Annotation> entries(String subject, FieldId field) {
    return said(subject)
        .filter(a -> a.target().isEntry() && a.target().field().equals(field))
        .sorted(Comparator.comparingInt(this::place))
        .toList();
  }

  /** The entries of a list or a group that count, in the letter's order: those of the record. */
  public List<Annotation> counted(String subject, FieldId field) {
    return entries(subject, field).stream().filter(Annotation::counts).toList();
  }

  /**
   * The values that count of a field of a subject, in the letter's order; of a single field at most
   * one.
   */
  public List<Annotation> stated(String subject, Field field) {
    List<Annotation> said =
        field.many()
            ? counted(subject, field.id())
            : at(Target.of(subject, field.id())).filter(Annotation::counts).stream().toList();
    return said.stream().filter(a -> a.answer() instanceof Answer.Stated).toList();
  }

  /**
   * Every annotation whose subject is the item or citation of that id, and of the citations inside
   * the item.
   */
  public List<Annotation> within(String subject) {
    return said(subject)
        .flatMap(
            a ->
                a.answer() instanceof Answer.Entry && !Remarks.isRemark(a.target())
                    ? Stream.concat(Stream.of(a), within(a.target().entry()).stream())
                    : Stream.of(a))
        .toList();
  }

  /** Where the item or citation of that id stands; empty for the letter itself. */
  public Optional<Target> owner(String subject) {
    return byTarget.values().stream()
        .filter(a -> a.answer() instanceof Answer.Entry)
        .map(Annotation::target)
        .filter(t -> t.entry().equals(subject) && t.isEntry())
        .findFirst();
  }

  /**
   * Where an annotation stands in the letter, in UTF-16 units; a group stands where its first value
   * does.
   */
  private int place(Annotation annotation) {
    if (annotation.answer() instanceof Answer.Entry) {
      return within(annotation.target().entry()).stream()
          .filter(Annotation::counts)
          .flatMap(a -> a.evidence().stream())
          .mapToInt(e -> e.span().start())
          .min()
          .orElse(Integer.MAX_VALUE);
    }
    return annotation.evidence().map(Evidence::span).map(Span::start).orElse(Integer.MAX_VALUE);
  }

  /**
   * What was said of a letter's clean text, with the evidence where it stands in the canonical text
   * itself; the same set where the two are one.
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

  /** True when every quote stands in the text at its span. */
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
