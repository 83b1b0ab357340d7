package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Claim;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Letter;
import imr.letter.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A fictitious letter of two pages with everything that is hard for annotation tools: supplementary
 * characters before and inside values, a value over two lines and one over two pages, two values
 * with the same span, items with citations, an item without its request, an impossible date, values
 * without a location, and fields marked as not stated.
 */
final class ToolLetter {
  static final Schema SCHEMA = SchemaFile.builtIn();
  static final Letter LETTER =
      Letter.of(
          "letter <7> & 😀.txt",
          """
          Case 😀 file: a 61 year old "welder" & cook, hurt on 10/02/214.
          Diagnoses: wet 🦶 feet; dry ears.
          1. Oak bark tea 🍵 for the
          left knee, 6 cups: Upheld
          Guideline: Herbal Handbook 3rd ed., Teas, Page(s): 7. Root Manual 1999, Roots.
          Rationale: Tea is
          pleasant\f but <unproven>. It is not medically necessary.
          2. Overturned. Sauna has been shown to help.
          """,
          true);

  private static final Provenance.Person ANA =
      new Provenance.Person("Ana", Instant.parse("2026-01-02T03:04:05Z"));

  private final List<Annotation> said = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();

  /** Returns the letter with its record. */
  static AnnotatedLetter labeled() {
    return new AnnotatedLetter(
        LETTER, AnnotationSet.of(new ToolLetter().say().said), Optional.empty());
  }

  /** Returns the claims that a format returns if it represents everything. */
  static List<Claim> claims() {
    return List.copyOf(new ToolLetter().say().claims);
  }

  /**
   * Returns the claims that tools return in which spans can be moved: a value that repeats the
   * quote is omitted.
   */
  static List<Claim> told() {
    return bare(claims());
  }

  /** Returns the same claims without values that repeat the quote. */
  static List<Claim> bare(List<Claim> claims) {
    return claims.stream().map(ToolLetter::bare).toList();
  }

  private static Claim bare(Claim c) {
    boolean repeats =
        c.quote()
            .map(q -> q.replaceAll("\\s+", " "))
            .filter(q -> c.value().filter(q::equals).isPresent())
            .isPresent();
    return new Claim(
        c.target(),
        c.quote(),
        c.place(),
        c.value().filter(_ -> !repeats || c.quote().isEmpty()),
        c.absent(),
        c.confidence());
  }

  /**
   * Returns the claims that labeled spans and relations can represent: no values, and nothing
   * without a location.
   */
  static List<Claim> spans() {
    return claims().stream()
        .filter(c -> c.quote().isPresent() || isGroup(c))
        .filter(c -> !c.absent())
        .map(c -> claim(c.target(), c.quote().orElse(""), "", false))
        .toList();
  }

  private static boolean isGroup(Claim claim) {
    return SCHEMA.field(claim.target().field()).isGroup();
  }

  /** Formats claims for test output: subject, field, and quote, or the start of an entry. */
  static List<String> told(Prediction prediction) {
    return prediction.claims().stream().map(ToolLetter::told).toList();
  }

  private static String told(Claim claim) {
    return isGroup(claim)
        ? claim.target().entry()
        : claim.target().subject()
            + " "
            + claim.target().field()
            + " "
            + claim.quote().orElse("")
            + claim.value().map(v -> " = " + v).orElse("");
  }

  private ToolLetter say() {
    value("", "patient.age", "patient.age", "61", "61");
    value("", "injury.date", "injury.date", "10/02/214", "");
    absent("", "injury.mechanism", "injury.mechanism");
    value("", "clinical.diagnoses", "clinical.diagnoses[0]", "wet 🦶 feet", "wet 🦶 feet");
    value("", "clinical.diagnoses", "clinical.diagnoses[1]", "dry ears", "dry ears");
    value("", "clinical.medications", "clinical.medications[0]", "", "Oak bark");
    entry("", "items", "items[0]");
    String request = "Oak bark tea 🍵 for the\nleft knee, 6 cups";
    value("items[0]", "items.request", "", request, request.replace('\n', ' '));
    value("items[0]", "items.decision", "", "Upheld", "upheld");
    value("items[0]", "items.treatment", "", "Oak bark tea 🍵", "Oak bark tea 🍵");
    value("items[0]", "items.category", "", "Oak bark tea 🍵", "drug/other");
    value("items[0]", "items.bodyParts", "items[0].bodyParts[0]", "left knee", "left knee");
    value("items[0]", "items.quantity", "", "6 cups", "6 cups");
    absent("items[0]", "items.strength", "");
    absent("items[0]", "items.claimsAdministratorCitations", "");
    entry("items[0]", "items.reviewerCitations", "items[0].reviewerCitations[0]");
    cite("items[0].reviewerCitations[0]", "guideline", "Herbal Handbook 3rd ed.", "");
    cite("items[0].reviewerCitations[0]", "family", "Herbal Handbook 3rd ed.", "other");
    cite("items[0].reviewerCitations[0]", "section", "Teas", "");
    cite("items[0].reviewerCitations[0]", "pages", "7", "");
    entry("items[0]", "items.reviewerCitations", "items[0].reviewerCitations[1]");
    cite("items[0].reviewerCitations[1]", "guideline", "Root Manual 1999", "");
    cite("items[0].reviewerCitations[1]", "section", "Roots", "");
    String rationale = "Tea is\npleasant\f but <unproven>. It is not medically necessary.";
    value("items[0]", "items.rationale", "", rationale, rationale.replaceAll("\\s+", " "));
    value("items[0]", "items.conclusion", "", "not medically necessary", "not-necessary");
    entry("", "items", "items[1]");
    value("items[1]", "items.decision", "", "Overturned", "overturned");
    value("items[1]", "items.frequency", "", "", "once a week");
    value(
        "items[1]",
        "items.rationale",
        "",
        "Sauna has been shown to help.",
        "Sauna has been shown to help.");
    return this;
  }

