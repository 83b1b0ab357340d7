package imr.ui.review;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
import imr.extract.grounding.RuleBasedLookup;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.Span;
import imr.review.ReviewFixture;
import imr.review.ReviewSession;
import java.util.ArrayList;
import java.util.List;

/** A made-up letter of 200 kB with 2,000 spans, 40 of them passages. */
final class BigLetter {
  static final int SPANS = 2000;
  private static final List<String> FIELDS =
      List.of("clinical.diagnoses", "clinical.treatments", "clinical.medications");
  private static final String LINE =
      "On that day the worker told of knee pain, took naproxen and went to physical therapy in"
          + " the\n"
          + "morning; nothing was torn and the swelling had gone down by the end of a long week.\n";
  private static final int PARTS = 40;

  private BigLetter() {}

  static ReviewSession session() {
    StringBuilder text = new StringBuilder();
    List<Span> passages = new ArrayList<>();
    List<Span> words = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      text.append("PART NUMBER " + (part + 1) + " OF IT\n");
      int start = text.length();
      for (int line = 0; line < 28; line++) {
        words.add(found(text, "knee pain"));
        words.add(found(text, "naproxen"));
        text.append(LINE).append(line % 7 == 6 ? "\n" : "");
      }
      passages.add(new Span(start, text.length() - 2));
      text.append(part % 4 == 3 ? "\f" : "\n");
    }
    Letter letter = Letter.of("big.txt", text.toString(), true);
    List<Annotation> said = new ArrayList<>();
    for (int i = 0; i < SPANS - PARTS; i++) {
      Target list = Target.of(new FieldId(FIELDS.get(i % FIELDS.size())));
      said.add(says(letter, list.entry("v" + i), words.get(i)));
    }
    for (int i = 0; i < PARTS; i++) {
      Target item = Target.of(new FieldId("items")).entry("x" + i);
      said.add(Annotation.suggested(item, new Answer.GroupEntry(), ReviewFixture.RULES));
      said.add(says(letter, Target.of("x" + i, new FieldId("items.rationale")), passages.get(i)));
    }
    return ReviewSession.open(
        letter,
        SchemaFile.builtIn(),
        new ValueReader(2026),
        new RuleBasedLookup(letter.text(), new ValueReader(2026)),
        ReviewFixture.suggested(AnnotationSet.of(said)));
  }

  /** Another letter, of a few words and with nothing said of it. */
  static ReviewSession small() {
    Letter letter = Letter.of("small.txt", "A 52 year old.", true);
    return ReviewSession.open(
        letter,
        SchemaFile.builtIn(),
        new ValueReader(2026),
        new RuleBasedLookup(letter.text(), new ValueReader(2026)),
        Ledger.empty());
  }

  /** Where words of the line that comes next will stand. */
  private static Span found(StringBuilder before, String words) {
    int start = before.length() + LINE.indexOf(words);
    return new Span(start, start + words.length());
  }

  private static Annotation says(Letter letter, Target target, Span span) {
    Evidence evidence = Evidence.in(letter.text(), span);
    Value value = Value.of(ValueReader.singleSpaced(evidence.quote()));
    return Annotation.suggested(target, Answer.stated(value, evidence), ReviewFixture.RULES);
  }
}
