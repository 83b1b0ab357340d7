package imr.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.SchemaEdit.AddCode;
import imr.annotation.SchemaEdit.AddField;
import imr.annotation.SchemaEdit.AddGroup;
import imr.annotation.SchemaEdit.HideField;
import imr.annotation.SchemaEdit.MoveCode;
import imr.annotation.SchemaEdit.MoveField;
import imr.annotation.SchemaEdit.MoveGroup;
import imr.annotation.SchemaEdit.RenameCode;
import imr.annotation.SchemaEdit.RenameField;
import imr.annotation.SchemaEdit.RenameGroup;
import imr.annotation.SchemaEdit.SetGroup;
import imr.annotation.SchemaEdit.SetHelp;
import imr.annotation.SchemaEdit.SetHue;
import imr.annotation.SchemaEdit.SetKey;
import imr.exchange.SchemaFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests custom fields, groups, and codes. */
final class ProjectSchemaTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Schema BUILT_IN = SchemaFile.builtIn();
  private static final FieldId ATTORNEY = new FieldId("own.attorney");
  private static final FieldId WITNESSES = new FieldId("items.own.witnesses");
  private static final FieldId DEPOSITIONS = new FieldId("own.depositions");
  private static final FieldId WITNESS = new FieldId("own.depositions.witness");
  private static final FieldId CATEGORY = new FieldId("items.category");

  private static AddField text(FieldId id, String label, String group) {
    return new AddField(id, label, Field.Type.TEXT, false, group, "", "");
  }

  private static final List<SchemaEdit> EDITS =
      List.of(
          new AddGroup("own.law", "Law", GroupColor.OLIVE),
          new AddField(
              ATTORNEY, "Attorney", Field.Type.TEXT, false, "own.law", "0A", "Who writes."),
          new AddField(WITNESSES, "Witnesses", Field.Type.NUMBER, true, "item", "", ""),
          new AddField(DEPOSITIONS, "Depositions", Field.Type.GROUP, true, "own.law", "0D", ""),
          text(WITNESS, "Witness", "own.law"),
          new AddCode(CATEGORY, "own/telehealth", "Telehealth"));

  private static ProjectSchema changed(List<SchemaEdit> edits) {
    return changed(ProjectSchema.of(BUILT_IN), edits);
  }

  private static ProjectSchema changed(ProjectSchema from, List<SchemaEdit> edits) {
    return assertInstanceOf(ProjectSchema.Outcome.Changed.class, from.with(edits, "Ana", NOON))
        .project();
  }

  @Test
  void whatAProjectAddsStandsInTheSchemaBesideTheBuiltInFields() {
    Schema schema = changed(EDITS).schema();
    assertEquals("imr-letter-v1+own.1", schema.id());
    assertEquals("imr-letter-v1", schema.base());
    assertEquals(
        List.of(WITNESSES, ATTORNEY, DEPOSITIONS, WITNESS),
        schema.all().map(Field::id).filter(CustomId::isOwn).sorted().toList());
    assertEquals(Optional.of("items"), schema.parent(WITNESSES).map(f -> f.id().path()));
    assertEquals(Optional.of(DEPOSITIONS), schema.parent(WITNESS).map(Field::id));
    assertEquals(Optional.empty(), schema.parent(ATTORNEY));
    assertEquals(Optional.empty(), schema.parent(new FieldId("case.number")));
    assertEquals("Telehealth", schema.field(CATEGORY).labelOf("own/telehealth"));
    assertEquals(
        BUILT_IN.all().map(Field::id).toList(),
        schema.all().map(Field::id).filter(f -> !CustomId.isOwn(f)).toList());
    assertTrue(schema.builtIn() == BUILT_IN);
  }

  @Test
  void anIdIsMadeFromTheFirstLabelAndStaysWhateverTheFieldIsCalled() {
    ProjectSchema first = changed(EDITS);
    ProjectSchema renamed = changed(first, List.of(new RenameField(ATTORNEY, "Counsel")));
    assertEquals("Counsel", renamed.schema().field(ATTORNEY).label());
    assertEquals("imr-letter-v1+own.2", renamed.schema().id());
    assertEquals(
        new FieldId("own.attorney2"),
        CustomId.field(renamed.schema(), Optional.empty(), "Attorney"));
    assertEquals(List.of("Ana", "Ana"), renamed.changes().stream().map(SchemaChange::by).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "Attorney at law, '', own.attorneyAtLaw",
    "attorney, items, items.own.attorney",
    "Witness, own.depositions, own.depositions.witness2",
    "Weight, items.reviewerCitations, items.reviewerCitations.own.weight",
    "Édouard’s note, '', own.edouardSNote",
    "3rd party, '', own.field3rdParty",
    "own, '', own.fieldOwn",
    "東京, '', own.field"
  })
  void idsHoldNothingButLettersAndDigits(String label, String parent, String id) {
    Optional<FieldId> in = Optional.of(parent).filter(p -> !p.isEmpty()).map(FieldId::new);
    FieldId made = CustomId.field(changed(EDITS).schema(), in, label);
    assertEquals(new FieldId(id), made);
    assertTrue(CustomId.isWellFormed(made) && CustomId.isOwn(made));
    assertEquals(in, CustomId.parent(made));
  }

  @Test
  void ownCodesOfBuiltInFieldsCannotCollideWithLaterOnes() {
    Schema schema = changed(EDITS).schema();
    assertEquals("own/home-visit", CustomId.code(schema.field(CATEGORY), "Home visit"));
    assertEquals("own/telehealth2", CustomId.code(schema.field(CATEGORY), "Telehealth"));
    assertEquals("home-visit", CustomId.code(schema.field(ATTORNEY), "Home visit"));
  }

  static Stream<Arguments> nonsense() {
    return Stream.of(
        Arguments.of(new RenameField(ATTORNEY, "  "), "Enter a label."),
        Arguments.of(
            new RenameField(ATTORNEY, "x".repeat(61)),
            "Use a label of at most 60 characters. This one has 61."),
        Arguments.of(
            new RenameField(new FieldId("patient.age"), "sex"),
            "A field named “sex” already exists here."),
        Arguments.of(
            new RenameField(new FieldId("own.nobody"), "X"),
            "There's no field named “own.nobody”."),
        Arguments.of(
            text(new FieldId("own.nothing.x"), "X", "case"),
            "There's no field named “own.nothing”."),
        Arguments.of(
            text(new FieldId("own.attorney.x"), "X", "case"), "“Attorney” can't contain fields."),
        Arguments.of(
            text(new FieldId("patient.weight"), "Weight", "patient"),
            "“patient.weight” can't be the ID of a custom field."),
        Arguments.of(
            text(new FieldId("own.own"), "X", "case"),
            "“own.own” can't be the ID of a custom field."),
        Arguments.of(
            text(ATTORNEY, "Lawyer", "case"), "A field named “own.attorney” already exists."),
        Arguments.of(
            text(new FieldId("own.x"), "Attorney", "case"),
            "A field named “Attorney” already exists here."),
        Arguments.of(text(new FieldId("own.x"), "X", "no"), "There's no group named “no”."),
        Arguments.of(
            new AddField(new FieldId("own.x"), "X", Field.Type.STATE, false, "case", "", ""),
            "State fields are built in. Add a choice field instead."),
        Arguments.of(
            new AddField(new FieldId("own.x"), "X", Field.Type.GROUP, false, "case", "", ""),
            "A group of entries must be a list."),
        Arguments.of(
            new AddField(
                new FieldId("items.reviewerCitations.own.x"),
                "X",
                Field.Type.GROUP,
                true,
                "case",
                "",
                ""),
            "A group of entries can't be inside “Reviewer citations”."),
        Arguments.of(
            new SetKey(ATTORNEY, "a"),
            "The key A conflicts with A, the key of “Age”. Choose another key."),
        Arguments.of(
            new SetKey(WITNESS, "0"),
            "The key 0 conflicts with 0A, the key of “Attorney”. Choose another key."),
        Arguments.of(
            new SetKey(WITNESS, "A1"),
            "The key A1 conflicts with A, the key of “Age”. Choose another key."),
        Arguments.of(
            new SetKey(WITNESS, "0ab"),
            "“0ab” isn't a valid key. Enter one or two letters or digits."),
        Arguments.of(
            new AddGroup("own.x", "Case", GroupColor.SEA), "A group named “Case” already exists."),
        Arguments.of(
            new AddGroup("case2", "X", GroupColor.SEA),
            "“case2” can't be the ID of a custom group."),
        Arguments.of(new AddCode(ATTORNEY, "x", "X"), "“Attorney” doesn't have choices."),
        Arguments.of(
            new AddCode(CATEGORY, "telehealth", "X"),
            "“telehealth” can't be the ID of a custom choice of “Category”."),
        Arguments.of(
            new AddCode(CATEGORY, "own/telehealth", "X"),
            "“Category” already has the choice “own/telehealth”."),
        Arguments.of(
            new AddCode(CATEGORY, "own/x", "home health"),
            "“Category” already has the choice “home health”."),
        Arguments.of(
            new RenameCode(CATEGORY, "nothing", "X"), "“Category” has no choice “nothing”."),
        Arguments.of(
            new SetGroup(new FieldId("patient.age"), "case"),
            "“Age” is a built-in field, so its group can't be changed."),
        Arguments.of(
            new SetHue("case", GroupColor.SEA),
            "“Case” is a built-in group, so its color can't be changed."),
        Arguments.of(
            new MoveField(ATTORNEY, Optional.of(new FieldId("patient.age"))),
            "“Attorney” and “Age” aren't in the same group."),
        Arguments.of(
            new SetHelp(ATTORNEY, "x".repeat(401)), "Use guidance of at most 400 characters."));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void whatMakesNoSenseIsRefusedWithASentence(SchemaEdit edit, String sentence) {
    assertEquals(
        new SchemaEdits.Outcome.Refused(sentence),
        SchemaEdits.apply(changed(EDITS).schema(), edit));
  }

  @Test
  void aGroupNeedsAFieldBeforeItIsKept() {
    assertEquals(
        new ProjectSchema.Outcome.Refused("“Depositions” needs at least one field."),
        ProjectSchema.of(BUILT_IN).with(EDITS.subList(0, 4), "Ana", NOON));
    assertEquals(
        new ProjectSchema.Outcome.Refused("“Depositions” needs at least one field."),
        changed(EDITS).with(List.of(new HideField(WITNESS, true)), "Ana", NOON));
  }

  @Test
  void aChangeThatDoesNotFollowIsRefused() {
    assertEquals(
        new ProjectSchema.Outcome.Refused(
            "Someone else changed the fields (revision 1). Reopen the fields, and then make your"
                + " change again."),
        changed(EDITS).with(new SchemaChange(1, "Bo", NOON, EDITS)));
    assertEquals(
        new ProjectSchema.Outcome.Refused("No changes."),
        changed(EDITS).with(List.of(), "Ana", NOON));
  }

  @Test
  void fieldsGroupsAndCodesMoveAmongTheirNeighbors() {
    Schema schema =
        changed(
                changed(EDITS),
                List.of(
                    new MoveField(
                        new FieldId("patient.sex"), Optional.of(new FieldId("patient.age"))),
                    new MoveField(WITNESSES, Optional.of(new FieldId("items.request"))),
                    new MoveGroup("own.law", Optional.of("patient")),
                    new MoveCode(CATEGORY, "own/telehealth", Optional.of("diagnostic/imaging"))))
            .schema();
    List<String> order = schema.fields().stream().map(f -> f.id().path()).toList();
    assertEquals(
        List.of("own.attorney", "own.depositions", "patient.sex", "patient.age"),
        order.subList(order.indexOf("own.attorney"), order.indexOf("injury.date")));
    assertEquals(WITNESSES, schema.field(new FieldId("items")).fields().getFirst().id());
    assertEquals("own/telehealth", schema.field(CATEGORY).codes().getFirst().code());
    assertEquals(
        Optional.of(new FieldId("items.request")),
        schema.leading(schema.field(new FieldId("items"))).map(Field::id));
    assertEquals(Optional.of(WITNESS), schema.leading(schema.field(DEPOSITIONS)).map(Field::id));
  }

  @Test
  void theLastingOrderIsTheSameWhateverIsMovedAddedRenamedOrHidden() {
    ProjectSchema first = changed(EDITS);
    ProjectSchema later =
        changed(
            first,
            List.of(
                new MoveField(new FieldId("patient.sex"), Optional.of(new FieldId("patient.age"))),
                new MoveField(DEPOSITIONS, Optional.of(ATTORNEY)),
                new MoveGroup("own.law", Optional.of("case")),
                new RenameGroup("patient", "Worker"),
                new HideField(new FieldId("patient.age"), true)));
    List<FieldId> lasting = later.schema().lasting().all().map(Field::id).toList();
    assertEquals(first.schema().lasting().all().map(Field::id).toList(), lasting);
    assertEquals(
        BUILT_IN.all().map(Field::id).toList(),
        lasting.stream().filter(f -> !CustomId.isOwn(f)).toList());
  }

  @Test
  void aHiddenFieldIsHiddenWithAllInside() {
    Schema schema = changed(changed(EDITS), List.of(new HideField(DEPOSITIONS, true))).schema();
    assertTrue(schema.isHidden(WITNESS));
    assertFalse(schema.isHidden(ATTORNEY));
    assertEquals(
        List.of(ATTORNEY),
        schema.shown(schema.fields()).stream().map(Field::id).filter(CustomId::isOwn).toList());
  }

  @Test
  void aFreeKeyIsSuggestedFromTheLabel() {
    Schema schema = changed(EDITS).schema();
    assertEquals("0W", FieldKeys.suggested(schema, WITNESS, "Witness"));
    assertEquals("0O", FieldKeys.suggested(schema, WITNESS, "Adopted"));
    assertTrue(FieldKeys.begins(schema, "0"));
    assertFalse(FieldKeys.begins(schema, "A"));
    assertEquals(Optional.of(ATTORNEY), FieldKeys.field(schema, "0a").map(Field::id));
  }

  @Test
  void anEditThatALaterBuiltInSchemaTakesAmissIsPassedOver() {
    ProjectSchema kept =
        ProjectSchema.of(
            BUILT_IN,
            List.of(
                new SchemaChange(
                    1,
                    "Ana",
                    NOON,
                    List.of(new SetKey(ATTORNEY, "0A"), text(ATTORNEY, "Attorney", "case")))));
    assertEquals(Optional.of("Attorney"), kept.schema().find(ATTORNEY).map(Field::label));
    assertEquals(1, kept.revision());
  }

  @Test
  void aProjectThatWentOnFromThisOneBringsItsChangesAsTheyAre() {
    ProjectSchema ours = changed(EDITS);
    ProjectSchema theirs = changed(ours, List.of(new RenameField(ATTORNEY, "Counsel")));
    assertEquals(
        new SchemaMerge.Merged(theirs.changes().subList(1, 2), List.of(), List.of()),
        SchemaMerge.of(ours, theirs));
    assertEquals(
        new SchemaMerge.Merged(List.of(), List.of(), List.of()), SchemaMerge.of(theirs, ours));
  }

  @Test
  void aProjectThatWentItsOwnWayAddsItsFieldsAndNamesConflicts() {
    ProjectSchema ours =
        changed(
            List.of(
                new AddField(ATTORNEY, "Attorney", Field.Type.DATE, false, "case", "0A", ""),
                text(new FieldId("own.judge"), "Witness report", "case")));
    ProjectSchema theirs =
        changed(
            List.of(
                text(ATTORNEY, "Attorney", "case"),
                new AddField(
                    new FieldId("own.report"),
                    "Witness report",
                    Field.Type.CODE,
                    false,
                    "case",
                    "0A",
                    "Help."),
                new AddCode(new FieldId("own.report"), "oral", "Oral"),
                new AddCode(CATEGORY, "own/telehealth", "Telehealth")));
    SchemaMerge.Merged merged = SchemaMerge.of(ours, theirs);
    assertEquals(
        List.of(
            new AddField(
                new FieldId("own.report"),
                "Witness report 2",
                Field.Type.CODE,
                false,
                "case",
                "",
                "Help."),
            new AddCode(new FieldId("own.report"), "oral", "Oral"),
            new AddCode(CATEGORY, "own/telehealth", "Telehealth")),
        merged.edits());
    assertEquals(
        List.of(
            "The field “Attorney” (own.attorney) is one date here and one text in the project file."
                + " The one in this library is kept."),
        merged.conflicts());
    changed(ours, merged.edits());
  }
}
