package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class LangExtractTest {
  private final LangExtractPredictions reader = new LangExtractPredictions();
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBackWhole() throws IOException {
    Path file = folder.resolve("letters.jsonl");
    ToolLetter.write(new LangExtractFormat(), file);
    assertTrue(reader.looksLike(file));
    assertEquals(ToolLetter.toldBy("Ana"), ToolLetter.read(reader, file));
  }

  /** LangExtract rejects extractions with unknown keys. */
  @Test
  void extractionsHaveTheKeysOfLangExtractAndCountCodePoints() throws IOException {
    Path file = folder.resolve("letters.jsonl");
    ToolLetter.write(new LangExtractFormat(), file);
    JsonNode second = JsonMapper.shared().readTree(Files.readAllLines(file).get(1));
    assertEquals(
        "{\"extraction_class\":\"patient.age\",\"extraction_text\":\"44\",\"char_interval\":"
            + "{\"start_pos\":7,\"end_pos\":9},\"alignment_status\":\"match_exact\","
            + "\"extraction_index\":1,\"group_index\":0,\"description\":null,"
            + "\"attributes\":{\"path\":\"patient.age\",\"status\":\"added\",\"author\":\"Ana\","
            + "\"at\":\"2026-01-02T03:04:05Z\"}}",
        second.at("/extractions/0").toString());
    assertEquals("letter-8.txt", second.path("document_id").asString());
  }

  @Test
  void extractionsWithoutIntervalsAreClaimsWithoutAPlace() throws IOException {
    Path file = folder.resolve("llm.jsonl");
    Files.writeString(
        file,
        """
        {"extractions":[\
        {"extraction_class":"items.request","extraction_text":"Tea","char_interval":{"start_pos":2,"end_pos":5},"alignment_status":"match_exact","extraction_index":1,"group_index":0,"attributes":{"decision":"upheld","bodyParts":["knee","hip"],"mood":"calm","confidence":"0.5"}},\
        {"extraction_class":"items.request","extraction_text":"sauna","char_interval":null,"alignment_status":null,"extraction_index":2,"group_index":1,"attributes":null},\
        {"extraction_class":"Decision","extraction_text":"Overturned","char_interval":{"start_pos":null,"end_pos":null},"extraction_index":3,"group_index":1},\
        {"extraction_class":"Treatment","extraction_text":"hot sauna","char_interval":{"start_pos":2,"end_pos":9},"alignment_status":"match_lesser","extraction_index":1,"group_index":1},\
        {"extraction_class":"Smell","extraction_text":"mint"},{"extraction_text":"x"}],\
        "text":"🍎 Tea. Sauna.","document_id":"doc_1"}
        """);
    List<String> trouble = new ArrayList<>();
    Prediction read = ToolLetter.read(reader, file, trouble).getFirst();
    assertEquals(List.of("llm.jsonl, line 1: an extraction without its class."), trouble);
    assertEquals("doc_1", read.name());
    assertEquals(List.of("items.request: mood", "Smell"), read.passedOver());
    assertEquals(
        List.of(
            "items[0]",
            "items[0] items.request Tea",
            "items[0] items.decision  = upheld",
            "items[0] items.bodyParts  = knee",
            "items[0] items.bodyParts  = hip",
            "items[1]",
            "items[1] items.request sauna",
            "items[1] items.decision Overturned",
            "items[1] items.treatment hot sauna"),
        ToolLetter.told(read));
    assertEquals(1, read.claims().stream().filter(c -> c.place().isPresent()).count());
    assertEquals(OptionalDouble.of(0.5), read.claims().get(1).confidence());
  }

  @Test
  void documentsWithoutTheirTextKeepTheirIntervals() throws IOException {
    Path file = folder.resolve("llm.jsonl");
    Files.writeString(
        file,
        """
        {"document_id":"a","extractions":[{"extraction_class":"Age","extraction_text":"44","char_interval":{"start_pos":7,"end_pos":9}}]}
        {"document_id":"b"}
        """);
    List<String> trouble = new ArrayList<>();
    Prediction read = ToolLetter.read(reader, file, trouble).getFirst();
    assertEquals(List.of("llm.jsonl, line 2: no \"extractions\" in it."), trouble);
    assertEquals(Optional.empty(), read.text());
    assertTrue(read.claims().getFirst().place().isPresent());
  }

  @Test
  void lossesAreToldBeforeWriting() {
    assertEquals(
        Map.of(), new LangExtractFormat().losses(ToolLetter.labeled(), ToolLetter.SCHEMA, true));
  }
}
