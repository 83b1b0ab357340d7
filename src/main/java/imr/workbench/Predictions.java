package imr.workbench;

import imr.annotation.AnnotationSet;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.UnlocatedClaim;
import imr.annotation.ValueReader;
import imr.exchange.PredictionFile;
import imr.exchange.PredictionFormat;
import imr.exchange.PredictionFormats;
import imr.exchange.PredictionSource;
import imr.letter.Letter;
import imr.store.PredictionRun;
import imr.store.Store;
import imr.store.StoreDamagedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What programs elsewhere say of the letters: runs, each of one author under a name of its own.
 * Several stand side by side; none touches what a person said.
 */
public final class Predictions {
  private final LetterService letters;
  private final Store store;
  private final Schema schema;
  private final ValueReader reader;
  private final PredictionFile format;
  private final TimeLimitedWork foreign;

  Predictions(
      LetterService letters,
      Store store,
      Schema schema,
      ValueReader reader,
      TimeLimitedWork foreign) {
    this.foreign = foreign;
    this.letters = letters;
    this.store = store;
    this.schema = schema;
    this.reader = reader;
    this.format = new PredictionFile(schema);
  }

  /**
   * How predictions are to be taken in.
   *
   * @param run the run's name
   * @param author the program's name; empty for the one that the file tells, else the run's name
   * @param version of the program; may be empty
   * @param newLetters true to take in letters that the library does not have, where the file
   *     carries their texts
   */
  public record Choices(String run, Optional<String> author, String version, boolean newLetters) {}

  /** The forms of files that can be read. */
  public List<PredictionFormat> formats() {
    return PredictionFormats.all();
  }

  /** The form that a file or folder looks like; empty where it looks like none. */
  public Optional<PredictionFormat> recognise(Path fileOrFolder) throws IOException {
    try (PredictionSource source = PredictionSource.open(fileOrFolder)) {
      return source.format();
    }
  }

  /** What to do about a file that {@link #recognise} doesn't know, in a sentence. */
  public String advice(Path fileOrFolder) throws IOException {
    try (PredictionSource source = PredictionSource.open(fileOrFolder)) {
      return source
          .advice()
          .orElseGet(
              () ->
                  "%s isn't in a supported prediction format. Supported formats: %s."
                      .formatted(
                          fileOrFolder.getFileName(),
                          formats().stream()
                              .map(PredictionFormat::label)
                              .collect(Collectors.joining(", "))));
    }
  }

  /**
   * Takes in a file or folder, letter by letter: finds the place of all that it says, keeps it as
   * the run's, and suggests it in the letter where nothing stands yet. The same taken in again
   * makes nothing twice.
   *
   * <p>No letter may lie on a desk meanwhile: a gesture made there would no longer follow.
   */
  public PredictionReport take(Path fileOrFolder, PredictionFormat from, Choices choices, Task task)
      throws IOException {
    try (PredictionSource source = PredictionSource.open(fileOrFolder)) {
      return new PredictionImport(letters, store, schema, reader, choices, task, foreign)
          .take(source.root(), from);
    }
  }

  /** In the order in which they came. */
  public List<PredictionRun> runs() {
    return store.predictionRuns();
  }

  /**
   * A run as the history names it: {@code week 3 (Label Studio)}, {@code batch 7 (gpt-x 5)}.
   *
   * @param run its name; nothing more is known of one that isn't there
   */
  public String source(String run) {
    String told =
        runs().stream()
            .filter(r -> r.name().equals(run))
            .flatMap(r -> Stream.concat(author(r), tool(r)))
            .collect(Collectors.joining(", "));
    return told.isEmpty() ? run : "%s (%s)".formatted(run, told);
  }

  /** The person who made a run's values, where its file tells one. */
  public Optional<String> person(PredictionRun run) {
    return Optional.of(run.author())
        .filter(a -> run.version().isEmpty() && !a.equals(run.name()))
        .filter(a -> PersonName.problem(a).isEmpty());
  }

  private static Stream<String> author(PredictionRun run) {
    return Stream.of((run.author() + " " + run.version()).strip())
        .filter(a -> !a.equals(run.name()));
  }

  private static Stream<String> tool(PredictionRun run) {
    return PredictionFormats.named(run.format())
        .map(f -> f.label().replaceAll(" \\(.*", ""))
        .stream();
  }

  /** The ids of the letters that a run speaks of. */
  public List<String> letters(String run) {
    return store.predictedLetters(run);
  }

  /** What a run says of a letter, as suggestions; empty where it says nothing or is damaged. */
  public AnnotationSet annotations(String run, String letter) {
    return reader(run).apply(store.letter(letter)).orElse(AnnotationSet.empty());
  }

  /** What a run says of each letter; empty where it says nothing of it, or is damaged there. */
  public Function<Letter, Optional<AnnotationSet>> reader(String run) {
    Optional<PredictionRun> known = runs().stream().filter(r -> r.name().equals(run)).findFirst();
    return letter -> known.flatMap(r -> opinion(r, letter)).map(RunOpinion::annotations);
  }

  /** What a run says of a letter and has no place in it. */
  public List<UnlocatedClaim> unplaced(String run, String letter) {
    return of(letter).stream()
        .filter(o -> o.run().name().equals(run))
        .flatMap(o -> o.unplaced().stream())
        .toList();
  }

  /** What all runs say of a letter, in the order in which they came. */
  public List<RunOpinion> of(String letter) {
    List<PredictionRun> runs = runs();
    if (runs.isEmpty()) {
      return List.of();
    }
    Letter whole = store.letter(letter);
    return runs.stream().flatMap(r -> opinion(r, whole).stream()).toList();
  }

  private Optional<RunOpinion> opinion(PredictionRun run, Letter letter) {
    Provenance.Program by = new Provenance.Program(run.author(), run.version(), "given", 0.5);
    try {
      return store
          .prediction(run.name(), letter.id())
          .flatMap(line -> format.read(line, letter, by))
          .map(read -> new RunOpinion(run, read.annotations(), read.unplaced()));
    } catch (StoreDamagedException readAgainFromItsFile) {
      return Optional.empty();
    }
  }

  /** Takes a run away; what it suggested in letters stays there. False where there is none. */
  public boolean remove(String run) {
    return store.removePredictions(run);
  }
}
