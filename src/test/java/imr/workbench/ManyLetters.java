package imr.workbench;

import imr.annotation.Provenance;
import imr.exchange.SchemaFile;
import imr.intake.IntakeResult;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.review.SuggestionConfidences;
import imr.store.NewLetter;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Any number of invented letters, all different and always the same, read by the real extractor:
 * some five thousand characters each, with one to three disputed items of ten kinds. Every
 * twentieth is finished by one of three people, every twentieth in review, every fiftieth flagged.
 *
 * <p>Making them takes about a millisecond each, so a measurement keeps the store where {@code
 * -Dmany=FOLDER} says, and finds it there the next time.
 */
public final class ManyLetters {
  private static final int BATCH = 500;
  private static final Instant START = Instant.parse("2026-09-01T08:00:00Z");
  private static final List<String> PEOPLE = List.of("Ana Reyes", "Ben Okafor", "Chris Lund");

  private static final List<String> SPECIALTIES =
      List.of(
          "Physical Medicine & Rehabilitation",
          "Anesthesiology, Pain Medicine",
          "Orthopedic Surgery",
          "Occupational Medicine",
          "Psychiatry",
          "Neurological Surgery",
          "Family Practice",
          "Internal Medicine");
  private static final List<String> REQUESTS =
      List.of(
          "Norco 10/325mg #90",
          "Physical therapy 2 times a week for 6 weeks, lumbar spine",
          "MRI of the right shoulder without contrast",
          "Lumbar epidural steroid injection at L4-L5",
          "Left knee arthroscopy",
          "TENS unit, one month rental",
          "Cyclobenzaprine 7.5mg #60",
          "Acupuncture, 8 sessions",
          "Urine drug screen",
          "Lumbar fusion at L5-S1");
  private static final List<String> GUIDELINES =
      List.of(
          "MTUS Chronic Pain Treatment Guidelines 2016, Section(s): Opioids, criteria for use",
          "Non-MTUS Citation Official Disability Guidelines (ODG), Low Back Chapter",
          "MTUS ACOEM Practice Guidelines 2004, Section(s): Shoulder Complaints",
          "Non-MTUS Citation ACOEM, 3rd ed., Knee Disorders, pg. 40-44");
  private static final List<String> CONDITIONS =
      List.of(
          "lumbar radiculopathy",
          "right rotator cuff tear",
          "left medial meniscus tear",
          "cervical strain",
          "carpal tunnel syndrome",
          "depressive disorder",
          "chronic pain syndrome");
  private static final List<String> JOBS =
      List.of("baker", "roofer", "nurse's aide", "welder", "driver", "gardener", "clerk");
  private static final List<String> PHRASES =
      List.of(
          "walking on level ground is possible for a quarter of an hour",
          "the pain is called burning and goes down the leg to the heel",
          "a home exercise program was taught and is kept up on most days",
          "strength is four of five, reflexes are equal, and the gait is slow",
          "sleep is broken twice a night since the medicine was stopped",
          "the imaging of last spring showed a bulge without a pressed nerve",
          "no red flag was seen, and no surgery is planned at this time",
          "the provider writes that function improved, but gives no measure of it",
          "range of motion was limited at the end by guarding and not by weakness",
          "earlier visits brought relief of half the pain for about eight weeks");
  private static final String SYLLABLES = "bacedifogukalemiponurasetivowuxayezi";

  private final Workbench workbench;

  private ManyLetters(Workbench workbench) {
    this.workbench = workbench;
  }

  /**
   * The folder of a store with so many letters, made where it is not there yet.
   *
   * @param folder where stores are kept, one for each number
   */
  public static Path store(Path folder, int count) throws IOException {
    Path place = folder.resolve("letters-" + count);
    Path made = folder.resolve("letters-" + count + ".made");
    if (!Files.exists(made)) {
      Files.createDirectories(folder);
      Store store = StoreFixtures.open(place);
      Clock clock = Clock.system(ZoneOffset.UTC);
      try (Workbench workbench = new Workbench(store, SchemaFile.builtIn(), clock)) {
        fill(workbench, count);
      }
      Files.createFile(made);
    }
    return place;
  }

  /** Takes so many letters in, and works on some of them. */
  public static void fill(Workbench workbench, int count) {
    ManyLetters many = new ManyLetters(workbench);
    for (int from = 0; from < count; from += BATCH) {
      List<NewLetter> batch =
          IntStream.range(from, Math.min(count, from + BATCH)).mapToObj(many::letter).toList();
      workbench.add(batch);
    }
    List<String> ids = workbench.letters().stream().map(l -> l.id()).toList();
    for (int i = 0; i < ids.size(); i += 10) {
      many.work(ids.get(i), i);
    }
  }

