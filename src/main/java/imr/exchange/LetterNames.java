package imr.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds the name of a letter in the data of another tool, which may use any key. */
final class LetterNames {
  private static final List<String> KEYS =
      List.of(
          "letter",
          "letter_name",
          "filename",
          "file_name",
          "file",
          "name",
          "document_name",
          "document",
          "doc",
          "document_id",
          "doc_id",
          "title",
          "source",
          "path",
          "upload_name");

  private LetterNames() {}

  /**
   * Returns the name in an object or its metadata; an empty string if nothing looks like a name.
   */
  static String in(JsonNode object) {
    return Stream.of(object, object.path("meta"), object.path("metadata"), object.path("data"))
        .flatMap(o -> KEYS.stream().flatMap(key -> name(o.path(key)).stream()))
        .findFirst()
        .orElse("");
  }

  private static Optional<String> name(JsonNode node) {
    return node.stringValueOpt()
        .filter(name -> !name.isBlank() && name.length() <= 200 && name.lines().count() == 1);
  }
}