  private void cite(String citation, String part, String quote, String value) {
    String field = "items.reviewerCitations." + part;
    value(citation, field, "", quote, value.isEmpty() ? quote : value);
  }

  private static Target target(String subject, String field, String entry) {
    return new Target(subject, new FieldId(field), entry.endsWith("]") ? entry : Target.WHOLE);
  }

  private void entry(String subject, String field, String path) {
    say(target(subject, field, path), new Answer.GroupEntry());
    claims.add(claim(target(subject, field, path), "", "", false));
  }

  private void absent(String subject, String field, String path) {
    say(target(subject, field, path), new Answer.Absent());
    claims.add(claim(target(subject, field, path), "", "", true));
  }

  /** Without a quote, the value has no location; without a value, it is impossible. */
  private void value(String subject, String field, String path, String quote, String normal) {
    Value value = normal.isEmpty() ? new Value.Unreal() : Value.of(normal);
    Optional<Evidence> evidence =
        quote.isEmpty() ? Optional.empty() : Optional.of(Evidence.in(LETTER.text(), span(quote)));
    say(target(subject, field, path), new Answer.Stated(value, evidence));
    claims.add(claim(target(subject, field, path), quote, normal, false));
  }

  private void say(Target target, Answer answer) {
    said.add(Annotation.decided(target, answer, Status.ADDED, ANA));
  }

  private static Span span(String quote) {
    int start = LETTER.text().canonical().indexOf(quote);
    return new Span(start, start + quote.length());
  }

  static Claim claim(Target target, String quote, String value, boolean absent) {
    return new Claim(
        target,
        Optional.of(quote).filter(q -> !q.isEmpty()),
        Optional.of(quote).filter(q -> !q.isEmpty()).map(q -> place(LETTER, span(q))),
        Optional.of(value).filter(v -> !v.isEmpty()),
        absent,
        OptionalDouble.empty());
  }

  private static Claim.CodePointRange place(Letter letter, Span span) {
    return new Claim.CodePointRange(
        letter.text().toCodePoints(span.start()), letter.text().toCodePoints(span.end()));
  }

  /** Returns a second letter with another name and a single value. */
  static AnnotatedLetter other() {
    Letter letter = Letter.of("letter-8.txt", "🍎 Aged 44.\n", true);
    Annotation age =
        Annotation.decided(
            Target.of(new FieldId("patient.age")),
            Answer.stated(Value.of("44"), Evidence.in(letter.text(), new Span(8, 10))),
            Status.ADDED,
            ANA);
    return new AnnotatedLetter(letter, AnnotationSet.of(List.of(age)), Optional.empty());
  }

  static Claim otherClaim() {
    return new Claim(
        Target.of(new FieldId("patient.age")),
        Optional.of("44"),
        Optional.of(new Claim.CodePointRange(7, 9)),
        Optional.of("44"),
        false,
        OptionalDouble.empty());
  }

  /** Writes both letters. */
  static void write(Format format, Path out) throws IOException {
    try (Format.ExportWriter writing = format.begin(out, SCHEMA, true)) {
      writing.write(labeled());
      writing.write(other());
      writing.finish();
    }
  }

  /** Reads without any messages. */
  static List<Prediction> read(PredictionFormat format, Path in) throws IOException {
    List<String> trouble = new ArrayList<>();
    List<Prediction> read = read(format, in, trouble);
    assertEquals(List.of(), trouble);
    return read;
  }

  static List<Prediction> read(PredictionFormat format, Path in, List<String> trouble)
      throws IOException {
    List<Prediction> read = new ArrayList<>();
    format.inputs(in, SCHEMA).forEach(file -> file.read(read::add, trouble::add));
    return read;
  }

  /** Returns what a format that represents everything reads for both letters. */
  static List<Prediction> predictions() {
    return List.of(
        prediction(labeled().letter(), claims()), prediction(other().letter(), otherClaims()));
  }

  /**
   * Returns the same as {@link #predictions} for a format in which spans can be moved and that
   * keeps authors.
   */
  static List<Prediction> toldBy(String author) {
    return told(Optional.of(author));
  }

  /** Returns all claims, each with its author. */
  static List<Prediction> predictionsBy(String author) {
    return List.of(
        prediction(labeled().letter(), by(claims(), Optional.of(author))),
        prediction(other().letter(), by(otherClaims(), Optional.of(author))));
  }

  /** Returns the same claims, each value with its author. */
  static List<Claim> by(List<Claim> claims, String author) {
    return by(claims, Optional.of(author));
  }

  private static List<Prediction> told(Optional<String> author) {
    return List.of(
        prediction(labeled().letter(), by(told(), author)),
        prediction(other().letter(), by(List.of(bare(otherClaim())), author)));
  }

  /** Only values have an author. */
  private static List<Claim> by(List<Claim> claims, Optional<String> author) {
    return claims.stream()
        .map(
            c ->
                new Claim(
                    c.target(),
                    c.quote(),
                    c.place(),
                    c.value(),
                    c.absent(),
                    c.confidence(),
                    author.filter(_ -> !c.absent() && !isGroup(c))))
        .toList();
  }

  private static List<Claim> otherClaims() {
    return List.of(otherClaim());
  }

  static Prediction prediction(Letter letter, List<Claim> claims) {
    return new Prediction(
        letter.name(),
        Optional.of(letter.id()),
        Optional.of(letter.text().canonical()),
        Optional.empty(),
        claims,
        List.of());
  }
}
