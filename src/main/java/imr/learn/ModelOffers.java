package imr.learn;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Field;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.learn.Candidates.Candidate;
import imr.learn.TaggingExample.WordSpan;
import imr.letter.Letter;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Finds what a model offers for a letter: possible values, and corrections from memory. */
final class ModelOffers {
  /** The least chance that is offered: those above it are right more often than not, on average. */
  static final double LEAST = 0.4;

  private final LearnContext context;
  private final Letter letter;
  private final AnnotationSet set;
  private final LetterWords words;
  private final ValueReader values;

  ModelOffers(LearnContext context, Letter letter, AnnotationSet set, LetterWords words) {
    this.context = context;
    this.letter = letter;
    this.set = set;
    this.words = words;
    this.values = new ValueReader(context.today().getYear());
  }

  /**
   * The candidates that are likely enough.
   *
   * @param chance of a candidate, that it is right
   */
  List<PossibleValue> possible(List<Candidate> candidates, ToDoubleFunction<Candidate> chance) {
    List<PossibleValue> possible = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Field field = context.schema().field(candidate.field());
      WordSpan found = candidate.found().span();
      double probability = context.isOn(field.id()) ? chance.applyAsDouble(candidate) : 0;
      if (probability >= LEAST) {
        Span span = words.span(found.from(), found.to());
        target(field, span)
            .filter(t -> candidate.instead().isPresent() || free(t, field, span))
            .flatMap(t -> value(field, span).map(v -> new PossibleValue(t, span, v, probability)))
            .ifPresent(possible::add);
      }
    }
    return possible;
  }

  private Optional<Value> value(Field field, Span span) {
    Value value = values.read(field, letter.text().quote(span));
    return value instanceof Value.Unread ? Optional.empty() : Optional.of(value);
  }

  /**
   * Returns the field's target in the letter, or in the item whose heading or values are nearest
   * before the span.
   */
  private Optional<Target> target(Field field, Span span) {
    Optional<Field> group = context.schema().parent(field.id());
    if (group.isEmpty()) {
      return Optional.of(Target.of(field.id()));
    }
    if (context.schema().parent(group.get().id()).isPresent()) {
      return Optional.empty();
    }
    return set.counted(Target.LETTER, group.get().id()).stream()
        .map(a -> a.target().entry())
        .filter(id -> start(id) <= span.start())
        .max(Comparator.comparingInt(this::start))
        .map(id -> Target.of(id, field.id()));
  }

  private int start(String item) {
    return set.within(item).stream()
        .filter(Annotation::counts)
        .flatMap(a -> a.evidence().stream())
        .mapToInt(e -> e.span().start())
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /** Returns false if there is a value, or if a person marked the field as not stated. */
  private boolean free(Target target, Field field, Span span) {
    Optional<Annotation> whole = set.at(target);
    if (whole.filter(a -> a.answer() instanceof Answer.Stated || a.decided()).isPresent()) {
      return false;
    }
    String normal = LocatedValue.normal(letter.text().quote(span));
    return set.all().stream()
        .filter(a -> a.target().field().equals(field.id()))
        .filter(a -> a.target().subject().equals(target.subject()))
        .flatMap(a -> a.evidence().stream())
        .noneMatch(e -> e.span().overlaps(span) || LocatedValue.normal(e.quote()).equals(normal));
  }

  List<MemoryOffer> remembered(CorrectionMemory memory, List<LocatedValue> said) {
    List<MemoryOffer> offers = new ArrayList<>();
    for (CorrectionMemory.Entry entry : memory.entries) {
      Optional<Field> field = context.schema().find(entry.field());
      if (field.isPresent() && context.isOn(entry.field())) {
        if (entry.kind() == MemoryOffer.Kind.ADD) {
          added(entry, field.get()).ifPresent(offers::add);
        } else {
          said.stream()
              .filter(s -> s.annotation().status() == Status.SUGGESTED)
              .filter(s -> s.field().id().equals(entry.field()) && s.words().equals(entry.before()))
              .forEach(s -> again(entry, s).ifPresent(offers::add));
        }
      }
    }
    offers.sort(Comparator.comparing(MemoryOffer::span).thenComparing(o -> o.target().toString()));
    return offers;
  }

  private Optional<MemoryOffer> again(CorrectionMemory.Entry entry, LocatedValue s) {
    if (entry.kind() == MemoryOffer.Kind.REJECT) {
      return Optional.of(
          new MemoryOffer(
              entry.kind(), s.target(), s.span(), Optional.empty(), entry.held(), entry.of()));
    }
    return near(entry.after(), s.span())
        .flatMap(
            span ->
                value(s.field(), span)
                    .map(
                        v ->
                            new MemoryOffer(
                                entry.kind(),
                                s.target(),
                                span,
                                Optional.of(v),
                                entry.held(),
                                entry.of())));
  }

  /** Returns the occurrence of a text that overlaps a span. */
  private Optional<Span> near(String wanted, Span span) {
    int[] hashes = CorrectionMemory.hashes(wanted);
    int from = words.wordAt(span.start());
    for (int i = Math.max(0, from - hashes.length); i + hashes.length <= words.size(); i++) {
      Span here = words.span(i, i + hashes.length);
      if (here.start() >= span.end()) {
        return Optional.empty();
      }
      if (here.overlaps(span) && LocatedValue.normal(letter.text().quote(here)).equals(wanted)) {
        return Optional.of(here);
      }
    }
    return Optional.empty();
  }

  private Optional<MemoryOffer> added(CorrectionMemory.Entry entry, Field field) {
    int[] hashes = CorrectionMemory.hashes(entry.after());
    int at = CorrectionMemory.find(words, hashes);
    if (at < 0) {
      return Optional.empty();
    }
    Span span = words.span(at, at + hashes.length);
    if (!LocatedValue.normal(letter.text().quote(span)).equals(entry.after())) {
      return Optional.empty();
    }
    return target(field, span)
        .filter(t -> free(t, field, span))
        .flatMap(
            t ->
                value(field, span)
                    .map(
                        v ->
                            new MemoryOffer(
                                entry.kind(), t, span, Optional.of(v), entry.held(), entry.of())));
  }
}
