package imr.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.search.ParsedQuery.QuerySyntaxError;
import imr.search.SearchIndex.ValueCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests parsing and formatting of queries. */
final class LetterQueryTest {
  private static final Schema SCHEMA = SampleIndexEntries.SCHEMA;

  private static ParsedQuery read(String written) {
    return LetterQuery.read(written, SCHEMA);
  }

  private static LetterQuery query(String written) {
    return assertInstanceOf(LetterQuery.class, read(written), written);
  }

  private static QuerySyntaxError misread(String written) {
    return assertInstanceOf(QuerySyntaxError.class, read(written), written);
  }

  @Test
  void everyQueryIsReadBackFromItsWrittenForm() {
    assertReadBack(1_500);
  }

  @Test
  @Tag("long")
  void everyOneOfManyQueriesIsReadBackFromItsWrittenForm() {
    assertReadBack(50_000);
  }

  private static void assertReadBack(int count) {
    long seed = Long.getLong("seed", System.nanoTime());
    RandomQueries queries = new RandomQueries(new Random(seed));
    for (int i = 0; i < count; i++) {
      LetterQuery query = queries.query();
      assertEquals(query, read(query.written()), () -> query.written() + " with seed " + seed);
    }
  }

  @Test
  void whateverIsTypedIsReadOrSaidToBeWrongAtAPlaceInIt() {
    assertReadOrSaidToBeWrong(5_000);
  }

  @Test
  @Tag("long")
  void muchThatIsTypedIsReadOrSaidToBeWrongAtAPlaceInIt() {
    assertReadOrSaidToBeWrong(200_000);
  }

