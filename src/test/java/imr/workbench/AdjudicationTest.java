package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.DoubleRound;
import imr.annotation.FieldId;
import imr.annotation.PassId;
import imr.annotation.Provenance;
import imr.annotation.Remarks;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.annotation.ValueReader;
import imr.extract.grounding.RuleBasedLookup;
import imr.ledger.Act;
import imr.ledger.Act.Choice;
import imr.ledger.Gesture;
import imr.letter.Span;
import imr.review.Adjudication;
import imr.review.Difference;
import imr.review.Differences;
import imr.review.FormRow;
import imr.review.PairAdjudication;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deciding between two records of a letter. */
@SuppressWarnings("NullAway.Init") // set before each test
final class AdjudicationTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Provenance.Person BEN = new Provenance.Person("Ben", NOON);
  private static final Provenance.Person KIM = new Provenance.Person("Kim", NOON.plusSeconds(9));
  private static final Target AGE = Target.of(new FieldId("patient.age"));
  private static final PassId PASS = new PassId("September", "Ben");
  private static final Adjudications.Pair ANA_AND_BEN =
      Adjudications.Pair.of(new AdjudicationSide.Second(PASS));

  @TempDir private Path folder;
  private final Background background = Background.onCallersThread();
  private BatchLibrary library;

  @BeforeEach
  void open() {
    library = new BatchLibrary(folder);
    workbench().importSamples();
  }

  @AfterEach
  void close() {
    library.close();
  }

  private Workbench workbench() {
    return library.workbench();
  }

  private void round() {
    round("September", "Ben", library.ids());
    workbench().viewedBy(() -> "Ben");
  }

  private void round(String name, String person, List<String> letters) {
    workbench()
        .doubles()
        .make(
            new NewRound(
                name,
                DoubleRound.Purpose.DOUBLE,
                Optional.of(person),
                letters,
                0,
                NewRound.Stratum.NONE,
                Optional.empty()),
            "Kim",
            background,
            BatchLibrary.task());
  }

  private void does(String letter, Function<ReviewSession, Optional<SessionStep>> verb) {
    verb.apply(workbench().openForViewer(letter))
        .ifPresent(s -> workbench().keep(letter, PASS, s.gesture()));
  }

  /** Ben finishes with all that is suggested, but for what he said before. */
  private void finishesBlind(String letter) {
    ReviewSession session = workbench().openForViewer(letter);
    for (FormRow.Blank open : session.form().open()) {
      boolean fits = open.said().flatMap(Annotation::value).flatMap(Value::known).isPresent();
      does(
          letter,
          s ->
              fits && !open.struckOut()
                  ? s.confirm(open.target(), BEN)
                  : s.absent(open.target(), BEN));
    }
    does(letter, s -> s.finish(BEN));
  }

  private Adjudications.Outcome.Ready opened(String letter) {
    return assertInstanceOf(
        Adjudications.Outcome.Ready.class,
        workbench().adjudications().open(letter, ANA_AND_BEN, "Kim"));
  }

  private ReviewSession keeps(String letter, Optional<SessionStep> step) {
    workbench().keep(letter, step.orElseThrow().gesture(), step.get().after().headline());
    return step.get().after();
  }

  @Test
  void nothingIsSeenBeforeBothHaveFinished() {
    String letter = library.id(0);
    new TestAnnotator(workbench(), "Ana", NOON).finishes(letter);
    round();
    does(letter, s -> s.correct(AGE, "77", BEN));
    assertInstanceOf(
        Adjudications.Outcome.Refused.class,
        workbench().adjudications().open(letter, ANA_AND_BEN, "Kim"));
    assertEquals(List.of(), workbench().adjudications().pairs(letter));
    assertEquals(List.of(), workbench().adjudications().waiting());
  }

  @Test
  void whatDiffersIsListedAndADecisionIsAGestureOfTheLettersOwnLedger() {
    String letter = library.id(0);
    new TestAnnotator(workbench(), "Ana", NOON).types(letter, "patient.age", "99").finishes(letter);
    round();
    does(letter, s -> s.correct(AGE, "77", BEN));
    finishesBlind(letter);
    assertEquals(1, workbench().adjudications().waiting().size());
    Adjudications.Outcome.Ready ready = opened(letter);
    Adjudication adjudication = ready.adjudication();
    assertEquals(List.of(AGE), adjudication.differences().stream().map(Difference::at).toList());
    assertEquals("Ana", adjudication.record());
    assertEquals("Ben (September)", adjudication.other());
    assertTrue(adjudication.agreed().size() > 10);
    ReviewSession session = keeps(letter, ready.session().reopen(KIM));
    Difference age = adjudication.differences().getFirst();
    session = keeps(letter, adjudication.decide(session, age, Choice.OTHER, KIM));
    Gesture decided = session.ledger().lastGesture().orElseThrow();
    assertEquals(new Act.Adjudicate(AGE, Choice.OTHER, "Ana", "Ben (September)"), decided.act());
    assertEquals("Kim", decided.author().name());
    assertEquals(
        Optional.of(Value.of("77")), session.annotations().at(AGE).flatMap(Annotation::value));
    session = keeps(letter, adjudication.acceptAgreed(session, KIM));
    keeps(letter, session.finish(KIM));
    assertEquals(2, workbench().revisions(letter).size());
    assertEquals("Kim", workbench().revisions(letter).getLast().by());
    assertEquals(
        SecondRecord.State.ADJUDICATED,
        workbench().doubles().all(workbench().doubles().rounds().getFirst()).getFirst().state());
  }

  @Test
  void whoSawBothRecordsCannotChangeTheirOwn() {
    String letter = library.id(0);
    new TestAnnotator(workbench(), "Ana", NOON).finishes(letter);
    round();
    finishesBlind(letter);
    ReviewSession theirs = workbench().openForViewer(letter);
    SessionStep reopened = theirs.reopen(BEN).orElseThrow();
    opened(letter);
    assertThrows(
        IllegalStateException.class, () -> workbench().keep(letter, PASS, reopened.gesture()));
    assertEquals(Optional.empty(), workbench().openForViewer(letter).pass());
  }

  @Test
  void whatWasDecidedIsKnownAfterARestartAndUndone() {
    String letter = library.id(0);
    new TestAnnotator(workbench(), "Ana", NOON).types(letter, "patient.age", "99").finishes(letter);
    round();
    does(letter, s -> s.correct(AGE, "77", BEN));
    finishesBlind(letter);
    Adjudications.Outcome.Ready ready = opened(letter);
    Difference age = ready.adjudication().differences().getFirst();
    ReviewSession session = keeps(letter, ready.session().reopen(KIM));
    keeps(letter, ready.adjudication().decide(session, age, Choice.RECORD, KIM));
    library.restart();
    Adjudications.Outcome.Ready again = opened(letter);
    assertEquals(List.of(age), again.adjudication().differences());
    assertEquals(Optional.of(Choice.RECORD), again.adjudication().choice(again.session(), age));
    assertEquals(List.of(), again.adjudication().open(again.session()));
    ReviewSession undone = keeps(letter, again.session().undo(KIM));
    assertEquals(Optional.empty(), again.adjudication().choice(undone, age));
  }

  @Test
  void neitherSideIsTypedAnewAndBothStayInAList() {
    String letter = library.id(0);
    new TestAnnotator(workbench(), "Ana", NOON).types(letter, "patient.age", "99").finishes(letter);
    round();
    does(letter, s -> s.correct(AGE, "77", BEN));
    finishesBlind(letter);
    Adjudications.Outcome.Ready ready = opened(letter);
    Difference age = ready.adjudication().differences().getFirst();
    assertFalse(age.canBeBoth());
    SessionStep typed = ready.adjudication().neither(ready.session(), age, "64", KIM).orElseThrow();
    assertEquals(
        Optional.of(Value.of("64")),
        typed.after().annotations().at(AGE).flatMap(Annotation::value));
    SessionStep blank = ready.adjudication().neither(ready.session(), age, " ", KIM).orElseThrow();
    assertEquals(Optional.empty(), blank.after().annotations().at(AGE).flatMap(Annotation::value));
  }

  /** Two people do whatever they like; taking one side throughout gives that side's record. */
  @Test
  void takingOneSideThroughoutGivesItsRecord() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    int differences = 0;
    for (int i = 0; i < 200; i++) {
      String where = "letter " + i + " of seed " + seed;
      ReviewSession start = workbench().open(library.id(i % library.ids().size()));
      ReviewSession left = wild(start, random, new Provenance.Person("Ana", NOON));
      ReviewSession right = wild(start, random, BEN);
      Adjudication all =
          new Adjudication(start.schema(), "Ana", left.ledger(), "Ben", right.annotations());
      differences += all.differences().size();
      ReviewSession ours = throughout(left, all, Choice.RECORD);
      ReviewSession theirs = throughout(left, all, Choice.OTHER);
      assertEquals(List.of(), all.open(ours), where);
      assertEquals(List.of(), all.open(theirs), where);
      assertSame(left, ours, where);
      assertSame(right, theirs, where);
    }
    assertTrue(differences > 1000, differences + " differences");
  }

  /** Neither is the letter's own record, whatever that says; a restart goes on. */
  @Test
  void twoOtherRecordsAreDecidedOnAndOneSideThroughoutGivesItsRecord() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      String where = "letter " + i + " of seed " + seed;
      ReviewSession start = workbench().open(library.id(i % library.ids().size()));
      ReviewSession own = wild(start, random, new Provenance.Person("Ana", NOON));
      ReviewSession one = wild(start, random, BEN);
      ReviewSession other = wild(start, random, new Provenance.Person("Cy", NOON));
      PairAdjudication pair =
          new PairAdjudication(start.schema(), "Ben", one.annotations(), "Cy", other.annotations());
      SessionStep step = pair.begin(own, KIM).orElseThrow();
      assertEquals(
          new Act.Adjudicate(Remarks.LETTER, Choice.RECORD, "Ben", "Cy"), step.gesture().act());
      ReviewSession begun = step.after();
      assertSame(one, begun, where);
      assertEquals(Optional.empty(), pair.begin(begun, KIM), where);
      assertEquals(own.annotations(), begun.undo(KIM).orElseThrow().after().annotations(), where);
      Adjudication all = pair.of(begun);
      ReviewSession half = throughout(begun, all, Choice.OTHER, all.differences().size() / 2);
      Adjudication again = pair.of(reopened(half));
      assertEquals(all.differences(), again.differences(), where);
      assertEquals(all.open(half), again.open(reopened(half)), where);
      ReviewSession now = reopened(half);
      for (Difference difference : again.open(now)) {
        now = again.decide(now, difference, Choice.OTHER, KIM).orElseThrow().after();
      }
      assertSame(other, now, where);
      assertSame(one, throughout(begun, all, Choice.RECORD), where);
    }
  }

  private static ReviewSession throughout(
      ReviewSession session, Adjudication all, Choice choice, int count) {
    ReviewSession now = session;
    for (Difference difference : all.differences().subList(0, count)) {
      now = all.decide(now, difference, choice, KIM).orElseThrow().after();
    }
    return now;
  }

  /** As after a restart: from the ledger alone. */
  private static ReviewSession reopened(ReviewSession of) {
    ValueReader reader = new ValueReader(2026);
    return ReviewSession.open(
        of.letter(),
        of.schema(),
        reader,
        new RuleBasedLookup(of.letter().text(), reader),
        of.ledger());
  }

  /** From two second records, two runs, and a run and a second record. */
  @Test
  void everyPairOfRecordsCanBeOpened() throws Exception {
    String letter = pairs();
    workbench().viewedBy(() -> "Kim");
    assertEquals(
        List.of(
            "This record and Ben (September)",
            "This record and Cy (October)",
            "This record and week 3",
            "This record and week 4",
            "Ben (September) and Cy (October)",
            "Ben (September) and week 3",
            "Ben (September) and week 4",
            "Cy (October) and week 3",
            "Cy (October) and week 4",
            "week 3 and week 4"),
        labels(letter));
    for (Adjudications.Pair pair : workbench().adjudications().pairs(letter)) {
      Adjudications.Outcome opened = workbench().adjudications().open(letter, pair, "Kim");
      if (pair.first().isEmpty()) {
        assertInstanceOf(Adjudications.Outcome.Ready.class, opened);
      } else {
        PairAdjudication between =
            assertInstanceOf(Adjudications.Outcome.Between.class, opened).pair();
        ReviewSession session = workbench().open(letter).reopen(KIM).orElseThrow().after();
        ReviewSession begun = between.begin(session, KIM).orElseThrow().after();
        assertEquals(
            List.of(),
            Differences.of(session.schema(), begun.ledger(), between.firsts()).all(),
            pair.label());
      }
    }
    decides(letter);
  }

  /** A letter with Ana's record, second ones of Ben and Cy, and what two runs say. */
  private String pairs() throws Exception {
    String letter = library.id(0);
    TestAnnotator ana = new TestAnnotator(workbench(), "Ana", NOON);
    ana.types(letter, "patient.age", "99");
    run(letter, "week 3");
    run(letter, "week 4");
    ana.finishes(letter);
    round();
    round("October", "Cy", List.of(letter));
    BlindPerson.finishes(workbench(), letter, "Ben", "77");
    BlindPerson.finishes(workbench(), letter, "Cy", "55");
    return letter;
  }

  private List<String> labels(String letter) {
    return workbench().adjudications().pairs(letter).stream()
        .map(Adjudications.Pair::label)
        .toList();
  }

  /** With their own annotation opened they can't change it any more, so they may see the rest. */
  @Test
  void whoAnnotatedBlindComparesTheirOwnAnnotationFirst() throws Exception {
    String letter = pairs();
    workbench().viewedBy(() -> "Ben");
    assertEquals(
        List.of(
            "This record and Ben (September)",
            "Ben (September) and Cy (October)",
            "Ben (September) and week 3",
            "Ben (September) and week 4"),
        labels(letter));
    assertEquals(
        new Adjudications.Outcome.Refused(
            "You annotate this letter blind. Finish your annotation, and then compare it first."),
        workbench()
            .adjudications()
            .open(letter, Adjudications.Pair.of(new AdjudicationSide.Predicted("week 3")), "Ben"));
    opened(letter);
    assertEquals(10, labels(letter).size());
  }

  /** Another one's finished annotation would show them the first one beside it. */
  @Test
  void whoStillAnnotatesBlindComparesNothing() throws Exception {
    String letter = library.id(0);
    new TestAnnotator(workbench(), "Ana", NOON).finishes(letter);
    round();
    round("October", "Cy", List.of(letter));
    BlindPerson.finishes(workbench(), letter, "Ben", "77");
    workbench().viewedBy(() -> "Kim");
    assertEquals(1, workbench().adjudications().waiting().size());
    workbench().viewedBy(() -> "Cy");
    assertEquals(List.of(), workbench().adjudications().waiting());
    assertEquals(List.of(), labels(letter));
    assertInstanceOf(
        Adjudications.Outcome.Refused.class,
        workbench().adjudications().open(letter, ANA_AND_BEN, "Cy"));
    workbench().viewedBy(() -> "Kim");
    opened(letter);
    workbench().viewedBy(() -> "Cy");
    assertEquals(List.of(), workbench().adjudications().waiting());
    assertInstanceOf(
        Adjudications.Outcome.Refused.class,
        workbench().adjudications().open(letter, ANA_AND_BEN, "Cy"));
  }

  /** Kim decides for Cy, over Ben; the gold revision's ledger says so. */
  private void decides(String letter) {
    Adjudications.Pair benAndCy =
        workbench().adjudications().pairs(letter).stream()
            .filter(p -> p.label().equals("Ben (September) and Cy (October)"))
            .findFirst()
            .orElseThrow();
    PairAdjudication between =
        ((Adjudications.Outcome.Between) workbench().adjudications().open(letter, benAndCy, "Kim"))
            .pair();
    keeps(letter, workbench().open(letter).reopen(KIM));
    ReviewSession now = keeps(letter, between.begin(workbench().open(letter), KIM));
    Adjudication all = between.of(now);
    assertEquals(List.of(AGE), all.differences().stream().map(Difference::at).toList());
    now = keeps(letter, all.decide(now, all.differences().getFirst(), Choice.OTHER, KIM));
    now = keeps(letter, all.acceptAgreed(now, KIM));
    now = keeps(letter, now.finish(KIM));
    assertEquals(Optional.of(Value.of("55")), now.annotations().at(AGE).flatMap(Annotation::value));
    assertEquals("Kim", workbench().revisions(letter).getLast().by());
    assertTrue(
        now.ledger().gestures().stream()
            .anyMatch(
                g ->
                    g.act()
                        .equals(
                            new Act.Adjudicate(
                                AGE, Choice.OTHER, "Ben (September)", "Cy (October)"))));
  }

  private void run(String letter, String name) throws Exception {
    Path file = folder.resolveSibling(folder.getFileName() + name.replace(" ", "") + ".jsonl");
    ExportResult written =
        workbench()
            .exports()
            .write(
                new Exports.Order(
                    new ExportScope.SelectedLetters(List.of(letter)),
                    imr.exchange.Formats.named("jsonl").orElseThrow(),
                    true),
                file,
                background,
                BatchLibrary.task());
    assertEquals(List.of(), written.refused());
    Predictions predictions = workbench().predictions();
    assertInstanceOf(
        PredictionReport.PredictionsImported.class,
        predictions.take(
            file,
            predictions.recognise(file).orElseThrow(),
            new Predictions.Choices(name, Optional.of(name), "1", false),
            BatchLibrary.task()));
  }

  private static void assertSame(ReviewSession expected, ReviewSession found, String where) {
    List<Difference> rest =
        Differences.of(found.schema(), found.ledger(), expected.annotations()).all();
    assertEquals(List.of(), rest, where);
    assertEquals(
        List.of(),
        Differences.of(found.schema(), expected.ledger(), found.annotations()).all(),
        where);
  }

  private static ReviewSession throughout(ReviewSession session, Adjudication all, Choice choice) {
    ReviewSession now = session;
    for (Difference difference : all.differences()) {
      now = all.decide(now, difference, choice, KIM).orElseThrow().after();
    }
    return now;
  }

  private static ReviewSession wild(ReviewSession start, Random random, Provenance.Person by) {
    ReviewSession now = start;
    for (int i = 0; i < 25; i++) {
      List<FormRow> rows = now.form().rows();
      FormRow row = rows.get(random.nextInt(rows.size()));
      ReviewSession before = now;
      now =
          imr.review.Form.target(row)
              .filter(t -> !Remarks.isRemark(t))
              .flatMap(t -> act(before, t, random, by))
              .map(SessionStep::after)
              .orElse(now);
    }
    return now;
  }

  private static Optional<SessionStep> act(
      ReviewSession s, Target target, Random random, Provenance.Person by) {
    int length = s.letter().text().canonical().length();
    int start = random.nextInt(length - 80);
    Span words = new Span(start, start + 5 + random.nextInt(60));
    return switch (random.nextInt(6)) {
      case 0 -> s.confirm(target, by);
      case 1 -> s.strikeOut(target, by);
      case 2 -> s.absent(target, by);
      case 3 -> s.turn(target, 1, by);
      case 4 -> s.reach(target, imr.letter.WordSpans.Edge.END, 1, by);
      default -> s.assign(target, words, by);
    };
  }

  /** Both went on with a letter, and the project file's record is decided on like any other. */
  @Test
  void anImportConflictIsAdjudicated() throws Exception {
    String letter = library.id(0);
    Path file = folder.resolveSibling(folder.getFileName() + ".imrproject");
    try (BatchLibrary there = new BatchLibrary(folder.resolve("there"))) {
      there.workbench().importSamples();
      new TestAnnotator(there.workbench(), "Ben", NOON).types(letter, "patient.age", "77");
      there.workbench().projects().write(file, Optional.empty(), BatchLibrary.task());
    }
    new TestAnnotator(workbench(), "Ana", NOON).types(letter, "patient.age", "99");
    workbench().projects().read(file, BatchLibrary.task());
    List<Adjudications.Pair> against = workbench().adjudications().pairs(letter);
    assertEquals(1, against.size());
    assertInstanceOf(AdjudicationSide.Elsewhere.class, against.getFirst().second());
    Adjudications.Outcome.Ready ready =
        assertInstanceOf(
            Adjudications.Outcome.Ready.class,
            workbench().adjudications().open(letter, against.getFirst(), "Kim"));
    Difference age = ready.adjudication().differences().getFirst();
    assertEquals(AGE, age.at());
    ReviewSession now =
        keeps(letter, ready.adjudication().decide(ready.session(), age, Choice.OTHER, KIM));
    assertEquals(Optional.of(Value.of("77")), now.annotations().at(AGE).flatMap(Annotation::value));
  }

  /** What a run predicts confirms what is suggested alike, and is decided on elsewhere. */
  @Test
  void aRunOfPredictionsIsAdjudicated() throws Exception {
    String letter = library.id(0);
    Path file = folder.resolveSibling(folder.getFileName() + ".jsonl");
    new TestAnnotator(workbench(), "Ana", NOON).types(letter, "patient.age", "99");
    ExportScope scope = new ExportScope.SelectedLetters(List.of(letter));
    workbench()
        .exports()
        .write(
            new Exports.Order(scope, imr.exchange.Formats.named("jsonl").orElseThrow(), true),
            file,
            background,
            BatchLibrary.task());
    new TestAnnotator(workbench(), "Ana", NOON).types(letter, "patient.age", "64");
    Predictions predictions = workbench().predictions();
    predictions.take(
        file,
        predictions.recognise(file).orElseThrow(),
        new Predictions.Choices("week 3", Optional.of("Cy"), "", false),
        BatchLibrary.task());
    Adjudications.Pair run = workbench().adjudications().pairs(letter).getFirst();
    assertEquals(Adjudications.Pair.of(new AdjudicationSide.Predicted("week 3")), run);
    Adjudications.Outcome.Ready ready =
        assertInstanceOf(
            Adjudications.Outcome.Ready.class,
            workbench().adjudications().open(letter, run, "Kim"));
    assertEquals(
        List.of(AGE), ready.adjudication().differences().stream().map(Difference::at).toList());
    ReviewSession now = keeps(letter, ready.adjudication().acceptAgreed(ready.session(), KIM));
    assertTrue(
        ready.adjudication().agreed().stream()
            .allMatch(a -> now.annotations().at(a.target()).orElseThrow().decided()));
  }
}
