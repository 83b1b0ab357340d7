package imr.annotation;

import imr.letter.LetterText;
import imr.letter.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The warnings about a letter's record that the checks of the schema give ("Checks that the
 * workbench makes"). Immutable.
 *
 * <p>Those about the record after an action are worked out from those before it ({@link #after}):
 * what is known of a value alone, or of an item alone, is looked at again only where that changed.
 */
public final class Checks {
  private static final Map<String, String> GOES_WITH =
      Map.of(
          "upheld", "not-necessary",
          "overturned", "necessary",
          "modified", "partly-necessary");

  private final Schema schema;
  private final AnnotationSet set;
  private final LetterText text;
  private final LocalDate today;
  private final HighlightChecks highlights;
  private final FieldId items;
  private final List<Check> found = new ArrayList<>();
  private final Map<Target, Check> moved = new HashMap<>();
  private final Map<Target, Check> differing = new HashMap<>();
  private final Map<String, List<Check>> ofItems = new HashMap<>();

  private Checks(Schema schema, AnnotationSet set, LetterText text, LocalDate today) {
    this.schema = schema;
    this.set = set;
    this.text = text;
    this.today = today;
    this.highlights = new HighlightChecks(schema, text, new ValueReader(today.getYear()));
    this.items = schema.the(Role.ITEMS);
  }

  /**
   * Returns all warnings about a record, in form order. Hidden fields are skipped.
   *
   * @param today dates after this day are reported as being in the future
   */
  public static List<Check> of(Schema schema, AnnotationSet set, LetterText text, LocalDate today) {
    return in(schema, set, text, today).found();
  }

  /** As {@link #of}, to go on from after each action. */
  public static Checks in(Schema schema, AnnotationSet set, LetterText text, LocalDate today) {
    return new Checks(schema, set, text, today).run(Optional.empty());
  }

  /**
   * Returns the warnings about the same letter's record after a change, in less time than from the
   * start.
   */
  public Checks after(AnnotationSet now, LocalDate day) {
    Checks next = new Checks(schema, now, text, day);
    return next.run(Optional.of(this).filter(_ -> day.equals(today)));
  }

  /** Returns the warnings, in form order. */
  public List<Check> found() {
    return Collections.unmodifiableList(found);
  }

  private Checks run(Optional<Checks> before) {
    missing();
    age();
    found.addAll(DateChecks.of(schema, set, today));
    items(before);
    values(before);
    doubles();
    overlaps();
    found.removeIf(c -> schema.isHidden(c.target().field()));
    return this;
  }

  /**
   * Returns the values that differ from what their highlighted text means. Part of {@link #of};
   * also run before gold records are exported or used for evaluation.
   */
  public static List<Check> differing(
      Schema schema, AnnotationSet set, LetterText text, ValueReader reader) {
    HighlightChecks checks = new HighlightChecks(schema, text, reader);
    return set.all().stream().flatMap(a -> checks.of(a).stream()).toList();
  }

  private void warn(String id, String sentence, Target target) {
    found.add(new Check(id, sentence, target));
  }

  /** A field marked as not stated also counts as missing, because the letter should state it. */
  private void missing() {
    schema.fields().stream()
        .filter(f -> schema.all(Role.EXPECTED).contains(f.id()))
        .filter(f -> states(Target.LETTER, f.id()).isEmpty())
        .forEach(f -> missing("missing", f, Target.of(f.id())));
    if (itemIds().isEmpty()) {
      warn("no-items", "The letter has no disputed items.", Target.of(items));
    }
  }

  private void missing(String id, Field field, Target target) {
    warn(id, "“%s” is missing.".formatted(field.label()), target);
  }

  private List<Annotation> states(String subject, FieldId field) {
    return Stream.concat(
            set.at(Target.of(subject, field)).stream(), set.entries(subject, field).stream())
        .filter(a -> a.counts() && a.value().isPresent())
        .toList();
  }

  private Optional<String> known(String subject, FieldId field) {
    return states(subject, field).stream()
        .findFirst()
        .flatMap(Annotation::value)
        .flatMap(Value::known);
  }

  private List<String> itemIds() {
    return set.entries(Target.LETTER, items).stream()
        .filter(Annotation::counts)
        .map(a -> a.target().entry())
        .toList();
  }

  private void age() {
    FieldId age = schema.the(Role.AGE);
    known(Target.LETTER, age)
        .map(Integer::parseInt)
        .filter(years -> years < 14 || years > 100)
        .ifPresent(
            years ->
                warn(
                    "age-unlikely",
                    "An age of " + years + " is unlikely for a worker.",
                    Target.of(age)));
  }

  private void items(Optional<Checks> before) {
    for (String item : itemIds()) {
      List<Check> known =
          before
              .filter(b -> b.set.saidOf(item).equals(set.saidOf(item)))
              .map(b -> b.ofItems.get(item))
              .orElseGet(() -> ofItem(item));
      ofItems.put(item, known);
      found.addAll(known);
    }
  }

  /** What is known of an item by its own values alone. */
  private List<Check> ofItem(String item) {
    int first = found.size();
    missingOf(item);
    against(item);
    ItemQuantityCheck.of(schema, set, item).ifPresent(found::add);
    List<Check> added = found.subList(first, found.size());
    List<Check> copy = List.copyOf(added);
    added.clear();
    return copy;
  }

  private void missingOf(String item) {
    schema.field(items).fields().stream()
        .filter(f -> schema.all(Role.EXPECTED_OF_ITEM).contains(f.id()))
        .filter(f -> states(item, f.id()).isEmpty())
        .forEach(f -> missing("missing-of-item", f, Target.of(item, f.id())));
  }

  private void against(String item) {
    FieldId decides = schema.the(Role.DECISION);
    FieldId concludes = schema.the(Role.CONCLUSION);
    Optional<String> decision = known(item, decides);
    Optional<String> conclusion = known(item, concludes);
    if (decision.isEmpty() || conclusion.isEmpty()) {
      return;
    }
    String expected = GOES_WITH.getOrDefault(decision.get(), conclusion.get());
    if (!expected.equals(conclusion.get())) {
      warn(
          "decision-against-conclusion",
          "The denial is %s, but the rationale concludes that the treatment is %s."
              .formatted(label(decides, decision.get()), label(concludes, conclusion.get())),
          Target.of(item, concludes));
    }
  }

  private String label(FieldId field, String code) {
    return schema
        .find(field)
        .map(f -> f.labelOf(code))
        .orElse(code)
        .toLowerCase(java.util.Locale.ROOT);
  }

  /** What is known of each value alone. */
  private void values(Optional<Checks> before) {
    for (Annotation value : set.all()) {
      Target target = value.target();
      Optional<Checks> known = before.filter(b -> b.set.at(target).filter(value::equals).isPresent());
      known
          .map(b -> Optional.ofNullable(b.moved.get(target)))
          .orElseGet(() -> moved(value))
          .ifPresent(c -> moved.put(target, c));
      known
          .map(b -> Optional.ofNullable(b.differing.get(target)))
          .orElseGet(() -> highlights.of(value))
          .ifPresent(c -> differing.put(target, c));
    }
    addAll(moved);
    addAll(differing);
  }

  private void addAll(Map<Target, Check> some) {
    if (!some.isEmpty()) {
      set.all().stream()
          .flatMap(a -> Optional.ofNullable(some.get(a.target())).stream())
          .forEach(found::add);
    }
  }

  private Optional<Check> moved(Annotation value) {
    return value.counts() && value.evidence().filter(e -> !e.holdsIn(text)).isPresent()
        ? Optional.of(
            new Check(
                "text-moved",
                "The highlighted text isn't what this value quotes.",
                value.target()))
        : Optional.empty();
  }

  /** Finds two values in a field that takes one: an entry id at a field that isn't a list. */
  private void doubles() {
    Set<Target> seen = new HashSet<>();
    for (Annotation annotation : set.all()) {
      boolean single = schema.find(annotation.target().field()).filter(f -> !f.many()).isPresent();
      boolean value = annotation.counts() && annotation.value().isPresent();
      if (single && value && !seen.add(annotation.target().whole())) {
        warn("two-values", "This field takes one value but has two.", annotation.target());
      }
    }
  }

  private void overlaps() {
    Map<Target, CoveredText> earlier = new HashMap<>();
    for (Annotation annotation : set.all()) {
      if (annotation.counts() && annotation.target().isEntry()) {
        annotation
            .evidence()
            .map(Evidence::span)
            .ifPresent(
                span ->
                    overlap(
                        span,
                        earlier.computeIfAbsent(
                            annotation.target().whole(), l -> new CoveredText()),
                        annotation.target()));
      }
    }
  }

  private void overlap(Span span, CoveredText earlier, Target target) {
    if (earlier.overlaps(span)) {
      warn("overlap", "This value overlaps another one in the same list.", target);
    }
    earlier.add(span);
  }
}
