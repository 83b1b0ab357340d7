package imr.ui;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.letter.LetterText;
import imr.letter.Span;
import imr.letter.WordSpans;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A letter's suggestions with an error of every kind put in, and what is wrong where. */
final class PlantedErrors {

  /** What is wrong with a suggestion. */
  enum Kind {
    RIGHT,
    WRONG_VALUE,
    /** A word short of the right place. */
    SHORT_SPAN,
    /** Some words too long. */
    LONG_SPAN,
    /** Nothing stands where the letter states a value. */
    MISSING,
    /** An entry of a list is missing. */
    MISSING_ENTRY,
    /** A citation is missing with all its parts. */
    MISSING_CITATION,
    SPURIOUS,
    /** Nothing stands, and the letter states nothing. */
    ABSENT
  }

  private static final List<FieldId> LISTS =
      List.of(
          new FieldId("clinical.diagnoses"),
          new FieldId("clinical.treatments"),
          new FieldId("clinical.medications"));

  private static final FieldId ITEMS = new FieldId("items");
  private static final FieldId CITATIONS = new FieldId("items.reviewerCitations");

  private final Schema schema;
  private final LetterText text;
  private final AnnotationSet right;
  private final Map<Target, Annotation> said = new LinkedHashMap<>();
  private final Map<Target, Kind> kinds = new LinkedHashMap<>();
  private final ValueReader reader = new ValueReader(2026);

  PlantedErrors(Schema schema, LetterText text, AnnotationSet right) {
    this.schema = schema;
    this.text = text;
    this.right = right;
    right.all().forEach(a -> said.put(a.target(), a));
    wrongValue(new FieldId("patient.age"), v -> String.valueOf(Integer.parseInt(v) + 1));
    wrongValue(new FieldId("patient.sex"), v -> v.equals("male") ? "female" : "male");
    span(Kind.SHORT_SPAN, -1, words -> words >= 2);
    span(Kind.LONG_SPAN, 3, words -> words >= 2);
    missingEntry();
    missingCitation();
    gone(Kind.MISSING, a -> a.value().flatMap(Value::known).filter(this::once).isPresent());
    gone(Kind.ABSENT, a -> a.answer() instanceof Answer.Absent);
    spurious();
  }

  /** What a program with these errors would have suggested. */
  AnnotationSet suggestions() {
    return AnnotationSet.of(said.values());
  }

  Kind kind(Target target) {
    return kinds.getOrDefault(target, Kind.RIGHT);
  }

  /** The entries that are missing of a list. */
  List<Annotation> missing(Target list) {
    return kinds.keySet().stream()
        .filter(t -> kinds.get(t) == Kind.MISSING_ENTRY && t.whole().equals(list))
        .flatMap(t -> right.at(t).stream())
        .toList();
  }

  private void wrongValue(FieldId field, java.util.function.UnaryOperator<String> wrong) {
    Target target = Target.of(field);
    right
        .at(target)
        .filter(a -> a.value().flatMap(Value::known).isPresent())
        .ifPresent(
            a -> {
              String value = a.value().flatMap(Value::known).orElseThrow();
              Answer answer = new Answer.Stated(Value.of(wrong.apply(value)), a.evidence());
              plant(Kind.WRONG_VALUE, a, answer);
            });
  }

  private void span(Kind kind, int words, Predicate<Integer> fits) {
    entries()
        .filter(a -> !kinds.containsKey(a.target()))
        .filter(a -> fits.test(a.evidence().orElseThrow().quote().split("\\s+", -1).length))
        .filter(a -> once(a.evidence().orElseThrow().quote()))
        .findFirst()
        .ifPresent(
            a -> {
              Span moved =
                  WordSpans.of(text)
                      .grown(a.evidence().orElseThrow().span(), WordSpans.Edge.END, words);
              Evidence there = Evidence.in(text, moved);
              Field field = schema.field(a.target().field());
              plant(kind, a, Answer.stated(reader.read(field, there.quote()), there));
            });
  }

