package imr.extract.grounding;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.annotation.ValueReader;
import imr.letter.Letter;
import imr.letter.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Creates fictitious letters in the form of 2014 to 2017 with about forty values each, and their
 * records. Values deliberately recur in other places, before and after the right ones.
 */
final class InventedLetters {
  private static final Provenance.Program GOLD = new Provenance.Program("gold", "1", "gold", 1);
  private static final FieldId ITEMS = new FieldId("items");
  private static final List<String> PARTS =
      List.of("left wrist", "right knee", "lumbar spine", "neck", "bilateral shoulders");
  private static final List<String> TREATMENTS =
      List.of("physical therapy", "acupuncture", "aquatic therapy", "massage therapy");
  private static final List<String> DRUGS = List.of("Norco", "gabapentin", "Prilosec", "Flexeril");
  private static final List<String> CONDITIONS =
      List.of(
          "kite maker's wrist with stiff fingers",
          "loom shoulder",
          "lumbar strain after long sitting",
          "ferry knee with clicking",
          "organ pipe neck");
  private static final List<String> TRADES =
      List.of("kite maker", "loom keeper", "ferry hand", "bell founder");
  private static final List<String> CLAUSES =
      List.of(
          "the worker climbed the mill's stairs one foot at a time",
          "a cold pack eased the evening though sleep stayed short",
          "the harness was worn on market days and put away after",
          "no further weakness was seen when the kite was held up",
          "grip on the loom's beam came back by the second month");

  private final Schema schema;
  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<Said> said = new ArrayList<>();

  private InventedLetters(Schema schema, int seed) {
    this.schema = schema;
    this.random = new Random(seed);
  }

  private record Said(Target target, Optional<Span> words) {}

  /** Creates a letter with its record, always the same for the same number. */
  static GoldRecords.Gold of(Schema schema, int number) {
    InventedLetters letter = new InventedLetters(schema, number);
    letter.header(number);
    letter.summary();
    letter.text.append(" \n \nIMR ISSUES, DECISIONS AND RATIONALES \n");
    letter.text.append("What the reviewer found is set out here, point by point. \n \n");
    for (int item = 0; item < 2; item++) {
      letter.item(item);
    }
    return letter.made(number);
  }

  private void header(int number) {
    text.append("Case Number: ");
    says("case.number", String.format(Locale.ROOT, "CM16-%07d", 4000 + number));
    text.append(" Date Assigned: \n");
    String day = day();
    says("case.dateAssigned", day);
    text.append(" \nDate of Injury: ");
    says("injury.date", day());
    text.append(" \nDecision Date: ");
    says("case.decisionDate", day);
    text.append(" \nUR Denial Date: ");
    says("case.urDenialDate", day());
    text.append(" \nPriority: ");
    says("case.priority", "Standard");
    text.append(" \nApplication Received: ");
    says("case.applicationReceived", day());
    text.append(" \n \nThe Expert Reviewer has the following credentials: \n");
    text.append("State(s) of Licensure: ");
    entry("reviewer.licensureStates", 0, "California");
    text.append(", ");
    entry("reviewer.licensureStates", 1, "Oregon");
    text.append(" \nCertification(s)/Specialty: ");
    entry("reviewer.specialties", 0, "Physical Medicine & Rehabilitation");
    text.append(" \n \n");
  }

  private String day() {
    return String.format(
        Locale.ROOT,
        "%02d/%02d/%d",
        1 + random.nextInt(12),
        1 + random.nextInt(28),
        2013 + random.nextInt(4));
  }

  private void summary() {
    int first = random.nextInt(5);
    text.append("CLINICAL CASE SUMMARY \nThe patient is a ");
    says("patient.age", String.valueOf(21 + random.nextInt(50)));
    text.append(" year old ");
    says("patient.sex", random.nextBoolean() ? "female" : "male");
    text.append(" ").append(pick(TRADES, 0)).append(" who complains of ");
    text.append(pick(CONDITIONS, first)).append(" and sleeps badly. ");
    text.append("The patient was diagnosed as having ");
    entry("clinical.diagnoses", 0, pick(CONDITIONS, first));
    text.append(", ");
    entry("clinical.diagnoses", 1, pick(CONDITIONS, first + 1));
    text.append(" and ");
    entry("clinical.diagnoses", 2, pick(CONDITIONS, first + 2));
    text.append(". \nTreatment to date has included ");
    entry("clinical.treatments", 0, pick(TREATMENTS, first));
    text.append(", ");
    entry("clinical.treatments", 1, pick(TREATMENTS, first + 1));
    text.append(" and rest. Pain was rated ");
    entry("clinical.painScores", 0, (3 + random.nextInt(3)) + "/10");
    text.append(" at rest and ");
    entry("clinical.painScores", 1, (7 + random.nextInt(2)) + " out of 10");
    text.append(" at work, and ").append(clause()).append(". The worker takes ");
    entry("clinical.medications", 0, pick(DRUGS, first));
    text.append(" and ");
    entry("clinical.medications", 1, pick(DRUGS, first + 1));
    text.append(". A request for authorization was signed on ");
    says("request.rfaDate", day());
    text.append(". On ");
    entry("review.urDates", 0, day());
    text.append(", the request was non-certified by Utilization Review.");
  }