  private static void assertReadOrSaidToBeWrong(int count) {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    List<String> bits =
        List.of(
            "\"", "|", ":", "-", "*", "..", ">", "=", " ", "decision", "age", "x", "1", "\n", "né");
    for (int i = 0; i < count; i++) {
      StringBuilder typed = new StringBuilder();
      for (int bit = random.nextInt(12); bit > 0; bit--) {
        typed.append(bits.get(random.nextInt(bits.size())));
      }
      String written = typed.toString();
      switch (read(written)) {
        case LetterQuery query -> assertEquals(query, read(query.written()), written);
        case QuerySyntaxError(String sentence, int start, int end) -> {
          assertEquals(true, 0 <= start && start <= end && end <= written.length(), written);
          assertEquals(true, sentence.endsWith("."), sentence);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lumbar \"knee pain\" arthro*",
        "state:new|in-review flag:yes",
        "by:\"Jane Doe\" assigned:me",
        "-check:none added:2026-11-01..2026-11-21",
        "changed:>2026-11 finished:..2026-11-05",
        "open:>3 confidence:<0.8 corrections:1..4",
        "specialty:\"pain medicine\" decision:overturned category:drug/opioid",
        "items.request:=\"lumbar fusion\" patient.age:>=60 items:>2",
        "rationale:unreviewed strength:none age:corrected",
        "reviewerCitations.family:MTUS licensureStates:\"New York\"",
        "knee|shoulder -surgery",
        "file:\"with \"\"quotes\"\"\""
      })
  void theWrittenFormStaysAsItWasTyped(String written) {
    assertEquals(written, query(written).written());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "DECISION:Overturned; DECISION:overturned",
        "licensureStates:ca; licensureStates:California",
        "'  knee    pain '; knee pain",
        "knee & shoulder; knee shoulder",
        "say \"open quote; say \"open quote\"",
        "State:NEW; state:new",
        "a..b; \"a..b\"",
        "12:30; \"12:30\""
      })
  void whatIsTypedInAnotherWayIsWrittenInOne(String typed, String written) {
    assertEquals(
        written.toLowerCase(java.util.Locale.ROOT),
        query(typed).written().toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void whatCannotBeReadIsSaidWithWhatCanBeWrittenThere() {
    assertEquals(
        new QuerySyntaxError(
            "There's no filter named “colour”. To search for text with a colon, put it in quotes.",
            5,
            11),
        read("knee colour:red"));
    assertEquals(
        new QuerySyntaxError(
            "“family” can be claimsAdministratorCitations.family or reviewerCitations.family.",
            0,
            6),
        read("family:MTUS"));
    assertEquals(
        new QuerySyntaxError(
            "“perhaps” isn't a valid value for “decision”. Use upheld, overturned, modified; or"
                + " any, suggested, confirmed, corrected, added, rejected, none, unreviewed.",
            9,
            16),
        read("decision:perhaps"));
    assertEquals(
        new QuerySyntaxError(
            "Add a value after “open:”. Use a whole number, such as 3, 3..5, or >3.", 0, 5),
        read("open:"));
    assertEquals(
        new QuerySyntaxError(
            "“old” isn't a valid value for “state”. Use new, in-review, finished.", 6, 9),
        read("state:old"));
    assertEquals(
        "“1/2/2026” isn't a valid value for “added”",
        misread("added:1/2/2026").sentence().split("\\.", -1)[0]);
    assertEquals(
        "“x” isn't a valid value for “age”", misread("age:x").sentence().split("\\.", -1)[0]);
  }

  @Test
  void wordsThatWantQuotesAreNoWord() {
    for (String words : List.of("", "two words", "a|b", "-a", "=a", ">a", "a*", "a..b", "a:b")) {
      assertThrows(IllegalArgumentException.class, () -> new Match.Word(words), words);
    }
    QueryVocabulary vocabulary = QueryVocabulary.of(SCHEMA);
    QuerySubject.FieldSubject request = vocabulary.about(new FieldId("items.request"));
    assertEquals(new Match.Exact("two words"), vocabulary.match(request, "two words"));
    assertEquals(new Match.Exact("none"), vocabulary.match(request, "none"));
    assertEquals(new Match.Word("knee"), vocabulary.match(request, "knee"));
  }

  @Test
  void aProjectsOwnFieldsCanBeAskedAboutAndHiddenOnesCannot() {
    List<Field> fields = new ArrayList<>(SCHEMA.fields());
    FieldId own = new FieldId("own.attorney");
    Field text = SCHEMA.field(new FieldId("case.number"));
    fields.add(
        new Field(
            own,
            "Attorney",
            Field.Type.TEXT,
            true,
            false,
            text.group(),
            "",
            "",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
    Schema schema =
        new Schema(
            "more", SCHEMA.groups(), fields, java.util.Set.of(new FieldId("patient.age")), SCHEMA);
    LetterQuery read =
        assertInstanceOf(LetterQuery.class, LetterQuery.read("attorney:reed", schema));
    assertEquals(
        List.of(
            Condition.of(
                new QuerySubject.FieldSubject(
                    own, "attorney", LetterProperty.Kind.TEXT, Optional.empty()),
                new Match.Word("reed"))),
        read.conditions());
    assertInstanceOf(QuerySyntaxError.class, LetterQuery.read("age:4", schema));
  }

  @Test
  void aPersonsOwnNameTakesThePlaceOfMe() {
    assertEquals(
        "assigned:=\"Ana Núñez\"|nobody \"me\"",
        query("assigned:me|nobody \"me\"").as("Ana Núñez").written());
  }

  @Test
  void whatIsBeingTypedIsCompletedAtTheCaret() {
    Completions completions =
        new Completions(
            QueryVocabulary.of(SCHEMA),
            (about, beginning, limit) ->
                Stream.of(new ValueCount("overturned", 7), new ValueCount("pain medicine", 3))
                    .filter(c -> c.value().startsWith(beginning))
                    .toList());
    assertEquals(
        List.of(new QueryCompletion("decision:", "Decision", 0, 5, 8)),
        completions.of("knee dec", 8).stream().filter(s -> s.words().equals("decision:")).toList());
    assertEquals(
        List.of(new QueryCompletion("overturned", "Overturned", 7, 9, 11)),
        completions.of("decision:ov", 11));
    assertEquals(
        List.of(new QueryCompletion("overturned", "Overturned", 7, 17, 18)),
        completions.of("-decision:upheld|o", 18));
    assertEquals(
        List.of(new QueryCompletion("\"pain medicine\"", "pain medicine", 3, 10, 16)),
        completions.of("specialty:\"pain ", 16));
    assertEquals(
        List.of(new QueryCompletion("finished", "finished", 0, 6, 8)),
        completions.of("state:fi", 8));
    assertEquals(List.of(), completions.of("nothing:x", 9));
    assertEquals(List.of(), completions.of("", 0));
  }
}
