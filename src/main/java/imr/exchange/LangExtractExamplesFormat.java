package imr.exchange;

import imr.annotation.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exports few-shot examples for LangExtract: a list of {@code ExampleData}, each a letter with the
 * expected extractions. LangExtract's validator requires literal quotes in text order, so values
 * without a location are omitted.
 *
 * @see <a href="https://github.com/google/langextract">LangExtract: prompt_validation.py</a>
 */
final class LangExtractExamplesFormat implements Format {

  @Override
  public FormatDescription description() {
    return FormatDescription.folder(
        "langextract-examples",
        "LangExtract few-shot examples",
        "For prompting large language models with reviewed letters.");
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    return FormatLossCounter.count(
        letter,
        schema,
        FormatLoss.PLACE,
        FormatLoss.VALUE_WITHOUT_PLACE,
        FormatLoss.ABSENT,
        FormatLoss.GROUPING,
        FormatLoss.UNREAL,
        FormatLoss.UNREAD,
        FormatLoss.DECISIONS,
        FormatLoss.REMARKS);
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    return AtomicOutput.ofFolder(out).begin(draft -> writing(draft, schema));
  }

  private ExportWriter writing(AtomicOutput draft, Schema schema) throws IOException {
    draft.write("prompt.txt", ChatFormat.prompt(schema));
    JsonArrayFile examples = new JsonArrayFile(draft.writer("examples.json"));
    return new FolderWriter(draft, id(), schema) {
      @Override
      Addition content(AnnotatedLetter letter) {
        String example = example(letter, schema);
        return () -> examples.add(example);
      }

      @Override
      void complete() throws IOException {
        examples.end();
      }

      @Override
      void closeFiles() throws IOException {
        examples.close();
      }
    };
  }

  private static String example(AnnotatedLetter letter, Schema schema) {
    List<ValueSpan> inOrder =
        MarkedRecord.of(letter, schema).marks().stream()
            .sorted(Comparator.comparingInt(ValueSpan::start).thenComparingInt(ValueSpan::end))
            .toList();
    ObjectNode example = JsonNodeFactory.instance.objectNode();
    example.put("text", letter.letter().text().canonical());
    ArrayNode extractions = example.putArray("extractions");
    for (ValueSpan mark : inOrder) {
      ObjectNode extraction = extractions.addObject();
      extraction.put("extraction_class", mark.label()).put("extraction_text", mark.quote());
      ObjectNode attributes = extraction.putObject("attributes");
      mark.told().ifPresent(v -> attributes.put(LangExtractFormat.VALUE, v));
    }
    return JsonMapper.shared().writeValueAsString(example);
  }
}
