package imr.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.CustomId;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.GroupColor;
import imr.annotation.Headline;
import imr.annotation.ProjectSchema;
import imr.annotation.Provenance;
import imr.annotation.Revision;
import imr.annotation.Schema;
import imr.annotation.SchemaChange;
import imr.annotation.SchemaEdit;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.evaluate.Comparison;
import imr.evaluate.Scores;
import imr.exchange.RecordFile;
import imr.exchange.SchemaEditFile;
import imr.exchange.SchemaFile;
import imr.letter.Span;
import imr.review.FormRow;
import imr.review.Highlight;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import imr.store.Store;
import imr.store.StoreFixtures;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project's own fields in the store, on the form, in records, scores and project files. */
final class CustomFieldsStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Provenance.Person ANA = new Provenance.Person("Ana", NOON);
  private static final FieldId ATTORNEY = new FieldId("own.attorney");
  private static final FieldId VISITS = new FieldId("items.own.visits");
  private static final FieldId DEPOSITIONS = new FieldId("own.depositions");
  private static final FieldId WITNESS = new FieldId("own.depositions.witness");
  private static final FieldId CITED = new FieldId("items.reviewerCitations.own.weight");
  private static final FieldId AGE = new FieldId("patient.age");
  private static final List<SchemaEdit> EDITS =
      List.of(
          new SchemaEdit.AddGroup("own.law", "Law", GroupColor.OLIVE),
          add(ATTORNEY, "Attorney", Field.Type.TEXT, false, "own.law"),
          add(VISITS, "Visits", Field.Type.NUMBER, true, "item"),
          add(DEPOSITIONS, "Depositions", Field.Type.GROUP, true, "own.law"),
          add(WITNESS, "Witness", Field.Type.TEXT, false, "own.law"),
          add(CITED, "Weight", Field.Type.CODE, false, "citation"),
          new SchemaEdit.AddCode(CITED, "strong", "Strong"));

  @TempDir private Path folder;
  private final List<Workbench> open = new ArrayList<>();
  private Workbench workbench;
  private String letter;

  private static SchemaEdit add(
      FieldId id, String label, Field.Type type, boolean many, String group) {
    return new SchemaEdit.AddField(id, label, type, many, group, "", "");
  }

  @BeforeEach
  void open() {
    workbench = workbench("one");
    workbench.importSamples();
    letter = workbench.letters().getFirst().id();
  }

  @AfterEach
  void close() {
    open.forEach(Workbench::close);
  }

  private Workbench workbench(String name) {
    Store store = StoreFixtures.open(folder.resolve(name));
    Workbench opened =
        new Workbench(store, SchemaFile.builtIn(), Clock.fixed(NOON, ZoneOffset.UTC));
    open.add(opened);
    return opened;
  }

  private void reopen() {
    workbench.close();
    open.remove(workbench);
    workbench = workbench("one");
  }

  private void change(SchemaEdit... edits) {
    change(workbench, List.of(edits));
  }

  private static void change(Workbench in, List<SchemaEdit> edits) {
    assertInstanceOf(
        ProjectSchema.Outcome.Changed.class,
        in.changeFields(edits, "Ana", new Task(System::nanoTime)));
  }

  private ReviewSession session() {
    return workbench.open(letter);
  }

  private Target does(Function<ReviewSession, Optional<SessionStep>> verb) {
    SessionStep step = verb.apply(session()).orElseThrow();
    workbench.keep(letter, step.gesture(), step.after().headline());
    return step.at();
  }

  private Target says(Target target, String words) {
    return does(s -> s.correct(target, words, ANA));
  }

  private String item() {
    return session()
        .annotations()
        .counted(Target.LETTER, new FieldId("items"))
        .getFirst()
        .target()
        .entry();
  }

  private String record() {
    ReviewSession session = session();
    return new RecordFile(workbench.schema())
        .line(session.letter(), session.annotations(), RecordFile.Detail.PLAIN);
  }

  /** The letter with a value in each kind of own field. */
  private void fill() {
    change(workbench, EDITS);
    says(Target.of(ATTORNEY), "Mary Poole");
    says(Target.of(item(), VISITS), "12");
    Target deposition = does(s -> s.add(Target.of(DEPOSITIONS), Optional.empty(), ANA));
    says(Target.of(deposition.entry(), WITNESS), "John Doe");
  }

  @Test
  void theFieldsAreThereAgainAfterReopeningWithWhoAndWhen() {
    change(workbench, EDITS);
    change(new SchemaEdit.RenameField(ATTORNEY, "Counsel"));
    reopen();
    assertEquals("imr-letter-v1+own.2", workbench.schema().id());
    assertEquals("Counsel", workbench.schema().field(ATTORNEY).label());
    assertEquals(
        List.of(
            new SchemaChange(1, "Ana", NOON, EDITS),
            new SchemaChange(
                2, "Ana", NOON, List.of(new SchemaEdit.RenameField(ATTORNEY, "Counsel")))),
        workbench.fields().project().changes());
  }

  @Test
  void whatIsRefusedIsNotKept() {
    assertEquals(
        new ProjectSchema.Outcome.Refused("There's no field named “own.attorney”."),
        workbench.changeFields(
            List.of(new SchemaEdit.RenameField(ATTORNEY, "X")), "Ana", new Task(System::nanoTime)));
    reopen();
    assertEquals("imr-letter-v1", workbench.schema().id());
  }

  @Test
  void ownFieldsStandOnTheFormAndTheLibraryCountsTheirBlanks() {
    Headline before = workbench.letters().getFirst().headline();
    change(workbench, EDITS);
    List<FieldId> own =
        session().form().blanks().stream()
            .map(b -> b.field().id())
            .filter(CustomId::isOwn)
            .distinct()
            .toList();
    assertEquals(List.of(CITED, VISITS, ATTORNEY, DEPOSITIONS), own);
    assertEquals(session().headline(), workbench.letters().getFirst().headline());
    assertNotEquals(before.total(), workbench.letters().getFirst().headline().total());
  }

  @Test
  void aRecordCarriesOwnFieldsUnderOwnAndReadsBackTheSame() {
    fill();
    String json = record();
    assertTrue(json.startsWith("{\"schema\":\"imr-letter-v1+own\","), json.substring(0, 40));
    assertTrue(
        json.contains(
            "\"own\":{\"attorney\":{\"value\":\"Mary"
                + " Poole\"},\"depositions\":[{\"witness\":{\"value\":\"John Doe\"}}]}"),
        json);
    assertTrue(json.contains("\"own\":{\"visits\":[{"), json);
    RecordFile.RecordReadResult.Read read =
        assertInstanceOf(
            RecordFile.RecordReadResult.Read.class,
            new RecordFile(workbench.schema()).read(json, session().letter().text(), ANA));
    assertEquals(List.of(), read.unknown());
    assertEquals(
        json,
        new RecordFile(workbench.schema())
            .line(session().letter(), read.annotations(), RecordFile.Detail.PLAIN));
  }

  @Test
  void anAbsentOwnFieldOfAnItemReadsBack() {
    fill();
    does(s -> s.absent(Target.of(item(), VISITS), ANA));
    String json = record();
    assertTrue(json.contains("\"items[0].own.visits\""), json);
    RecordFile.RecordReadResult.Read read =
        assertInstanceOf(
            RecordFile.RecordReadResult.Read.class,
            new RecordFile(workbench.schema()).read(json, session().letter().text(), ANA));
    assertEquals(
        json,
        new RecordFile(workbench.schema())
            .line(session().letter(), read.annotations(), RecordFile.Detail.PLAIN));
  }

  @Test
  void elsewhereOwnFieldsArePassedOverAndNamedAndPlainRecordsOpenHere() {
    String plain = record();
    fill();
    RecordFile.RecordReadResult.Read there =
        assertInstanceOf(
            RecordFile.RecordReadResult.Read.class,
            new RecordFile(SchemaFile.builtIn()).read(record(), session().letter().text(), ANA));
    assertEquals(
        List.of("items[0].own.visits", "own.attorney", "own.depositions"), there.unknown());
    assertTrue(plain.startsWith("{\"schema\":\"imr-letter-v1\","));
    RecordFile.RecordReadResult.Read here =
        assertInstanceOf(
            RecordFile.RecordReadResult.Read.class,
            new RecordFile(workbench.schema()).read(plain, session().letter().text(), ANA));
    assertEquals(List.of(), here.unknown());
  }

  @Test
  void aFieldOfTheSameNameAndAnotherKindElsewhereIsPassedOver() {
    fill();
    Workbench other = workbench("other");
    change(other, List.of(add(ATTORNEY, "Attorney", Field.Type.NUMBER, false, "case")));
    RecordFile.RecordReadResult.Read read =
        assertInstanceOf(
            RecordFile.RecordReadResult.Read.class,
            new RecordFile(other.schema()).read(record(), session().letter().text(), ANA));
    assertEquals(List.of("items[0].own.visits", "own.attorney", "own.depositions"), read.unknown());
  }

  @Test
  void oldRevisionsKeepTheirHashesWhateverHappensToTheFields() {
    TestAnnotator ana = new TestAnnotator(workbench, "Ana", NOON);
    ana.finishes(letter);
    List<Revision> first = workbench.revisions(letter);
    fillFinished();
    assertEquals(first, workbench.revisions(letter).subList(0, 1));
    List<Revision> both = workbench.revisions(letter);
    change(
        new SchemaEdit.RenameField(ATTORNEY, "Counsel"),
        new SchemaEdit.MoveField(DEPOSITIONS, Optional.of(ATTORNEY)),
        new SchemaEdit.MoveGroup("own.law", Optional.of("case")),
        new SchemaEdit.MoveField(
            new FieldId("items.treatment"), Optional.of(new FieldId("items.request"))),
        new SchemaEdit.HideField(ATTORNEY, true),
        new SchemaEdit.HideField(AGE, true),
        add(new FieldId("own.aaa"), "Aaa", Field.Type.TEXT, false, "case"));
    assertEquals(both, workbench.revisions(letter));
    assertEquals(2, both.size());
    reopen();
    assertEquals(both, workbench.revisions(letter));
  }

  private void fillFinished() {
    new TestAnnotator(workbench, "Ana", NOON).reopens(letter);
    fill();
    new TestAnnotator(workbench, "Ana", NOON).finishes(letter);
  }

  @Test
  void aRetiredFieldLeavesTheFormAndItsValueStaysInTheRecord() {
    fill();
    String before = record();
    assertTrue(shows(ATTORNEY));
    change(new SchemaEdit.HideField(ATTORNEY, true));
    assertFalse(shows(ATTORNEY));
    assertEquals(before, record());
    change(new SchemaEdit.HideField(ATTORNEY, false));
    assertTrue(shows(ATTORNEY));
  }

  private boolean shows(FieldId field) {
    return session().form().at(Target.of(field)).isPresent();
  }

  @Test
  void aHiddenBuiltInFieldIsNeitherAskedForNorPaintedNorQuestionedNorGold() {
    change(new SchemaEdit.HideField(AGE, true));
    assertFalse(shows(AGE));
    assertTrue(
        session().highlights().stream().map(Highlight::field).noneMatch(f -> f.id().equals(AGE)));
    assertTrue(
        session().checks(LocalDate.of(2026, 11, 21)).stream()
            .noneMatch(c -> c.target().field().equals(AGE)));
    new TestAnnotator(workbench, "Ana", NOON).finishes(letter);
    assertEquals(Headline.State.FINISHED, session().headline().state());
    Revision hidden = workbench.revisions(letter).getFirst();
    change(new SchemaEdit.HideField(AGE, false));
    assertEquals(hidden, workbench.revisions(letter).getFirst());
    Scores scores = Scores.none(workbench.schema());
    assertTrue(scores.byField().containsKey(AGE));
    change(new SchemaEdit.HideField(AGE, true));
    assertFalse(Scores.none(workbench.schema()).byField().containsKey(AGE));
  }

  @Test
  void ownFieldsAreScoredLikeAnyOther() {
    fill();
    does(s -> s.add(Target.of(DEPOSITIONS), Optional.of(new Span(0, 12)), ANA));
    Schema schema = workbench.schema();
    Comparison same = Comparison.of(schema, session().annotations(), session().annotations());
    Scores scores = Scores.none(schema).plus(same);
    assertEquals(
        List.of(1L, 1L, 1L),
        Stream.of(ATTORNEY, VISITS, WITNESS)
            .map(f -> scores.of(f::equals).total().strict())
            .toList());
  }

  @Test
  void extractingAgainLeavesOwnFieldsAsTheyAre() {
    fill();
    List<Annotation> before = own();
    assertEquals(4, before.size());
    String renewed = workbench.letters().getFirst().id();
    workbench.reExtraction().renew(renewed);
    assertEquals(before, own());
  }

  private List<Annotation> own() {
    return session().annotations().all().stream()
        .filter(a -> CustomId.isOwn(a.target().field()))
        .toList();
  }

  @Test
  void theDatesOfAListReadLikeBuiltInOnes() {
    FieldId hearing = new FieldId("own.hearing");
    change(add(hearing, "Hearing", Field.Type.DATE, false, "case"));
    says(Target.of(hearing), "March 4, 2016");
    assertEquals(
        Optional.of(Value.of("2016-03-04")),
        session().annotations().at(Target.of(hearing)).flatMap(Annotation::value));
  }

  @Test
  void acceptingAllMarksEmptyOwnFieldsAbsent() {
    change(workbench, EDITS);
    new TestAnnotator(workbench, "Ana", NOON).finishes(letter);
    assertTrue(record().contains("\"own.attorney\""), record());
    assertTrue(
        session().form().blanks().stream()
            .filter(b -> b.field().id().equals(ATTORNEY))
            .allMatch(FormRow.Blank::absent));
  }

  @Test
  void aSchemaReadBackFromItsFileIsTheSame() {
    change(workbench, EDITS);
    change(new SchemaEdit.HideField(ATTORNEY, true));
    String json = SchemaFile.text(workbench.schema());
    Schema read = SchemaFile.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    assertEquals(json, SchemaFile.text(read));
    assertEquals(workbench.schema().all().toList(), read.all().toList());
    assertEquals(workbench.schema().hidden(), read.hidden());
  }

  @Test
  void everyEditIsReadBackAsItWasWritten() {
    List<SchemaEdit> all = new ArrayList<>(EDITS);
    all.addAll(
        List.of(
            new SchemaEdit.RenameField(ATTORNEY, "Counsel"),
            new SchemaEdit.RenameGroup("case", "Header"),
            new SchemaEdit.RenameCode(CITED, "strong", "Very strong"),
            new SchemaEdit.SetHelp(ATTORNEY, "Who signs."),
            new SchemaEdit.SetKey(ATTORNEY, "0A"),
            new SchemaEdit.SetGroup(ATTORNEY, "case"),
            new SchemaEdit.SetHue("own.law", GroupColor.PLUM),
            new SchemaEdit.MoveField(DEPOSITIONS, Optional.empty()),
            new SchemaEdit.MoveField(AGE, Optional.of(new FieldId("injury.date"))),
            new SchemaEdit.MoveGroup("own.law", Optional.of("case")),
            new SchemaEdit.MoveCode(CITED, "strong", Optional.empty()),
            new SchemaEdit.HideField(ATTORNEY, true),
            new SchemaEdit.HideField(ATTORNEY, false)));
    SchemaChange change = new SchemaChange(1, "Ana", NOON, all);
    assertEquals(Optional.of(change), SchemaEditFile.change(SchemaEditFile.line(change)));
  }

  @Test
  void aProjectFileBringsTheFieldsAndWhatLettersSayInThem() throws Exception {
    fill();
    String record = record();
    Path file = folder.resolve("project.zip");
    workbench.projects().write(file, Optional.empty(), new Task(System::nanoTime));
    Workbench other = workbench("other");
    ProjectReport.ProjectImported taken =
        assertInstanceOf(
            ProjectReport.ProjectImported.class,
            other.projects().read(file, new Task(System::nanoTime)));
    assertEquals(List.of(), taken.conflicts());
    assertEquals(workbench.fields().project().changes(), other.fields().project().changes());
    ReviewSession there = other.open(letter);
    assertEquals(
        record,
        new RecordFile(other.schema())
            .line(there.letter(), there.annotations(), RecordFile.Detail.PLAIN));
  }

  @Test
  void aProjectOfOtherFieldsAddsThemAndNamesConflicts() throws Exception {
    fill();
    Path file = folder.resolve("project.zip");
    workbench.projects().write(file, Optional.empty(), new Task(System::nanoTime));
    Workbench other = workbench("other");
    other.importSamples();
    change(other, List.of(add(ATTORNEY, "Attorney", Field.Type.DATE, false, "case")));
    ProjectReport.ProjectImported taken =
        assertInstanceOf(
            ProjectReport.ProjectImported.class,
            other.projects().read(file, new Task(System::nanoTime)));
    assertEquals(
        List.of(
            "The field “Attorney” (own.attorney) is one date here and one text in the project file."
                + " The one in this library is kept."),
        taken.conflicts());
    assertEquals("imr-letter-v1+own.2", other.schema().id());
    assertEquals("project.zip", other.fields().project().changes().getLast().by());
    assertTrue(other.schema().find(WITNESS).isPresent());
    assertEquals(Field.Type.DATE, other.schema().field(ATTORNEY).type());
    assertEquals(other.open(letter).headline(), other.letters().getFirst().headline());
  }
}
