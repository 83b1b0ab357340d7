package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pengyifan.brat.BratDocument;
import com.pengyifan.brat.BratRelation;
import com.pengyifan.brat.io.BratIOUtils;
import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Claim;
import imr.annotation.Evidence;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Status;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Letter;
import imr.letter.Span;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BratTest {
  private final BratPredictions reader = new BratPredictions();
  @TempDir Path folder;

  private Path written() throws IOException {
    Path out = folder.resolve("out");
    ToolLetter.write(new BratFormat(), out);
    return out;
  }

  /**
   * The claims that brat can represent: all but those without a location and fields marked as not
   * stated.
   */
  private static List<Claim> held() {
    return ToolLetter.claims().stream()
        .filter(c -> c.quote().isPresent() || c.value().isEmpty())
        .filter(c -> !c.absent())
        .toList();
  }

  @Test
  void whatBratCanHoldIsReadBackWhole() throws IOException {
    Path out = written();
    assertTrue(reader.looksLike(out));
    List<Prediction> read = ToolLetter.read(reader, out);
    assertEquals(
        List.of("letter -7- & 😀.txt", "letter-8.txt"),
        read.stream().map(Prediction::name).toList());
    assertEquals(ToolLetter.by(ToolLetter.bare(held()), "Ana"), read.getFirst().claims());
    assertEquals(
        ToolLetter.by(ToolLetter.bare(List.of(ToolLetter.otherClaim())), "Ana"),
        read.getLast().claims());
    assertEquals(Optional.of(ToolLetter.LETTER.text().canonical()), read.getFirst().text());
    assertEquals(List.of(), read.getFirst().passedOver());
  }

  @Test
  void spansAreCutWhereLinesEndAndCountCodePoints() throws IOException {
    Path out = written();
    assertEquals(
        "T1\tpatient-age 7 9\t44\n"
            + "#1\tProvenance T1\tstatus: added; author: Ana; at: 2026-01-02T03:04:05Z\n",
        Files.readString(out.resolve("letter-8.ann")));
    List<String> lines = Files.readAllLines(out.resolve("letter -7- & 😀.ann"));
    assertEquals(
        List.of(
            "T5\titems-request 99 121;122 139\tOak bark tea 🍵 for the left knee, 6 cups",
            "T17\titems-rationale 238 244;245 253;254 301\tTea is pleasant  but <unproven>. It is"
                + " not medically necessary."),
        lines.stream().filter(l -> l.contains("items-r") && l.contains(";")).toList());
    assertEquals(
        List.of("items-category-code T8 drug/other"),
        lines.stream()
            .filter(l -> l.contains("category-code"))
            .map(l -> l.split("\t", -1)[1])
            .toList());
  }

  /** An independent reader of brat files that verifies quotes in the same way as brat. */
  @Test
  void anotherReaderFindsEachSpanInTheText() throws IOException {
    Path out = written();
    String text = Files.readString(out.resolve("letter -7- & 😀.txt"));
    int[] points = text.codePoints().toArray();
    try (Reader ann = Files.newBufferedReader(out.resolve("letter -7- & 😀.ann"))) {
      BratDocument document = BratIOUtils.read(ann, "letter");
      assertEquals(20, document.getEntities().size());
      document
          .getEntities()
          .forEach(
              entity ->
                  assertEquals(
                      entity.getSpans().asRanges().stream()
                          .map(
                              r ->
                                  new String(
                                      points,
                                      r.lowerEndpoint(),
                                      r.upperEndpoint() - r.lowerEndpoint()))
                          .collect(Collectors.joining(" ")),
                      entity.getText()));
      assertEquals(14, document.getRelations().size());
      assertEquals(
          List.of("items", "items-reviewerCitations"),
          document.getRelations().stream().map(BratRelation::getType).distinct().sorted().toList());
      assertEquals(5, document.getAttributes().size());
      assertEquals(20, document.getNotes().size());
    }
  }

  @Test
  void whatBratWritesItselfIsReadToo() throws IOException {
    Files.writeString(
        folder.resolve("a.txt"), "🍎 Tea and milk: Upheld.\nSauna for\nfeet: Overturned");
    Files.writeString(
        folder.resolve("a.ann"),
        """
        T1\titems-request 2 14\tTea and milk
        T2\titems-decision 16 22\tUpheld
        #1\tAnnotatorNotes T2\tis that so?
        T3\titems-request 24 33;34 38\tSauna for feet
        T4\titems-decision 40 50\tOverturned
        T5\titems-treatment 2 5;10 14\tTea milk
        A1\tNegation T2
        T6\tMood 2 5\tTea
        T7\titems-bodyParts 34\tfeet
        T8\titems-bodyParts 34 38\tfeet
        E1\titems-request:T1 Part:T8
        *\tEquiv T1 T3
        """);
    List<String> trouble = new ArrayList<>();
    Prediction read = ToolLetter.read(reader, folder, trouble).getFirst();
    assertEquals(
        List.of(
            "a.ann, line 6: a discontinuous span, or one outside the text.",
            "a.ann, line 9: a span without a type or offsets."),
        trouble);
    assertEquals(List.of("Negation", "Mood"), read.passedOver());
    assertEquals(
        List.of(
            "items[0]",
            "items[0] items.request Tea and milk",
            "items[0] items.decision Upheld",
            "items[0] items.bodyParts feet",
            "items[1]",
            "items[1] items.request Sauna for\nfeet",
            "items[1] items.decision Overturned"),
        ToolLetter.told(read));
  }

  /** The layout that brat administrators use for several annotators. */
  @Test
  void twoFoldersWithOneFileNameAreTwoAnnotators() throws IOException {
    for (String annotator : List.of("ana", "ben")) {
      Path of = Files.createDirectories(folder.resolve("all").resolve(annotator));
      Files.writeString(of.resolve("a.txt"), "Aged 44");
      Files.writeString(of.resolve("a.ann"), "T1\tpatient-age 5 7\t44\n");
    }
    assertTrue(reader.looksLike(folder.resolve("all")));
    assertEquals(
        List.of(Optional.of("ana"), Optional.of("ben")),
        ToolLetter.read(reader, folder.resolve("all")).stream().map(Prediction::author).toList());
  }

  /** brat treats it as a line end. The import must produce a single value again. */
  @Test
  void aLineEndOfAnyKindInsideAValueComesBack() throws IOException {
    for (String end : List.of("\u0085", "\u2028", "\u000B", "\f", "\u001C", "\n")) {
      Letter letter = Letter.of("odd.txt", "Hurt by a" + end + "goose.\n", true);
      Evidence words = Evidence.in(letter.text(), new imr.letter.Span(8, 15));
      Annotation hurt =
          Annotation.decided(
              Target.of(new FieldId("injury.mechanism")),
              Answer.stated(Value.of("a goose"), words),
              Status.ADDED,
              SampleRecord.ANA);
      Path out = folder.resolve("nel" + (int) end.charAt(0));
      try (Format.ExportWriter writing = new BratFormat().begin(out, ToolLetter.SCHEMA, true)) {
        writing.write(
            new AnnotatedLetter(letter, AnnotationSet.of(List.of(hurt)), Optional.empty()));
        writing.finish();
      }
      assertEquals(
          Optional.of("a" + end + "goose"),
          ToolLetter.read(reader, out).getFirst().claims().getFirst().quote());
    }
  }

  @Test
  void annotationsWithoutTheirTextKeepTheirWordsAndPlaces() throws IOException {
    Files.writeString(
        folder.resolve("a.ann"),
        "T1\tpatient-age 7 9\t44\n"
            + "T2\titems-request 2 5;6 8\tTea mi\n"
            + "T3\tpatient-sex 1 2;9 10\ta b\n");
    List<String> trouble = new ArrayList<>();
    Prediction read = ToolLetter.read(reader, folder.resolve("a.ann"), trouble).getFirst();
    assertEquals(Optional.empty(), read.text());
    assertEquals(
        List.of(" patient.age 44", "items[0]", "items[0] items.request Tea mi"),
        ToolLetter.told(read));
    assertEquals(1, trouble.size());
  }

  @Test
  void lossesAreToldBeforeWriting() {
    assertEquals(
        Map.of(FormatLoss.VALUE_WITHOUT_PLACE, 2, FormatLoss.ABSENT, 3),
        new BratFormat().losses(ToolLetter.labeled(), ToolLetter.SCHEMA, true));
  }

  @Test
  void aValueThatIsAllThatIsSaidOfItsItemLosesItsItem() {
    Provenance.Program by = new Provenance.Program("reader", "1", "rule", 1);
    Annotation item =
        Annotation.suggested(
            Target.of(new FieldId("items")).entry("i"), new Answer.GroupEntry(), by);
    Annotation decision =
        Annotation.suggested(
            Target.of("i", new FieldId("items.decision")),
            Answer.stated(
                Value.of("upheld"),
                Evidence.in(ToolLetter.other().letter().text(), new Span(3, 7))),
            by);
    AnnotatedLetter letter =
        new AnnotatedLetter(
            ToolLetter.other().letter(),
            AnnotationSet.of(List.of(item, decision)),
            Optional.empty());
    assertEquals(
        Map.of(FormatLoss.GROUPING, 1), new BratFormat().losses(letter, ToolLetter.SCHEMA, true));
  }

  @Test
  void theConfigurationNamesEveryFieldGroupAndCode() throws IOException {
    Path out = written();
    String annotation = Files.readString(out.resolve("annotation.conf"));
    String visual = Files.readString(out.resolve("visual.conf"));
    ToolLetter.SCHEMA
        .all()
        .forEach(
            f -> {
              String type = f.id().path().replace('.', '-');
              assertTrue(annotation.contains((f.isGroup() ? "\n" : "\n\t") + type), type);
              assertTrue(visual.contains("\n" + type + " | "), type);
            });
    assertTrue(
        annotation.contains(
            "\nitems-decision-code\tArg:items-decision, Value:upheld|overturned|modified\n"));
    assertTrue(visual.contains("\nitems-request\tbgColor:#0b63ce\n"));
    assertFalse(reader.looksLike(out.resolve("visual.conf")));
  }
}
