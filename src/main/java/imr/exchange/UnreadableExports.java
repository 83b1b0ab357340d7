package imr.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Recognizes exports of other tools that lack necessary information, and recommends which export to
 * use instead.
 */
final class UnreadableExports {
  private static final List<String> TABLES = List.of("csv", "tsv", "conll", "bio", "iob");

  private UnreadableExports() {}

  /** Returns a sentence for the user; empty for all other files. */
  static Optional<String> advice(Path fileOrFolder) throws IOException {
    Optional<JsonNode> first = ForeignFiles.first(fileOrFolder, ".json", ".jsonl");
    Path file = fileOrFolder.getFileName();
    String name = file == null ? "The zip file" : file.toString();
    if (Files.isDirectory(fileOrFolder) && !ForeignFiles.of(fileOrFolder, ".zip").isEmpty()) {
      return told(
          name,
          "an INCEpTION project with a zip file for each annotator",
          "WebAnno TSV v3.3 or UIMA CAS JSON");
    }
    if (first.filter(UnreadableExports::isJsonMin).isPresent()) {
      return told(
          name, "Label Studio's JSON-MIN export, which leaves out relations and codes", "JSON");
    }
    if (first.filter(UnreadableExports::isPipelineOutput).isPresent()) {
      return told(
          name,
          "the output of a pipeline without the letter text",
          "JSON with \"text\" and \"entities\" for each letter");
    }
    if (first.filter(UnreadableExports::isTokens).isPresent()) {
      return told(
          name,
          "a list of tokens without the letter text",
          "JSON with \"text\" and \"entities\" for each letter");
    }
    boolean tuples =
        ForeignFiles.beginning(fileOrFolder, ".json", ".jsonl")
            .matches("(?s)\\s*\\[\\s*\\[\\s*\".*");
    if (tuples || first.filter(f -> f.has("paragraphs")).isPresent()) {
      return told(
          name, "spaCy version 2 training data", "JSON (doc.to_json(), one letter per line)");
    }
    return Files.isRegularFile(fileOrFolder) ? byName(fileOrFolder, name) : Optional.empty();
  }

  private static Optional<String> byName(Path file, String name) throws IOException {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (ending.equals("spacy") || startsWith(file, "x\u009c")) {
      return told(name, "spaCy's binary format", "JSON (doc.to_json(), one letter per line)");
    }
    if (startsWith(file, "PAR1")) {
      return told(name, "a Parquet file", "JSON Lines (dataset.to_json(…))");
    }
    if (ending.equals("tsv")
        && ForeignFiles.beginning(file, ".tsv").startsWith("#FORMAT=WebAnno")) {
      return told(
          name, "an old version of WebAnno TSV", "WebAnno TSV v3.3, UIMA CAS JSON or UIMA CAS XMI");
    }
    return TABLES.contains(ending)
        ? told(name, "a table without the letter text and offsets", "JSON or JSONL")
        : Optional.empty();
  }

  private static Optional<String> told(String name, String what, String instead) {
    return Optional.of(
        "%s is %s. Export the letters as %s and import that.".formatted(name, what, instead));
  }

  private static boolean isJsonMin(JsonNode task) {
    boolean min = task.has("annotation_id") || task.has("annotator") || task.has("lead_time");
    return !task.has("data") && (min || hasRegions(task));
  }

  private static boolean hasRegions(JsonNode task) {
    return task.valueStream()
        .filter(JsonNode::isArray)
        .anyMatch(list -> list.path(0).has("labels") && list.path(0).has("start"));
  }

  private static boolean isPipelineOutput(JsonNode entity) {
    return (entity.has("entity_group") || entity.has("entity")) && entity.has("score");
  }

  private static boolean isTokens(JsonNode sentence) {
    return sentence.path("tokens").isArray()
        && !sentence.has("text")
        && (sentence.has("ner_tags") || sentence.has("labels") || sentence.has("tags"));
  }

  private static boolean startsWith(Path file, String start) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(start.length()), StandardCharsets.ISO_8859_1).equals(start);
    }
  }
}
