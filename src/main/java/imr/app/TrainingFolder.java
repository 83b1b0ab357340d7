package imr.app;

import imr.annotation.AnnotationSet;
import imr.annotation.FieldId;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.exchange.Encodings;
import imr.exchange.RecordFile;
import imr.exchange.RecordFile.RecordReadResult;
import imr.intake.Intake;
import imr.intake.IntakeResult;
import imr.intake.Limits;
import imr.learn.Example;
import imr.letter.Letter;
import imr.workbench.TimeLimitedWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads training examples: a folder of letters, a folder of gold records with the same names, and
 * an extractor's suggestions. A letter without a gold record counts as unfinished.
 */
final class TrainingFolder {
  private static final Provenance.Person ANNOTATOR = new Provenance.Person("gold", Instant.EPOCH);
  private static final Provenance.Program OTHER = new Provenance.Program("records", "", "", 0.95);

  private final RecordFile format;
  private final Function<Letter, AnnotationSet> extractor;
  private final TimeLimitedWork foreign = TimeLimitedWork.standard();
  private final List<String> remarks = new ArrayList<>();

  TrainingFolder(Schema schema, Function<Letter, AnnotationSet> extractor) {
    this.format = new RecordFile(schema);
    this.extractor = extractor;
  }

  /** Returns problems, as sentences. */
  List<String> remarks() {
    return remarks;
  }

  /**
   * Returns the examples, one per distinct text.
   *
   * @param suggested a folder of records to use as suggestions instead of the extractor
   * @param without fields that are treated as if there were no rules: their suggestions are dropped
   */
  List<Example> read(List<Path> letters, Path gold, Optional<Path> suggested, List<FieldId> without)
      throws IOException {
    Map<String, Path> golds = records(gold);
    Map<String, Path> others = suggested.isPresent() ? records(suggested.get()) : Map.of();
    Map<String, Example> examples = new LinkedHashMap<>();
    for (Path file : Intake.expand(letters)) {
      for (Letter letter : letters(file)) {
        String name = name(file);
        AnnotationSet said =
            Optional.ofNullable(others.get(name))
                .flatMap(f -> record(f, letter, OTHER))
                .orElseGet(() -> suggested.isPresent() ? AnnotationSet.empty() : extract(letter));
        AnnotationSet kept =
            AnnotationSet.of(
                said.all().stream().filter(a -> !without.contains(a.target().field())).toList());
        Optional<AnnotationSet> record =
            Optional.ofNullable(golds.remove(name)).flatMap(f -> record(f, letter, ANNOTATOR));
        examples.putIfAbsent(
            letter.id(), new Example(letter, kept, record.orElse(kept), record.isPresent()));
      }
    }
    golds.values().forEach(f -> remarks.add(f + " has no letter and was skipped."));
    return List.copyOf(examples.values());
  }

  private AnnotationSet extract(Letter letter) {
    return foreign.of(() -> extractor.apply(letter)).orElseGet(AnnotationSet::empty);
  }

  private static Map<String, Path> records(Path folder) throws IOException {
    Map<String, Path> records = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(f -> f.toString().endsWith(".json"))
          .sorted()
          .forEach(f -> records.put(name(f), f));
    }
    return records;
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return Normalizer.normalize(Console.withoutEnding(name), Normalizer.Form.NFC);
  }

  private List<Letter> letters(Path file) {
    Intake intake = new Intake(Limits.standard());
    Optional<IntakeResult> outcome =
        foreign.of(() -> intake.read(file, Optional.empty(), () -> false));
    if (outcome.isEmpty()) {
      remarks.add(file + " took too long and was left out. It may be damaged.");
    }
    return outcome.map(this::letters).orElse(List.of());
  }

  private List<Letter> letters(IntakeResult outcome) {
    return switch (outcome) {
      case IntakeResult.Read read -> List.of(read.letter());
      case IntakeResult.NotALetter not -> List.of(not.anyway().letter());
      case IntakeResult.Refused refused -> {
        remarks.add(refused.sentence());
        yield List.of();
      }
      case IntakeResult.Several several ->
          several.letters().stream().flatMap(part -> letters(part).stream()).toList();
    };
  }

  private Optional<AnnotationSet> record(Path file, Letter letter, Provenance by) {
    try {
      switch (format.read(Encodings.text(file), letter.text(), by)) {
        case RecordReadResult.Read read -> {
          return Optional.of(read.annotations());
        }
        case RecordReadResult.Refused(String why) -> remarks.add("%s: %s".formatted(file, why));
      }
    } catch (IOException unreadable) {
      remarks.add(Console.sentence(unreadable));
    }
    return Optional.empty();
  }
}