  private java.util.stream.Stream<Annotation> entries() {
    return LISTS.stream()
        .flatMap(f -> right.counted(Target.LETTER, f).stream())
        .filter(a -> a.evidence().isPresent());
  }

  private void missingEntry() {
    entries()
        .filter(a -> !kinds.containsKey(a.target()) && once(a.evidence().orElseThrow().quote()))
        .filter(a -> right.counted(Target.LETTER, a.target().field()).size() > 1)
        .findFirst()
        .ifPresent(a -> remove(Kind.MISSING_ENTRY, a));
  }

  /** One that names its family, of the reviewer; its whole stretch has to be selected again. */
  private void missingCitation() {
    right.counted(Target.LETTER, ITEMS).stream()
        .flatMap(i -> right.counted(i.target().entry(), CITATIONS).stream())
        .filter(c -> mtus(c.target().entry()))
        .findFirst()
        .ifPresent(
            c -> {
              right.within(c.target().entry()).forEach(part -> said.remove(part.target()));
              remove(Kind.MISSING_CITATION, c);
            });
  }

  private boolean mtus(String citation) {
    return right
        .at(Target.of(citation, CITATIONS.child("family")))
        .flatMap(Annotation::value)
        .filter(v -> v.known().equals(Optional.of("MTUS")))
        .isPresent();
  }

  /** The citation that is missing, and where the letter has it from its first word to its last. */
  Optional<Target> citation() {
    return kinds.keySet().stream().filter(t -> kinds.get(t) == Kind.MISSING_CITATION).findFirst();
  }

  Span citedAt(Target citation) {
    return right.within(citation.entry()).stream()
        .flatMap(a -> a.evidence().stream())
        .map(Evidence::span)
        .reduce((a, b) -> new Span(Math.min(a.start(), b.start()), Math.max(a.end(), b.end())))
        .orElseThrow();
  }

  /** What is right at a target; empty where the letter states nothing. */
  Optional<Annotation> right(Target target) {
    return right.at(target);
  }

  private void gone(Kind kind, Predicate<Annotation> which) {
    schema.fields().stream()
        .filter(f -> !f.many() && f.type() == Field.Type.TEXT)
        .flatMap(f -> right.at(Target.of(f.id())).stream())
        .filter(a -> !kinds.containsKey(a.target()) && which.test(a))
        .findFirst()
        .ifPresent(a -> remove(kind, a));
  }

  private void spurious() {
    Target target = Target.of(LISTS.getFirst()).entry("planted");
    Evidence words = Evidence.in(text, WordSpans.of(text).all().get(3));
    Provenance.Program by = new Provenance.Program("planted", "1", "spurious", 0.97);
    said.put(
        target, Annotation.suggested(target, Answer.stated(Value.of(words.quote()), words), by));
    kinds.put(target, Kind.SPURIOUS);
  }

  private void plant(Kind kind, Annotation was, Answer wrong) {
    said.put(was.target(), new Annotation(was.target(), wrong, was.status(), was.provenance()));
    kinds.put(was.target(), kind);
  }

  private void remove(Kind kind, Annotation was) {
    said.remove(was.target());
    kinds.put(was.target(), kind);
  }

  /** True for words that stand once in the letter: typing them finds their place. */
  private boolean once(String words) {
    String canonical = text.canonical();
    int first = canonical.indexOf(words);
    return first >= 0
        && canonical
                .toLowerCase(java.util.Locale.ROOT)
                .indexOf(words.toLowerCase(java.util.Locale.ROOT))
            == canonical
                .toLowerCase(java.util.Locale.ROOT)
                .lastIndexOf(words.toLowerCase(java.util.Locale.ROOT));
  }

  /** The value that the letter states at a target, as an analyst would type it. */
  Optional<String> typed(Target target) {
    return right.at(target).flatMap(Annotation::value).map(Value::shown);
  }
}
