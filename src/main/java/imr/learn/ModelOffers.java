package imr.learn;

import imr.annotation.Field;
import imr.annotation.Status;
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
  /**
   * The least chance that is offered: those above it are right more often than not, on average. Of
   * what weakened extractors miss, 0.7 of those above it were right.
   */
  static final double LEAST = 0.3;

  private final LearnContext context;
  private final Letter letter;
  private final LetterWords words;
  private final OpenTargets targets;

  ModelOffers(LearnContext context, Letter letter, LetterWords words, OpenTargets targets) {
    this.context = context;
    this.letter = letter;
    this.words = words;
    this.targets = targets;
  }

  /**
   * Returns the candidates that are likely enough.
   *
   * @param chance the probability that a candidate is right
   */
  List<PossibleValue> possible(List<Candidate> candidates, ToDoubleFunction<Candidate> chance) {
    List<PossibleValue> possible = new ArrayList<>();
    for (Candidate c : candidates) {
      double probability = chance.applyAsDouble(c);
      if (probability >= LEAST) {
        WordSpan found = c.found().span();
        possible.add(
            new PossibleValue(
                c.target(), words.span(found.from(), found.to()), c.value(), probability));
      }
    }
    return possible;
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
                targets
                    .value(s.field(), span)
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
    return targets
        .at(field, span)
        .flatMap(
            t ->
                targets
                    .value(field, span)
                    .map(
                        v ->
                            new MemoryOffer(
                                entry.kind(), t, span, Optional.of(v), entry.held(), entry.of())));
  }
}
