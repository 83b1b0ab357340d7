package imr.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.LetterLookup;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.ledger.Ledger;
import imr.letter.LetterText;
import imr.letter.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Links what a person types to the letter: the value and its highlight are decided together, so
 * that they can't drift apart.
 */
final class Grounding {
  /** Between the first and the last words of a long value that is not typed whole. */
  private static final List<String> AND_SO_ON = List.of("…", "...");

  /** How far apart the first and last words of one value may be, in UTF-16 units. */
  private static final int LONGEST = 8000;

  private final LetterText text;
  private final ValueReader reader;
  private final LetterLookup lookup;
  private final AnnotationSet said;
  private final Ledger ledger;

  Grounding(LetterText text, ValueReader reader, LetterLookup lookup, Ledger ledger) {
    this.text = text;
    this.reader = reader;
    this.lookup = lookup;
    this.said = ledger.annotations();
    this.ledger = ledger;
  }

  /**
   * What the typed words say at a target. The highlight stays where it means the same already, else
   * it goes to the nearest place that does; without such a place the answer has none. A date that
   * cannot be real and that the letter doesn't have either stays as typed, to be put right.
   */
  Answer answer(Target at, Field field, String typed) {
    Value value = reader.read(field, typed);
    Optional<Evidence> base = field.sameSpanAs().flatMap(f -> evidence(Target.of(at.subject(), f)));
    if (base.isPresent()) {
      return new Answer.Stated(value, base);
    }
    Optional<Evidence> there =
        evidence(at)
            .filter(e -> same(reader.read(field, text.clean().words(e.span())), value))
            .or(() -> nearest(at, field, typed));
    return there
        .map(e -> Answer.stated(valueAt(field, value, e), e))
        .orElseGet(() -> new Answer.Stated(unlinked(value, typed), Optional.empty()));
  }

  private Optional<Evidence> nearest(Target at, Field field, String typed) {
    int near = near(at);
    return lookup.places(field, typed, within(at)).stream()
        .min(Comparator.comparingInt(s -> Math.abs(s.start() - near)))
        .map(span -> Evidence.in(text, span));
  }

  /** Of a text the letter's own words count; any other type says the same in either words. */
  private Value valueAt(Field field, Value typed, Evidence evidence) {
    return field.type() == Field.Type.TEXT
        ? reader.read(field, text.clean().words(evidence.span()))
        : typed;
  }

  private static Value unlinked(Value value, String typed) {
    return value instanceof Value.Unreal ? new Value.Unread(typed) : value;
  }

  private static boolean same(Value one, Value other) {
    return one.equals(other)
        ? one instanceof Value.Known
        : one.known().flatMap(v -> other.known().filter(v::equalsIgnoreCase)).isPresent();
  }

  private Optional<Evidence> evidence(Target at) {
    return said.at(at).filter(Annotation::counts).flatMap(Annotation::evidence);
  }

  /** All places that state what a target's highlight states, its own among them. */
  List<Span> places(Target at, Field field) {
    Optional<Evidence> own = said.at(at).flatMap(Annotation::evidence);
    Optional<Value> value = said.at(at).flatMap(Annotation::value);
    if (own.isEmpty() || value.isEmpty() || field.longText()) {
      return own.map(e -> List.of(e.span())).orElse(List.of());
    }
    List<Span> found = lookup.places(field, value.get().shown(), within(at));
    return found.contains(own.get().span()) ? found : Occurrences.of(text, own.get().quote());
  }

  /** The stretch from the first to the last words of {@code first words … last words}. */
  Optional<Span> stretch(Target at, String typed) {
    return AND_SO_ON.stream()
        .filter(typed::contains)
        .findFirst()
        .flatMap(dots -> stretch(near(at), typed.split(java.util.regex.Pattern.quote(dots), 2)));
  }

  private Optional<Span> stretch(int near, String[] ends) {
    return Occurrences.nearest(text, ends[0], near)
        .flatMap(
            first ->
                Occurrences.of(text, ends[1]).stream()
                    .filter(last -> last.start() >= first.end())
                    .filter(last -> last.end() - first.start() <= LONGEST)
                    .findFirst()
                    .map(last -> new Span(first.start(), last.end())));
  }

  /** Where the parts of the item are that a target is in. */
  LetterLookup.Within within(Target at) {
    String item = itemOf(at.subject());
    return item.equals(Target.LETTER)
        ? LetterLookup.Within.LETTER
        : new LetterLookup.Within(
            part(item, "request").or(() -> beginning(item)), part(item, "rationale"));
  }

  private String itemOf(String subject) {
    String owner = subject;
    Optional<Target> outer = said.owner(owner);
    while (outer.isPresent() && !outer.get().subject().equals(Target.LETTER)) {
      owner = outer.get().subject();
      outer = said.owner(owner);
    }
    return owner;
  }

  private Optional<Span> part(String item, String name) {
    return said.owner(item)
        .map(head -> Target.of(item, head.field().child(name)))
        .flatMap(this::evidence)
        .map(Evidence::span);
  }

  /** Where a target's highlight is, was last, or would be. */
  private int near(Target at) {
    return said.at(at)
        .flatMap(Annotation::evidence)
        .map(Evidence::span)
        .or(() -> last(at))
        .or(() -> beginning(at.subject()))
        .map(Span::start)
        .orElse(0);
  }

  private Optional<Span> last(Target at) {
    return ledger.history(at).reversed().stream()
        .flatMap(c -> c.change().before().stream())
        .flatMap(a -> a.evidence().stream())
        .map(Evidence::span)
        .findFirst();
  }

  /** Where an item or a citation begins; empty for the letter itself. */
  private Optional<Span> beginning(String subject) {
    return subject.equals(Target.LETTER)
        ? Optional.empty()
        : said.within(subject).stream()
            .filter(Annotation::counts)
            .flatMap(a -> a.evidence().stream())
            .map(Evidence::span)
            .min(Comparator.naturalOrder());
  }
}
