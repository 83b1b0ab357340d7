package imr.workbench;

import imr.annotation.Annotation;
import imr.annotation.Answer;
import imr.annotation.Change;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.ValueReader;
import imr.exchange.SchemaFile;
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
 * Short letters about nobody in which a program makes the same mistakes again and again: it takes
 * the word “no” for a treatment, and misses the sand baths.
 */
public final class LearningFixture {
  public static final FieldId TREATMENTS = new FieldId("clinical.treatments");

  /** What is suggested wrongly in each letter. */
  public static final Target WRONG = Target.of(TREATMENTS).entry("t2");

  /** What each letter says and no rule finds. */
  public static final String MISSED = "warm sand baths";

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final List<String> CAUSES =
      List.of("carrying a kite frame", "turning a loom", "mooring a ferry", "tuning an organ");
  private static final List<String> CONDITIONS =
      List.of("loom shoulder", "ferry knee", "kite wrist", "organ pipe neck");
  private static final List<String> CARE =
      List.of("stretching lessons", "a wrist splint", "physical therapy", "a cold pack");

  private LearningFixture() {}

  /** The letter of that number; others have other words. */
  public static NewLetter number(int number) {
    int i = number % 4;
    String age = String.valueOf(30 + number);
    String text =
        "CLINICAL CASE SUMMARY\n\nThe worker of case K"
            + number
            + " is a "
            + age
            + " year old who was hurt on 03/14/2016 while "
            + CAUSES.get(i)
            + ". The diagnosis was "
            + CONDITIONS.get(i)
            + ". Treatment has included "
            + CARE.get(i)
            + ", no surgery, and "
            + MISSED
            + ". The pain was 4/10.\n";
    Letter letter = Letter.of("taught-" + number + ".txt", text, true);
    List<Annotation> all = new ArrayList<>();
    all.add(says(letter, Target.of(new FieldId("patient.age")), age, 0.97));
    all.add(says(letter, Target.of(new FieldId("injury.date")), "03/14/2016", 0.97));
    all.add(says(letter, Target.of(new FieldId("injury.mechanism")), CAUSES.get(i), 0.9));
    all.add(
        says(
            letter,
            Target.of(new FieldId("clinical.diagnoses")).entry("d1"),
            CONDITIONS.get(i),
            0.9));
    all.add(says(letter, Target.of(TREATMENTS).entry("t1"), CARE.get(i), 0.9));
    all.add(says(letter, WRONG, "no", 0.96));
    return of(letter, all);
  }

  private static Annotation says(Letter letter, Target target, String words, double confidence) {
    Schema schema = SchemaFile.builtIn();
    int start =
        words.equals("no")
            ? letter.text().canonical().indexOf("no surgery")
            : letter.text().canonical().indexOf(words);
    Evidence evidence = Evidence.in(letter.text(), new Span(start, start + words.length()));
    return Annotation.suggested(
        target,
        Answer.stated(
            new ValueReader(2026).read(schema.field(target.field()), evidence.quote()), evidence),
        new Provenance.Program("invented", "1", "rule of " + target.field().path(), confidence));
  }

  private static NewLetter of(Letter letter, List<Annotation> said) {
    ValueReader reader = new ValueReader(2026);
    Gesture suggested =
        new Gesture(
            1,
            new Act.Suggest(),
            new Author.Program("invented", "1"),
            NOON,
            said.stream()
                .map(a -> new Change(a.target(), Optional.empty(), Optional.of(a)))
                .toList());
    ReviewSession session =
        ReviewSession.open(
            letter,
            SchemaFile.builtIn(),
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

  /** Corrects a letter as somebody does who knows better, and finishes it. */
  public static void teach(Workbench workbench, String letter, String name) {
    String text = workbench.letter(letter).text().canonical();
    int at = text.indexOf(MISSED);
    new TestAnnotator(workbench, name, NOON)
        .rejects(letter, WRONG)
        .adds(letter, TREATMENTS, new Span(at, at + MISSED.length()))
        .finishes(letter);
  }
}
