package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Answer;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Target;
import imr.annotation.Value;
import imr.letter.Span;
import imr.ui.kit.ColorPalette;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class LabelStudioTest {
  private final LabelStudioPredictions reader = new LabelStudioPredictions();
  @TempDir Path folder;

  private Path written() throws IOException {
    ToolLetter.write(new LabelStudioFormat(), folder.resolve("out"));
    return folder.resolve("out/tasks.json");
  }

  @Test
  void whatIsWrittenIsReadBackWhole() throws IOException {
    assertTrue(reader.looksLike(written()));
    assertTrue(reader.looksLike(folder.resolve("out")));
    assertEquals(ToolLetter.toldBy("Ana"), ToolLetter.read(reader, folder.resolve("out")));
  }

  @Test
  void regionsCountCodePoints() throws IOException {
    JsonNode second = JsonMapper.shared().readTree(Files.readString(written())).get(1);
    assertEquals(
        "{\"id\":\"patient.age\",\"from_name\":\"field\",\"to_name\":\"text\",\"type\":\"labels\","
            + "\"value\":{\"start\":7,\"end\":9,\"text\":\"44\",\"labels\":[\"patient.age\"]},"
            + "\"meta\":{\"text\":[\"status: added; author: Ana; at: 2026-01-02T03:04:05Z\"],"
            + "\"status\":\"added\",\"author\":\"Ana\",\"at\":\"2026-01-02T03:04:05Z\"}}",
        second.at("/annotations/0/result/0").toString());
  }

  /** A project returns regions created in the tool with ids of its own. */
  @Test
  void relationsAloneTellItemsAndCitationsApart() throws IOException {
    String json = Files.readString(written());
    ObjectNode task = (ObjectNode) JsonMapper.shared().readTree(json).get(0);
    ((ObjectNode) task.path("data")).remove(ExportMetadata.KEY);
    for (JsonNode part : task.at("/annotations/0/result")) {
      for (String key : List.of("id", "from_id", "to_id")) {
        if (part.has(key)) {
          ((ObjectNode) part).put(key, "r" + part.path(key).asString().hashCode());
        }
      }
    }
    Path file = folder.resolve("bare.json");
    Files.writeString(
        file,
        task.toString()
            .replaceAll("\"(textarea|choices)\",\"value\":\\{[^}]*}", "\"$1\",\"value\":{}"));
    assertEquals(
        ToolLetter.by(ToolLetter.spans(), "Ana"),
        ToolLetter.read(reader, file).getFirst().claims());
  }

  @Test
  void predictionsAndAnnotationsAreEachSomebodysOwn() throws IOException {
    Path file = folder.resolve("export.json");
    Files.writeString(
        file,
        """
        [{"id": 3, "data": {"letter": "🍎 Aged 44, Tea: Upheld"},
          "annotations": [
            {"completed_by": {"email": "bo@example.org"}, "result": [
              {"id": "a", "type": "labels", "from_name": "x", "value": {"start": 7, "end": 9, "labels": ["Age"]}},
              {"id": "a", "type": "number", "from_name": "y", "value": {"start": 7, "end": 9, "number": 44}},
              {"id": "b", "type": "labels", "from_name": "x", "value": {"start": 0, "end": 1, "labels": ["Fruit"]}}]},
            {"completed_by": 7, "was_cancelled": true, "result": []}],
          "predictions": [
            {"model_version": "m1", "score": 0.5, "result": [
              {"id": "q", "type": "labels", "score": 0.25, "value": {"start": 11, "end": 14, "labels": ["items.request"]}},
              {"id": "p", "type": "labels", "parentID": "q", "value": {"start": 16, "end": 22, "labels": ["Decision"]}},
              {"id": "o", "type": "labels", "value": {"start": 16, "end": 99, "labels": ["Decision"]}}]}]}]
        """);
    List<String> trouble = new ArrayList<>();
    List<Prediction> read = ToolLetter.read(reader, file, trouble);
    assertEquals(List.of("export.json, record 1: a region is outside the text."), trouble);
    assertEquals(
        List.of("bo@example.org", "m1"), read.stream().map(p -> p.author().orElse("")).toList());
    assertEquals(List.of(" patient.age 44 = 44"), ToolLetter.told(read.getFirst()));
    assertEquals(List.of("Fruit"), read.getFirst().passedOver());
    assertEquals(
        List.of("items[0]", "items[0] items.request Tea", "items[0] items.decision Upheld"),
        ToolLetter.told(read.getLast()));
    assertEquals(
        List.of(OptionalDouble.empty(), OptionalDouble.of(0.25), OptionalDouble.of(0.5)),
        read.getLast().claims().stream().map(c -> c.confidence()).toList());
  }

  /** The editor includes the region's text with a choice; a corrected code must win. */
  @Test
  void aChoiceWinsOverTheRegionsWords() throws IOException {
    Path file = folder.resolve("export.json");
    Files.writeString(
        file,
        """
        [{"data": {"text": "Tea & milk: Upheld"}, "annotations": [{"result": [
          {"id": "d", "type": "textarea", "from_name": "value", "value": {"start": 12, "end": 18, "text": "Upheld"}},
          {"id": "d", "type": "choices", "from_name": "code", "value": {"start": 12, "end": 18, "text": "pheld", "choices": ["overturned"]}},
          {"id": "d", "type": "labels", "from_name": "field", "value": {"start": 12, "end": 18, "text": "pheld", "labels": ["items.decision"]}},
          {"id": "t", "type": "labels", "from_name": "field", "value": {"start": 0, "end": 3, "text": "Tea", "labels": ["items.category"]}},
          {"id": "t", "type": "choices", "from_name": "code", "value": {"start": 0, "end": 3, "text": "Tea", "choices": ["drug/other"]}}]}]}]
        """);
    assertEquals(
        List.of(
            "items[0]",
            "items[0] items.decision Upheld = overturned",
            "items[0] items.category Tea = drug/other"),
        ToolLetter.told(ToolLetter.read(reader, file).getFirst()).stream()
            .sorted(
                java.util.Comparator.comparing((String t) -> !t.equals("items[0]"))
                    .thenComparing(t -> !t.contains("decision")))
            .toList());
  }

  /** A normalized value that repeats the quote is omitted, so that it can't become outdated. */
  @Test
  void aSpanThatIsMovedTakesNoFormerValueAlong() throws IOException {
    Path file = written();
    String moved =
        Files.readString(file)
            .replace(
                "\"start\":7,\"end\":9,\"text\":\"44\"", "\"start\":2,\"end\":6,\"text\":\"Aged\"");
    Files.writeString(file, moved);
    imr.annotation.Claim claim = ToolLetter.read(reader, file).getLast().claims().getFirst();
    assertEquals(Optional.of("Aged"), claim.quote());
    assertEquals(Optional.empty(), claim.value());
  }

  @Test
  void aProgramsSuggestionsAreWrittenAsAPredictionWithTheirConfidence() throws IOException {
    Provenance.Program reads = new Provenance.Program("reader", "1.0", "age", 0.75);
    Annotation age =
        Annotation.suggested(
            Target.of(new FieldId("patient.age")),
            Answer.stated(
                Value.of("44"), Evidence.in(ToolLetter.other().letter().text(), new Span(8, 10))),
            reads);
    AnnotatedLetter suggested =
        new AnnotatedLetter(
            ToolLetter.other().letter(), AnnotationSet.of(List.of(age)), Optional.empty());
    try (Format.ExportWriter writing =
        new LabelStudioFormat().begin(folder.resolve("out"), ToolLetter.SCHEMA, true)) {
      writing.write(suggested);
      writing.finish();
    }
    Prediction read = ToolLetter.read(reader, folder.resolve("out")).getFirst();
    assertEquals(Optional.of("reader 1.0"), read.author());
    assertEquals(OptionalDouble.of(0.75), read.claims().getFirst().confidence());
  }

  @Test
  void aBrokenFileIsReadUpToWhereItBreaks() throws IOException {
    Path file = folder.resolve("cut.json");
    Files.writeString(
        file, "[{\"data\":{\"n\":1}},\n{\"data\":{\"text\":\"a\"},\"annotations\":[{}]},\n{\"da");
    List<String> trouble = new ArrayList<>();
    assertEquals(1, ToolLetter.read(reader, file, trouble).size());
    assertEquals(
        List.of(
            "cut.json, record 1: no letter text (\"data\": {\"text\": …}) in it.",
            "cut.json, line 3: not well-formed JSON; nothing after it was read."),
        trouble);
  }

  @Test
  void noLettersAreAnEmptyList() throws IOException {
    try (Format.ExportWriter writing =
        new LabelStudioFormat().begin(folder.resolve("out"), ToolLetter.SCHEMA, true)) {
      writing.finish();
    }
    assertEquals("[]\n", Files.readString(folder.resolve("out/tasks.json")));
  }

  @Test
  void theConfigurationHasALabelForEachFieldInItsGroupsColor()
      throws ParserConfigurationException, IOException, SAXException {
    Element view = parsed(LabelStudioConfig.of(ToolLetter.SCHEMA));
    NodeList labels = view.getElementsByTagName("Label");
    List<String> told =
        IntStream.range(0, labels.getLength())
            .mapToObj(i -> (Element) labels.item(i))
            .map(l -> l.getAttribute("value") + " " + l.getAttribute("background"))
            .toList();
    assertEquals(
        ToolLetter.SCHEMA.all().filter(f -> !f.isGroup()).map(f -> f.id() + " " + web(f)).toList(),
        told);
    assertEquals(3, view.getElementsByTagName("Relation").getLength());
    assertEquals(
        List.of("field", "text", "value"),
        List.of(name(view, "Labels"), name(view, "Text"), name(view, "TextArea")));
  }

  private static String web(Field field) {
    Color color = ColorPalette.ofLight().group(field.group());
    return "#" + color.toString().substring(2, 8);
  }

  private static String name(Element view, String tag) {
    return ((Element) view.getElementsByTagName(tag).item(0)).getAttribute("name");
  }

  private static Element parsed(String xml)
      throws ParserConfigurationException, IOException, SAXException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement();
  }

  @Test
  void lossesAreToldBeforeWriting() {
    assertEquals(
        Map.of(), new LabelStudioFormat().losses(ToolLetter.labeled(), ToolLetter.SCHEMA, true));
  }
}