  private NewLetter letter(int number) {
    String text = text(number);
    Letter letter = Letter.of("letter-%06d.txt".formatted(number), text, true);
    OriginalFile original =
        new OriginalFile(OriginalFile.OriginalType.TEXT, text.getBytes(StandardCharsets.UTF_8));
    return workbench.suggest(new IntakeResult.Read(letter, original, List.of()));
  }

  private void work(String id, int number) {
    ReviewSession session = workbench.open(id);
    Provenance.Person by =
        new Provenance.Person(
            PEOPLE.get(number / 10 % PEOPLE.size()),
            START.plus(Duration.ofMinutes(number % 100_000)));
    boolean whole = number % 20 == 0;
    var all =
        session.acceptance(
            b -> true, SuggestionConfidences.NONE.atLeast(whole ? 0 : 0.97), Set.of());
    session = keep(id, session, session.accept(all.values(), whole ? all.empty() : List.of(), by));
    if (number % 50 == 0) {
      session = keep(id, session, session.flag(imr.annotation.Remarks.LETTER, by));
    }
    if (whole) {
      keep(id, session, session.finish(by));
    }
  }

  private ReviewSession keep(String id, ReviewSession before, Optional<SessionStep> step) {
    step.ifPresent(s -> workbench.keep(id, s.gesture(), s.after().headline()));
    return step.map(SessionStep::after).orElse(before);
  }

  /** The text of the letter of that number, from 0. */
  static String text(int number) {
    SplittableRandom random = new SplittableRandom(number);
    StringBuilder text = new StringBuilder();
    int day = 1 + random.nextInt(28);
    int year = 12 + random.nextInt(6);
    text.append(
        """
        Case Number: CM%02d-%07d
        Date Assigned: 02/%02d/20%02d Date of Injury: 08/%02d/20%02d
        Decision Date: 03/%02d/20%02d UR Denial Date: 01/%02d/20%02d
        Priority: %s Application Received: 02/%02d/20%02d

        HOW THE IMR FINAL DETERMINATION WAS MADE
        One expert reviewer had the whole file. The Expert Reviewer has the following credentials:
        State(s) of Licensure: Nevada
        Certification(s)/Specialty: %s

        CLINICAL CASE SUMMARY
        The expert reviewer developed this summary from the file:

        The applicant is a %d-year-old %s, a %s, who was hurt on August %d, 20%02d, in a fall \
        from a %s. The diagnoses are %s; and %s.
        """
            .formatted(
                year,
                number,
                day,
                year,
                day,
                year - 4,
                day,
                year,
                day,
                year,
                random.nextInt(20) == 0 ? "Expedited" : "Standard",
                day,
                year,
                one(SPECIALTIES, random),
                19 + random.nextInt(50),
                random.nextBoolean() ? "male" : "female",
                one(JOBS, random),
                day,
                year - 4,
                word(random),
                one(CONDITIONS, random),
                one(CONDITIONS, random)));
    prose(text, random, 1_200);
    text.append(
        """

        IMR ISSUES, DECISIONS AND RATIONALES
        The Final Determination rests on the decisions for the disputed items/services set out \
        below:
        """);
    int items = 1 + random.nextInt(3);
    for (int item = 0; item < items; item++) {
      item(text, random);
    }
    return text.toString();
  }

  private static void item(StringBuilder text, SplittableRandom random) {
    boolean overturned = random.nextInt(10) == 0;
    text.append(
        """

        %s: %s

        Claims Administrator guideline: Decision based on %s.

        MAXIMUS guideline: Decision based on %s.

        Decision rationale: \
        """
            .formatted(
                one(REQUESTS, random),
                overturned ? "Overturned" : "Upheld",
                one(GUIDELINES, random),
                one(GUIDELINES, random)));
    prose(text, random, 900);
    text.append(
        overturned
            ? "Therefore, the request is medically necessary.\n"
            : "Therefore, the request is not medically necessary.\n");
  }

  private static void prose(StringBuilder text, SplittableRandom random, int length) {
    int end = text.length() + length;
    while (text.length() < end) {
      text.append("At the visit for ").append(word(random)).append(", ");
      text.append(one(PHRASES, random)).append(", and ").append(one(PHRASES, random));
      text.append(". ").append(random.nextInt(2) == 0 ? "\n" : "");
    }
  }

  private static String one(List<String> among, SplittableRandom random) {
    return among.get(random.nextInt(among.size()));
  }

  /** Few words are often said and most of them rarely, as in any language. */
  private static String word(SplittableRandom random) {
    int rank = (int) Math.pow(20_000, random.nextDouble());
    StringBuilder word = new StringBuilder();
    for (int rest = rank + 19; rest > 0; rest /= 18) {
      word.append(SYLLABLES, rest % 18 * 2, rest % 18 * 2 + 2);
    }
    return word.toString();
  }
}
