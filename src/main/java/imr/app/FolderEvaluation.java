package imr.app;

import imr.annotation.AnnotationSet;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.evaluate.ComparedLetter;
import imr.evaluate.Comparison;
import imr.evaluate.Measurements;
import imr.exchange.Encodings;
import imr.exchange.RecordFile;
import imr.exchange.RecordFile.RecordReadResult;
import imr.workbench.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares a folder of predicted records with a folder of gold records, matched by file name. If
 * there is no usable prediction for a gold record, all its values count as missed.
 *
 * @param letters the comparison for each gold file, by name
 * @param remarks problems, as sentences
 */
record FolderEvaluation(Schema schema, Map<String, Comparison> letters, List<String> remarks) {

  static FolderEvaluation of(Schema schema, Path gold, Path predicted) throws IOException {
    return new Reader(schema).read(gold, predicted);
  }

  /** Converts the result to the form of a library evaluation; spans are in code points. */
  EvaluationResult measured(Path gold, Path predicted) {
    List<ComparedLetter> all =
        letters.entrySet().stream()
            .map(e -> new ComparedLetter(e.getKey(), e.getKey(), e.getValue()))
            .toList();
    return new EvaluationResult(
        "records in " + gold.getFileName(),
        "records in " + predicted.getFileName(),
        Measurements.of(schema, all),
        remarks,
        false);
  }

  /** Reads the two folders. An instance is used once. */
  private static final class Reader {
    private static final Provenance.Program BY = new Provenance.Program("record", "", "", 1);
    private final Schema schema;
    private final RecordFile format;
    private final List<String> remarks = new ArrayList<>();

    Reader(Schema schema) {
      this.schema = schema;
      this.format = new RecordFile(schema);
    }

    FolderEvaluation read(Path gold, Path predicted) throws IOException {
      Map<String, Comparison> letters = new TreeMap<>();
      Map<String, Path> golds = recordsIn(gold);
      Map<String, Path> others = recordsIn(predicted);
      golds.forEach(
          (name, file) -> {
            Path other = others.getOrDefault(name, predicted.resolve(name));
            record(file).ifPresent(r -> letters.put(name, compare(r, other)));
          });
      others.forEach(
          (name, file) -> {
            if (!golds.containsKey(name)) {
              remarks.add("%s has no gold record and was skipped.".formatted(file));
            }
          });
      return new FolderEvaluation(schema, letters, List.copyOf(remarks));
    }

    private Comparison compare(RecordReadResult.Read gold, Path file) {
      AnnotationSet predicted = AnnotationSet.empty();
      if (!Files.exists(file)) {
        remarks.add("%s is missing. All values of its letter count as missing.".formatted(file));
      } else {
        predicted =
            record(file)
                .filter(p -> ofOneText(gold, p, file))
                .map(RecordReadResult.Read::annotations)
                .orElse(predicted);
      }
      return Comparison.of(schema, gold.annotations(), predicted);
    }

    private boolean ofOneText(
        RecordReadResult.Read gold, RecordReadResult.Read predicted, Path file) {
      boolean other =
          gold.textSha256()
              .flatMap(g -> predicted.textSha256().map(p -> !p.equals(g)))
              .orElse(false);
      if (other) {
        remarks.add(
            "%s was made from a different text than the gold record. All values of its letter count as missing."
                .formatted(file));
      }
      return !other;
    }

    private Optional<RecordReadResult.Read> record(Path file) {
      try {
        return switch (format.readWithoutLetter(Encodings.text(file), BY)) {
          case RecordReadResult.Read read -> {
            nameUnknown(file, read.unknown());
            yield Optional.of(read);
          }
          case RecordReadResult.Refused(String why) -> {
            remarks.add("%s: %s".formatted(file, why));
            yield Optional.empty();
          }
        };
      } catch (IOException unreadable) {
        remarks.add(Console.sentence(unreadable));
      }
      return Optional.empty();
    }

    private void nameUnknown(Path file, List<String> fields) {
      if (!fields.isEmpty()) {
        remarks.add(
            "%s has fields that aren't in %s and were ignored: %s."
                .formatted(file, schema.id(), String.join(", ", fields)));
      }
    }
  }

  /**
   * Returns the records by name, with Unicode normalization because systems write {@code ü} as one
   * character or as two.
   */
  private static Map<String, Path> recordsIn(Path folder) throws IOException {
    Map<String, Path> records = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(f -> f.toString().endsWith(".json"))
          .sorted()
          .forEach(
              f ->
                  records.put(
                      Normalizer.normalize(f.getFileName().toString(), Normalizer.Form.NFC), f));
    }
    return records;
  }
}
