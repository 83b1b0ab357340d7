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
 * Links typed values to the letter. Value and highlight are decided together, so that they always
 * match.
 */
final class ValueLocator {
  /** Separates the first and last words of a long value that isn't typed in full. */
  private static final List<String> AND_SO_ON = List.of("…", "...");

  /** The maximum length of a value given by its first and last words, in UTF-16 units. */
  private static final int LONGEST = 8000;

  private final LetterText text;
  private final ValueReader reader;
  private final LetterLookup lookup;
  private final AnnotationSet said;
  private final Ledger ledger;

  ValueLocator(LetterText text, ValueReader reader, LetterLookup lookup, Ledger ledger) {
    this.text = text;
    this.reader = reader;
    this.lookup = lookup;
    this.said = ledger.annotations();
    this.ledger = ledger;
  }

  /**
   * Returns the answer for typed text. The highlight stays if its text has the same value;
   * otherwise it moves to the nearest location that does, or is dropped. An impossible date that
   * the letter doesn't contain is kept as typed, so that it can be corrected.
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

  /**
   * Returns the value at a location. For text fields, the letter's text is used; for other types,
   * both are equivalent.
   */
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

  /** Returns all locations with the same value as a target's highlight, including its own. */
  List<Span> places(Target at, Field field) {
    Optional<Evidence> own = said.at(at).flatMap(Annotation::evidence);
    Optional<Value> value = said.at(at).flatMap(Annotation::value);
    if (own.isEmpty() || value.isEmpty() || field.longText()) {
      return own.map(e -> List.of(e.span())).orElse(List.of());
    }
    List<Span> found = lookup.places(field, value.get().shown(), within(at));
    return found.contains(own.get().span()) ? found : Occurrences.of(text, own.get().quote());
  }

  /** Finds the span for {@code first words … last words}. */
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

  /** Returns the parts of the item that contains a target. */
  LetterLookup.ItemScope within(Target at) {
    String item = itemOf(at.subject());
    return item.equals(Target.LETTER)
        ? LetterLookup.ItemScope.LETTER
        : new LetterLookup.ItemScope(
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

  /** Returns the index of a target's highlight, its last highlight, or its item. */
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

  /** Returns the start of an item or citation; empty for the letter itself. */
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