  private void item(int number) {
    String id = "items[" + number + "]";
    said.add(new Said(Target.of(ITEMS).entry(id), Optional.empty()));
    int start = text.length();
    says(in(id, "quantity"), String.valueOf(4 + random.nextInt(20)));
    text.append(" additional ");
    says(in(id, "treatment"), pick(TREATMENTS, number + 1));
    text.append(" sessions ");
    says(in(id, "frequency"), "2 times a week");
    text.append(" for ");
    says(in(id, "duration"), (3 + random.nextInt(5)) + " weeks");
    text.append(" for the ");
    says(in(id, "bodyParts").entry(id + ".bodyParts[0]"), pick(PARTS, number));
    said.add(new Said(in(id, "request"), Optional.of(new Span(start, text.length()))));
    text.append(": ");
    boolean upheld = random.nextBoolean();
    says(in(id, "decision"), upheld ? "Upheld" : "Overturned");
    text.append(" \n \nClaims Administrator guideline: Decision based on ");
    citation(id, "claimsAdministratorCitations", 0, "MTUS Knee Complaints 2004", "Summary");
    text.append(". \n \nMAXIMUS guideline: Decision based on ");
    citation(id, "reviewerCitations", 0, "MTUS Chronic Pain Medical Treatment 2009", "Massage");
    text.append(". Decision based on Non-MTUS Citation ");
    citation(id, "reviewerCitations", 1, "Official Disability Guidelines (ODG)", "Low Back");
    text.append(". \n \nDecision rationale: ");
    rationale(id, upheld);
    text.append(" \n \n");
  }

  private void citation(String item, String list, int number, String guideline, String section) {
    FieldId group = ITEMS.child(list);
    String id = item + "." + list + "[" + number + "]";
    said.add(new Said(Target.of(item, group).entry(id), Optional.empty()));
    says(Target.of(id, group.child("guideline")), guideline);
    text.append(", Section(s): ");
    says(Target.of(id, group.child("section")), section);
    if (number == 0) {
      text.append(", Page(s): ");
      says(Target.of(id, group.child("pages")), (20 + random.nextInt(70)) + "-99");
    }
  }

  private void rationale(String id, boolean upheld) {
    int start = text.length();
    text.append("Of this request it was found that ").append(clause()).append(". ");
    text.append("Then ").append(clause()).append(", \nand ").append(clause()).append(". ");
    text.append("The request is ");
    says(in(id, "conclusion"), (upheld ? "not " : "") + "medically necessary");
    text.append(".");
    said.add(new Said(in(id, "rationale"), Optional.of(new Span(start, text.length()))));
  }

  private String clause() {
    return pick(CLAUSES, random.nextInt(5)) + " in week " + random.nextInt(40);
  }

  private static String pick(List<String> words, int at) {
    return words.get(at % words.size());
  }

  private static Target in(String item, String field) {
    return Target.of(item, ITEMS.child(field));
  }

  private void says(String field, String words) {
    says(Target.of(new FieldId(field)), words);
  }

  private void entry(String field, int number, String words) {
    says(Target.of(new FieldId(field)).entry(field + "[" + number + "]"), words);
  }

  private void says(Target target, String words) {
    Span span = new Span(text.length(), text.length() + words.length());
    said.add(new Said(target, Optional.of(span)));
    text.append(words);
  }

  private GoldRecords.Gold made(int number) {
    Letter letter = Letter.of("invented-" + number + ".txt", text.toString(), true);
    ValueReader reader = new ValueReader(2026);
    List<Annotation> record = new ArrayList<>();
    for (Said s : said) {
      Answer answer =
          s.words()
              .<Answer>map(span -> stated(s.target(), Evidence.in(letter.text(), span), reader))
              .orElse(new Answer.GroupEntry());
      record.add(Annotation.suggested(s.target(), answer, GOLD));
    }
    return new GoldRecords.Gold(letter, AnnotationSet.of(record));
  }

  private Answer stated(Target target, Evidence evidence, ValueReader reader) {
    return Answer.stated(reader.read(schema.field(target.field()), evidence.quote()), evidence);
  }
}
