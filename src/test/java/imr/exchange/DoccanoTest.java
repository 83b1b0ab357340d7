package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imr.annotation.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DoccanoTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsWrittenIsReadBackWhole(boolean relations) throws IOException {
    Path file = folder.resolve("letters.jsonl");
    ToolLetter.write(new DoccanoFormat(relations), file);
    assertTrue(new DoccanoPredictions().looksLike(file));
    assertEquals(ToolLetter.predictionsBy("Ana"), ToolLetter.read(new DoccanoPredictions(), file));
  }

  @Test
  void spansCountCodePoints() throws IOException {
    Path file = folder.resolve("letters.jsonl");
    ToolLetter.write(new DoccanoFormat(false), file);
    JsonNode second = JsonMapper.shared().readTree(Files.readAllLines(file).get(1));
    assertEquals("[[7,9,\"patient.age\"]]", second.path("label").toString());
  }

  @Test
  void relationsAloneTellItemsAndCitationsApart() throws IOException {
    Path file = folder.resolve("letters.jsonl");
    ToolLetter.write(new DoccanoFormat(true), file);
    Path bare = folder.resolve("bare.jsonl");
    Files.writeString(bare, withoutNote(Files.readAllLines(file).getFirst()));
    assertEquals(
        ToolLetter.spans(), ToolLetter.read(new DoccanoPredictions(), bare).getFirst().claims());
  }

  private static String withoutNote(String line) {
    var node = (tools.jackson.databind.node.ObjectNode) JsonMapper.shared().readTree(line);
    node.remove(ExportMetadata.KEY);
    return node.toString();
  }

  @Test
  void labelsAloneBelongToTheRequestBeforeThem() throws IOException {
    Path file = folder.resolve("admin.jsonl");
    Files.writeString(
        file,
        """
        {"id":4,"text":"🍎 Tea: Upheld. Sauna for feet: Overturned","label":[[31,41,"Items.Decision"],\
        [2,5,"items.request"],[7,13,"Decision"],[15,29,"items_request"],[25,29,"body parts"],[2,5,"Mood"]],"Comments":[]}
        """);
    Prediction read = ToolLetter.read(new DoccanoPredictions(), file).getFirst();
    assertEquals(List.of("Mood"), read.passedOver());
    assertEquals(
        List.of(
            "items[0]",
            "items[0] items.request Tea",
            "items[0] items.decision Upheld",
            "items[1]",
            "items[1] items.request Sauna for feet",
            "items[1] items.decision Overturned",
            "items[1] items.bodyParts feet"),
        ToolLetter.told(read));
  }

  @Test
  void brokenLinesAreToldByTheirNumberAndDoNotStopTheRest() throws IOException {
    Path file = folder.resolve("some.jsonl");
    Files.writeString(
        file,
        """
        {"text":"Aged 44","label":[[5,7,"patient.age"],[5,9,"patient.age"],[1,2]]}

        {"text":
        [1]
        {"label":[]}
        {"text":"Aged 45","label":[[5,7,"AGE"]]}
        """);
    List<String> trouble = new ArrayList<>();
    List<Prediction> read = ToolLetter.read(new DoccanoPredictions(), file, trouble);
    assertEquals(
        List.of(
            "some.jsonl, line 1: a label's start or end is outside the text.",
            "some.jsonl, line 1: a label without start, end, or name.",
            "some.jsonl, line 3: not well-formed JSON.",
            "some.jsonl, line 4: not a JSON object.",
            "some.jsonl, line 5: no letter text (\"text\") in it."),
        trouble);
    assertEquals(
        List.of("44", "45"),
        read.stream().flatMap(p -> p.claims().stream()).map(c -> c.quote().orElseThrow()).toList());
  }

  @Test
  void aFolderOfFilesIsReadFileByFile() throws IOException {
    ToolLetter.write(new DoccanoFormat(false), folder.resolve("a.jsonl"));
    ToolLetter.write(new DoccanoFormat(true), folder.resolve("b.jsonl"));
    Files.writeString(folder.resolve("notes.txt"), "no letter");
    assertEquals(4, ToolLetter.read(new DoccanoPredictions(), folder).size());
    assertFalse(new DoccanoPredictions().looksLike(folder.resolve("notes.txt")));
  }

  @Test
  void nothingButWhoDecidedIsLost() {
    assertEquals(
        Map.of(), new DoccanoFormat(false).losses(ToolLetter.labeled(), ToolLetter.SCHEMA, true));
  }

  @Test
  void aSpanThatWasMovedInTheToolIsReadWithoutItsFormerValue() throws IOException {
    Path file = folder.resolve("letters.jsonl");
    ToolLetter.write(new DoccanoFormat(false), file);
    String moved = Files.readAllLines(file).get(1).replace("[7,9,", "[2,9,");
    Files.writeString(file, moved);
    Claim claim = ToolLetter.read(new DoccanoPredictions(), file).getFirst().claims().getFirst();
    assertEquals(Optional.of("Aged 44"), claim.quote());
    assertEquals(Optional.empty(), claim.value());
  }

  @Test
  void relationsNameTheirGroup() throws IOException {
    Path file = folder.resolve("letters.jsonl");
    ToolLetter.write(new DoccanoFormat(true), file);
    JsonNode line = JsonMapper.shared().readTree(Files.readAllLines(file).getFirst());
    List<String> types =
        StreamSupport.stream(line.path("relations").spliterator(), false)
            .map(r -> r.path("type").asString())
            .distinct()
            .toList();
    assertEquals(List.of("items", "items.reviewerCitations"), types);
  }
}
