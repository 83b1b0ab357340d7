package imr.exchange;

import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.GoldSetPart;
import imr.annotation.QualityCertificate;
import imr.annotation.Schema;
import imr.letter.LetterText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exports a folder for {@code datasets.load_dataset}: a dataset card, and one JSON Lines file per
 * split. All lines have the same keys, so that all splits have the same features. Offsets are code
 * points, as in Python.
 */
final class HuggingFaceFormat implements Format {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public FormatDescription description() {
    return FormatDescription.folder(
            "huggingface",
            "Hugging Face dataset",
            "A folder with a dataset card and the splits of the gold set, for the Python library"
                + " datasets.")
        .textOptional();
  }

  @Override
  public Map<FormatLoss, Integer> losses(AnnotatedLetter letter, Schema schema, boolean withText) {
    return JsonLinesFormat.lost(letter, schema, withText);
  }

  /** Returns the split name used in Python. */
  static String split(GoldSetPart part) {
    return switch (part) {
      case TRAIN -> "train";
      case DEVELOPMENT -> "validation";
      case TEST -> "test";
    };
  }

  static String file(GoldSetPart part) {
    return "data/" + split(part) + ".jsonl";
  }

  @Override
  public ExportWriter begin(Path out, Schema schema, boolean withText) throws IOException {
    AtomicOutput draft = AtomicOutput.ofFolder(out);
    PartFiles files = new PartFiles(draft, HuggingFaceFormat::file);
    ExportReadme contents = new ExportReadme(id(), schema);
    return new ExportWriter() {
      private Optional<QualityCertificate> certificate = Optional.empty();

      @Override
      public boolean certify(QualityCertificate of) {
        certificate = Optional.of(of);
        return true;
      }

      @Override
      public Addition prepare(AnnotatedLetter letter) {
        letter.check();
        String text = JSON.writeValueAsString(line(letter, schema, withText)) + "\n";
        return contents.counting(letter, () -> files.add(letter, text));
      }

      @Override
      public void finish() throws IOException {
        files.close();
        draft.write(
            "README.md",
            new DatasetCard(schema, withText)
                .of(
                    files.letters(),
                    contents.contents(),
                    certificate.map(CertificateFile::markdown)));
        if (certificate.isPresent()) {
          draft.write("quality-certificate.json", CertificateFile.json(certificate.get()));
          draft.write("quality-certificate.html", CertificateFile.html(certificate.get()));
        }
        draft.moveIntoPlace();
      }

      @Override
      public void close() throws IOException {
        try (draft) {
          files.close();
        }
      }
    };
  }

  private static ObjectNode line(AnnotatedLetter letter, Schema schema, boolean withText) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("id", letter.letter().id());
    line.put("letter", letter.letter().name());
    if (withText) {
      line.put("text", letter.letter().text().canonical());
    }
    List<RecordEntry> record = RecordEntry.of(letter.annotations(), schema);
    var values = line.putArray("values");
    record.stream()
        .filter(RecordEntry::isValue)
        .forEach(m -> put(values.addObject(), m, letter, withText));
    var absent = line.putArray("absent");
    record.stream().filter(RecordEntry::isAbsent).forEach(m -> absent.add(m.path()));
    return line;
  }

  private static void put(
      ObjectNode node, RecordEntry mention, AnnotatedLetter letter, boolean withText) {
    LetterText text = letter.letter().text();
    node.put("field", mention.field().id().path());
    node.put("path", mention.path());
    mention
        .annotation()
        .evidence()
        .map(Evidence::span)
        .ifPresentOrElse(
            span -> {
              node.put("start", text.toCodePoints(span.start()));
              node.put("end", text.toCodePoints(span.end()));
            },
            () -> node.putNull("start").putNull("end"));
    if (withText) {
      node.put("text", mention.annotation().evidence().map(Evidence::quote).orElse(null));
    }
    boolean told = withText || mention.field().type() != Field.Type.TEXT;
    node.put("value", mention.normal().filter(v -> told).orElse(null));
    ValueOrigin origin = letter.origins().of(mention.annotation());
    node.put("status", origin.statusWord()).put("author", origin.author());
    node.put("at", origin.at().map(Object::toString).orElse(null));
    node.put("rule", origin.rule().orElse(null));
    origin
        .confidence()
        .ifPresentOrElse(c -> node.put("confidence", c), () -> node.putNull("confidence"));
    node.put("suggested", origin.suggestedWords().filter(_ -> told).orElse(null));
  }
}
