package imr.ui;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.ValueReader;
import imr.extract.grounding.RuleBasedLookup;
import imr.ledger.Act;
import imr.ledger.Author;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import imr.letter.Span;
import imr.review.ReviewSession;
import imr.store.NewLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A letter of any length about nobody, with as many values in it as are wanted, and the record that
 * a program would suggest of it.
 */
final class InventedLetter {
  private static final Provenance.Program RULES =
      new Provenance.Program("invented", "1", "made up", 0.9);
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final FieldId ITEMS = new FieldId("items");
  private static final FieldId CITATIONS = ITEMS.child("reviewerCitations");
  private static final List<String> WORDS =
      List.of(
          "the harness was worn on the left side and gave some ease at work",
          "walking to the mill became slow, and stairs were climbed one foot at a time",
          "a cold pack helped in the evening although sleep stayed short",
          "the kiln's door had closed on the hand that held the tray");
  private static final List<String> CONDITIONS =
      List.of("kite maker's wrist", "loom shoulder", "ferry knee", "organ pipe neck");

  /**
   * @param words where it stands; empty for the head of an item or a citation
   */
  private record Said(Target target, Optional<Span> words) {}

  private final Schema schema;
  private final StringBuilder text = new StringBuilder();
  private final List<Said> said = new ArrayList<>();

  private InventedLetter(Schema schema) {
    this.schema = schema;
  }

  /** About 6,000 characters with 46 painted values. */
  static NewLetter small(Schema schema) {
    return of(schema, "small", 2, 18, 2020);
  }

  /** One of any number of different letters, each about as long as the small one. */
  static NewLetter numbered(Schema schema, int number) {
    return of(schema, "letter " + number, 2, 18, 2020);
  }

  /** About 200,000 characters with 2,000 painted values. */
  static NewLetter large(Schema schema) {
    return of(schema, "large", 60, 1218, 1590);
  }

  /**
   * A letter with so many items, thirteen painted values in each, and so many diagnoses.
   *
   * @param length of an item's rationale, in characters
   */
  static NewLetter of(Schema schema, String name, int items, int diagnoses, int length) {
    InventedLetter letter = new InventedLetter(schema);
    letter.text.append("CLINICAL CASE SUMMARY\n\nIn ").append(name).append(", the worker, ");
    letter.says(Target.of(new FieldId("patient.age")), "47");
    letter.text.append(" years old, was hurt on ");
    letter.says(Target.of(new FieldId("injury.date")), "03/14/2016");
    letter.text.append(".\n\n");
    letter.diagnoses(diagnoses);
    letter.text.append("\n\nIMR ISSUES, DECISIONS AND RATIONALES\n\n");
    for (int item = 1; item <= items; item++) {
      letter.item("i" + item, item, length);
    }
    return letter.made(name);
  }

  private void diagnoses(int count) {
    Target list = Target.of(new FieldId("clinical.diagnoses"));
    for (int i = 0; i < count; i++) {
      text.append(i % 12 == 0 ? "\n\nFound at visit " + (i / 12 + 1) + ": " : ", and later ");
      says(list.entry("d" + i), CONDITIONS.get(i % 4) + " of grade " + i);
      text.append(" while ").append(WORDS.get(i % 4), 0, 24);
    }
  }

  private void item(String id, int number, int length) {
    said.add(new Said(Target.of(ITEMS).entry(id), Optional.empty()));
    says(in(id, "request"), "Harness number " + number + " with " + (number + 3) + " straps");
    text.append(": ");
    says(in(id, "decision"), number % 3 == 0 ? "Overturned" : "Upheld");
    text.append("\n\nThe reviewer read ");
    citation(id, 1);
    text.append(" and ");
    citation(id, 2);
    text.append(", on the ");
    says(in(id, "bodyParts").entry(id + "b"), "left wrist");
    text.append(" with ");
    says(in(id, "treatment"), "harness " + number);
    text.append(" for ");
    says(in(id, "duration"), (number + 2) + " weeks");
    text.append(", ");
    says(in(id, "frequency"), "twice a day");
    text.append(".\n\n");
    says(in(id, "rationale"), rationale(number, length));
    text.append("\n\nSo the harness is ");
    says(in(id, "conclusion"), number % 3 == 0 ? "medically necessary" : "not medically necessary");
    text.append(".\n\n");
  }

  private static String rationale(int number, int length) {
    StringBuilder words = new StringBuilder("Of harness " + number + ": ");
    for (int i = number; words.length() < length; i++) {
      words.append(WORDS.get(i % 4)).append(i % 5 == 0 ? ".\nThen " : ", then ");
    }
    return words.append("it was put away.").toString();
  }

  private void citation(String item, int number) {
    String id = item + "c" + number;
    said.add(new Said(Target.of(item, CITATIONS).entry(id), Optional.empty()));
    says(Target.of(id, CITATIONS.child("guideline")), "Guild of Kite Makers " + number);
    text.append(", ");
    says(Target.of(id, CITATIONS.child("section")), "Straps " + number);
    if (number == 1) {
      text.append(", page ");
      says(Target.of(id, CITATIONS.child("pages")), "58");
    }
  }

  private static Target in(String item, String field) {
    return Target.of(item, ITEMS.child(field));
  }

  private void says(Target target, String words) {
    Span span = new Span(text.length(), text.length() + words.length());
    said.add(new Said(target, Optional.of(span)));
    text.append(words);
  }

  private NewLetter made(String name) {
    Letter letter = Letter.of(name + ".txt", text.toString(), true);
    ValueReader reader = new ValueReader(2026);
    List<Change> changes =
        said.stream()
            .map(s -> Annotation.suggested(s.target(), answer(s, letter, reader), RULES))
            .map(a -> new Change(a.target(), Optional.empty(), Optional.of(a)))
            .toList();
    Gesture suggested =
        new Gesture(1, new Act.Suggest(), new Author.Program("invented", "1"), NOON, changes);
    ReviewSession session =
        ReviewSession.open(
            letter,
            schema,
            reader,
            new RuleBasedLookup(letter.text(), reader),
            Ledger.of(List.of(suggested)));
    byte[] bytes = letter.text().canonical().getBytes(StandardCharsets.UTF_8);
    return new NewLetter(
        letter,
        new OriginalFile(OriginalFile.OriginalType.TEXT, bytes),
        suggested,
        session.headline());
  }

  private Answer answer(Said s, Letter letter, ValueReader reader) {
    return s.words()
        .<Answer>map(
            span -> {
              Evidence evidence = Evidence.in(letter.text(), span);
              return Answer.stated(
                  reader.read(schema.field(s.target().field()), evidence.quote()), evidence);
            })
        .orElse(new Answer.GroupEntry());
  }
}
