package imr.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import imr.annotation.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests that the schema's JSON is read as Jackson reads it, and that everything else is rejected.
 */
final class PlainJsonTest {

  @Test
  void objectsArraysStringsAndBooleansAreReadInOrder() {
    assertEquals(
        Map.of("a", List.of("x", true, Map.of(), List.of()), "b", false),
        PlainJson.object(" { \"a\" : [ \"x\", true, { }, [ ] ],\n\t\"b\": false } "));
  }

  @Test
  void escapesAreReadAsTheirCharacters() {
    String json = "{\"a\\\"b\": \"\\\\ \\/ \\b\\f\\n\\r\\t \\u00e9 \\ud83d\\uDE00 é\"}";
    assertEquals(JsonMapper.shared().readValue(json, Map.class), PlainJson.object(json));
  }

  @Test
  void theShippedSchemaIsReadAsJacksonReadsIt() throws IOException {
    String json = shipped();
    assertEquals(JsonMapper.shared().readValue(json, Map.class), PlainJson.object(json));
  }

  private static String shipped() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            Schema.class.getResourceAsStream("/imr/schema/imr-letter-v1.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}x",
        "{\"a\"}",
        "{\"a\": }",
        "{\"a\": 1}",
        "{\"a\": null}",
        "{\"a\": tru}",
        "{\"a\": \"b}",
        "{\"a\": \"\\q\"}",
        "{\"a\": \"\\u00g0\"}",
        "{\"a\": \"\\u00",
        "{\"a\": true,}",
        "{\"a\": [true,]}",
        "{\"a\": [true}",
        "{\"a\": true \"b\": true}"
      })
  void anythingElseIsRefused(String json) {
    assertThrows(IllegalArgumentException.class, () -> PlainJson.object(json));
  }
}
