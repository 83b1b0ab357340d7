package imr.learn;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.letter.Letter;
import imr.letter.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Creates fictitious letters with a rule's suggestions and a person's decisions. */
final class MadeUpLetters {
  static final FieldId AGE = new FieldId("patient.age");
  static final FieldId TREATMENTS = new FieldId("clinical.treatments");
  static final FieldId EMPLOYER = new FieldId("own.employer");
  static final Schema SCHEMA = withEmployer(SchemaFile.builtIn());
  static final LearnContext CONTEXT = new LearnContext(SCHEMA, LocalDate.of(2026, 11, 30));

  private static final Provenance.Program RULES =
      new Provenance.Program("imr-rules", "1.2.0", "clinical:listed", 0.97);
  private static final Provenance.Person ANA =
      new Provenance.Person("Ana", Instant.parse("2026-11-01T10:00:00Z"));
  private static final ValueReader VALUES = new ValueReader(2026);
  private static final List<String> NAMES =
      List.of(
          "Birch Bakery",
          "Olmo Foundry",
          "Tern Shipping",
          "Quill Press",
          "Vale Orchards",
          "Pike Garage",
          "Sable Mills",
          "Crane Depot",
          "Larch Dairy",
          "Fenn Kennels");

  private MadeUpLetters() {}

  private static Schema withEmployer(Schema base) {
    List<Field> fields = new ArrayList<>(base.fields());
    fields.add(
        new Field(
            EMPLOYER,
            "Employer",
            Field.Type.TEXT,
            false,
            false,
            "patient",
            "",
            "",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
    return new Schema(base.id(), base.groups(), fields, Set.of(), base);
  }

  static String employer(int n) {
    return NAMES.get(n % NAMES.size());
  }

  static String text(int n) {
    return "Case Number: CM25-00%d1234\n\nCLINICAL CASE SUMMARY\n".formatted(10 + n)
        + "The worker is a %d year old welder who was employed by %s and was hurt in March.\n"
            .formatted(21 + n, employer(n))
        + "Treatment to date has included %s, no surgery, and rest at home.\n"
            .formatted(n % 2 == 0 ? "warm baths" : "foot massage")
        + "The worker asked for %d more visits.\n\n".formatted(n + 2)
        + "IMR ISSUES, DECISIONS AND RATIONALES\nThe decisions are set forth below.\n";
  }

  static Letter letter(int n) {
    return Letter.of("made-up-" + n + ".txt", text(n), true);
  }

  private static Answer at(Letter letter, FieldId field, String words) {
    int start = letter.text().canonical().indexOf(words);
    Span span = new Span(start, start + words.length());
    return Answer.stated(VALUES.read(SCHEMA.field(field), words), Evidence.in(letter.text(), span));
  }

  static Annotation suggested(Letter letter, FieldId field, String entry, String words) {
    Target target = entry.isEmpty() ? Target.of(field) : Target.of(field).entry(entry);
    return Annotation.suggested(target, at(letter, field, words), RULES);
  }

  static Annotation decided(
      Letter letter, FieldId field, String entry, String words, Status status) {
    Target target = entry.isEmpty() ? Target.of(field) : Target.of(field).entry(entry);
    return Annotation.decided(target, at(letter, field, words), status, ANA);
  }

  /** A rule that mistakes "no surgery" for a treatment. */
  static AnnotationSet suggestions(int n) {
    Letter letter = letter(n);
    return AnnotationSet.of(
        List.of(
            suggested(letter, AGE, "", String.valueOf(21 + n)),
            suggested(letter, TREATMENTS, "v1", n % 2 == 0 ? "warm baths" : "foot massage"),
            suggested(letter, TREATMENTS, "v2", "no surgery")));
  }

  /** A finished letter: "no surgery" is rejected; "rest at home" and the employer are added. */
  static Example finished(int n) {
    Letter letter = letter(n);
    AnnotationSet now =
        AnnotationSet.of(
            List.of(
                decided(letter, AGE, "", String.valueOf(21 + n), Status.CONFIRMED),
                decided(
                    letter,
                    TREATMENTS,
                    "v1",
                    n % 2 == 0 ? "warm baths" : "foot massage",
                    Status.CONFIRMED),
                decided(letter, TREATMENTS, "v2", "no surgery", Status.REJECTED),
                decided(letter, TREATMENTS, "v3", "rest at home", Status.ADDED),
                decided(letter, EMPLOYER, "", employer(n), Status.ADDED)));
    return new Example(letter, suggestions(n), now, true);
  }

  static List<Example> finished(int from, int to) {
    List<Example> examples = new ArrayList<>();
    for (int n = from; n < to; n++) {
      examples.add(finished(n));
    }
    return examples;
  }

  static LearnedModel model(List<Example> examples) {
    return new Trainer(CONTEXT).train(examples, () -> false).orElseThrow();
  }

  static LetterReading read(LearnedModel model, int n) {
    return model.read(CONTEXT, letter(n), suggestions(n));
  }
}
