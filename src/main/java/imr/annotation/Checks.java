package imr.annotation;

import imr.letter.LetterText;
import imr.letter.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Runs the checks of the schema ("Checks that the workbench makes") on a letter's record. */
public final class Checks {
  private static final Map<String, String> GOES_WITH =
      Map.of(
          "upheld", "not-necessary",
          "overturned", "necessary",
          "modified", "partly-necessary");

  private final Schema schema;
  private final AnnotationSet set;
  private final LetterText text;
  private final FieldId items;
  private final List<Check> found = new ArrayList<>();

  private Checks(Schema schema, AnnotationSet set, LetterText text) {
    this.schema = schema;
    this.set = set;
    this.text = text;
    this.items = schema.the(Role.ITEMS);
  }

  /**
   * Returns all warnings about a record, in form order. Hidden fields are skipped.
   *
   * @param today dates after this day are reported as being in the future
   */
  public static List<Check> of(Schema schema, AnnotationSet set, LetterText text, LocalDate today) {
    Checks checks = new Checks(schema, set, text);
    checks.missing();
    checks.age();
    checks.found.addAll(DateChecks.of(schema, set, today));
    checks.items();
    checks.spans();
    checks.found.addAll(differing(schema, set, text, new ValueReader(today.getYear())));
    checks.doubles();
    checks.overlaps();
    return checks.found.stream().filter(c -> !schema.isHidden(c.target().field())).toList();
  }

  /**
   * Returns the values that differ from what their highlighted text means. Part of {@link #of};
   * also run before gold records are exported or used for evaluation.
   */
  public static List<Check> differing(
      Schema schema, AnnotationSet set, LetterText text, ValueReader reader) {
    return new HighlightChecks(schema, text, reader).of(set);
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

  private void items() {
    for (String item : itemIds()) {
      missingOf(item);
      against(item);
      ItemQuantityCheck.of(schema, set, item).ifPresent(found::add);
    }
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

  private void spans() {
    set.all().stream()
        .filter(Annotation::counts)
        .filter(a -> a.evidence().filter(e -> !e.holdsIn(text)).isPresent())
        .forEach(
            a ->
                warn(
                    "text-moved",
                    "The highlighted text isn't what this value quotes.",
                    a.target()));
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
    Map<Target, List<Span>> earlier = new HashMap<>();
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
                            annotation.target().whole(), l -> new ArrayList<>()),
                        annotation.target()));
      }
    }
  }

  private void overlap(Span span, List<Span> earlier, Target target) {
    if (earlier.stream().anyMatch(span::overlaps)) {
      warn("overlap", "This value overlaps another one in the same list.", target);
    }
    earlier.add(span);
  }
}
