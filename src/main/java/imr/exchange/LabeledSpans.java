package imr.exchange;

import imr.annotation.Claim;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads the labeled spans of a letter in the form used by most libraries: objects with {@code
 * start}, {@code end}, and {@code label}, possibly with text, scores, or our own paths and values.
 */
final class LabeledSpans {
  private final FileText text;
  private final ExportMetadata note;
  private final ClaimBuilder gathering;
  private final GivenSpans places;
  private final List<JsonNode> spans;

  LabeledSpans(
      String text,
      List<JsonNode> spans,
      ExportMetadata note,
      ClaimBuilder gathering,
      GivenSpans.FileCounting counting) {
    this.note = note;
    this.text = new FileText(text);
    this.spans = spans;
    this.gathering = gathering;
    this.places =
        new GivenSpans(
            this.text, spans.stream().flatMap(s -> given(s).stream()).toList(), counting);
  }

  /**
   * Returns the label under any of its usual keys, without a prefix such as {@code B-} or {@code
   * I-}.
   */
  static Optional<String> label(JsonNode span) {
    return Stream.of("label", "label_", "field", "entity_group", "entity", "type")
        .flatMap(key -> span.path(key).stringValueOpt().stream())
        .map(label -> label.replaceFirst("^[BIESLU]-(?=.)", ""))
        .findFirst();
  }

  private static Optional<GivenSpans.GivenSpan> given(JsonNode span) {
    JsonNode start = span.path("start");
    JsonNode end = span.path("end");
    // A pipeline's "word" consists of subwords and is less precise than the offsets.
    return start.isInt() && end.isInt()
        ? Optional.of(
            new GivenSpans.GivenSpan(
                start.asInt(), end.asInt(), span.path("text").stringValueOpt()))
        : Optional.empty();
  }

  /**
   * Reads all spans.
   *
   * @param where the location for messages
   */
  void gather(String where, Consumer<String> trouble) {
    for (JsonNode span : spans) {
      Optional<String> label = label(span);
      boolean placeless = span.path("start").isNull() && span.path("value").isValueNode();
      Optional<Claim.CodePointRange> place = given(span).flatMap(places::place);
      if (label.isEmpty()) {
        trouble.accept(where + ": a span without a label.");
      } else if (place.isEmpty() && !placeless) {
        trouble.accept(where + ": a span is outside the text.");
      } else {
        keep(span, label.get(), place);
      }
    }
  }

  private void keep(JsonNode span, String label, Optional<Claim.CodePointRange> place) {
    JsonNode value = span.path("value");
    ExportMetadata.SpanMetadata told =
        place
            .map(p -> note.told(p, label))
            .orElseGet(
                () ->
                    new ExportMetadata.SpanMetadata(
                        Optional.empty(), Optional.empty(), Optional.empty()));
    gathering.value(
        label,
        new ClaimBuilder.ClaimedValue(
            span.path("path").stringValueOpt().or(told::path),
            place.map(text::quote),
            place,
            Optional.of(value)
                .filter(v -> v.isString() || v.isNumber())
                .map(JsonNode::asString)
                .or(told::value),
            confidence(span),
            span.path("author").stringValueOpt().or(told::author)));
  }

  private static OptionalDouble confidence(JsonNode span) {
    return Stream.of("score", "confidence")
        .map(span::path)
        .filter(JsonNode::isNumber)
        .mapToDouble(JsonNode::asDouble)
        .findFirst();
  }

  Optional<String> whole() {
    return Optional.of(text.whole());
  }

  void remark(String file, GivenSpans.FileCounting counting) {
    gathering.remark(places.remarks(file, counting));
  }
}
