package imr.app;

import imr.annotation.AnnotationSet;
import imr.exchange.AtomicOutput;
import imr.exchange.FileNames;
import imr.exchange.PrivateFiles;
import imr.exchange.RecordFile;
import imr.intake.Intake;
import imr.intake.IntakeResult;
import imr.intake.Limits;
import imr.letter.Letter;
import imr.workbench.TimeLimitedWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Extracts records directly from files, without a store or window. Files are read on all cores;
 * results are in the order of the files. An instance is used once.
 */
final class ConsoleExtraction {
  private static final System.Logger LOG = System.getLogger(ConsoleExtraction.class.getName());

  /** Limits the number of records in memory. */
  private static final int AT_ONCE = 256;

  private final Console console;
  private final RecordFile format;
  private final Function<Letter, AnnotationSet> extractor;
  private final Options options;
  private final FileNames names = new FileNames();
  private final TimeLimitedWork foreign = TimeLimitedWork.standard();
  private boolean allWell = true;

  /**
   * The options of an extraction.
   *
   * @param out the folder for one file per letter; empty to print one line per letter
   * @param any whether to extract from texts that don't look like determination letters
   * @param model a trained model for confidences and possible values
   */
  record Options(
      Optional<Path> out,
      boolean any,
      RecordFile.Detail detail,
      Optional<ModelConfidences> model) {}

  ConsoleExtraction(
      Console console,
      RecordFile format,
      Function<Letter, AnnotationSet> extractor,
      Options options) {
    this.console = console;
    this.format = format;
    this.extractor = extractor;
    this.options = options;
  }

  /** The result for a file. */
  private sealed interface Result {
    record Extracted(Letter letter, String json, List<String> warnings) implements Result {}

    record Refused(String sentence) implements Result {}

    /** A message about a file that was read. */
    record Told(String sentence) implements Result {}
  }

  /** Returns whether every file yielded a record. */
  boolean run(List<Path> paths) throws IOException {
    List<Path> files = Intake.expand(paths);
    if (files.isEmpty()) {
      console.trouble("There's no file that could be a letter in " + words(paths) + ".");
      return false;
    }
    if (options.out().isPresent()) {
      PrivateFiles.createFolders(options.out().get());
    }
    for (int from = 0; from < files.size(); from += AT_ONCE) {
      List<Path> some = files.subList(from, Math.min(from + AT_ONCE, files.size()));
      some.parallelStream()
          .map(this::extract)
          .toList()
          .forEach(results -> results.forEach(this::deliver));
    }
    return allWell;
  }

  private static String words(List<Path> paths) {
    return String.join(", ", paths.stream().map(Path::toString).toList());
  }

  private List<Result> extract(Path file) {
    Intake intake = new Intake(Limits.standard());
    Optional<IntakeResult> outcome =
        foreign.of(() -> intake.read(file, Optional.empty(), () -> false));
    return outcome.map(read -> extract(file, read)).orElseGet(() -> List.of(tooSlow(file, "read")));
  }

  private Result tooSlow(Path file, String done) {
    return new Result.Refused(foreign.sentence(file.toString(), done));
  }

  private List<Result> extract(Path file, IntakeResult outcome) {
    return switch (outcome) {
      case IntakeResult.Read read -> List.of(extract(file, read));
      case IntakeResult.NotALetter not when options.any() -> List.of(extract(file, not.anyway()));
      case IntakeResult.NotALetter not ->
          List.of(new Result.Refused(not.sentence() + " Use --any to extract from it anyway."));
      case IntakeResult.Refused refused -> List.of(new Result.Refused(refused.sentence()));
      case IntakeResult.Several several ->
          Stream.concat(
                  Stream.of(new Result.Told(several.sentence())),
                  several.letters().stream().flatMap(part -> extract(file, part).stream()))
              .toList();
    };
  }

  private Result extract(Path file, IntakeResult.Read read) {
    try {
      return foreign
          .of(() -> record(read.letter()))
          .<Result>map(json -> new Result.Extracted(read.letter(), json, read.warnings()))
          .orElseGet(() -> tooSlow(file, "processed"));
    } catch (RuntimeException | StackOverflowError accident) {
      // A bug that is triggered by one odd letter must not prevent the remaining ones from being
      // extracted.
      LOG.log(Level.ERROR, "a letter could not be extracted", accident);
      return new Result.Refused(
          file + " couldn't be processed because of a program error. See the log for details.");
    }
  }

  private String record(Letter letter) {
    AnnotationSet found = extractor.apply(letter);
    ModelConfidences.Judged judged =
        options
            .model()
            .map(m -> m.judge(letter, found))
            .orElseGet(() -> new ModelConfidences.Judged(found, List.of()));
    return options.out().isPresent()
        ? format.pretty(letter, judged.annotations(), options.detail(), judged.possible())
        : format.line(letter, judged.annotations(), options.detail(), judged.possible());
  }

  private void deliver(Result result) {
    switch (result) {
      case Result.Extracted extracted -> {
        extracted.warnings().forEach(console::trouble);
        options
            .out()
            .ifPresentOrElse(
                out -> write(out, extracted), () -> console.printJson(extracted.json()));
      }
      case Result.Refused(String sentence) -> refuse(sentence);
      case Result.Told(String sentence) -> console.trouble(sentence);
    }
  }

  private void refuse(String sentence) {
    allWell = false;
    console.trouble(sentence);
  }

  private void write(Path out, Result.Extracted extracted) {
    try {
      AtomicOutput.write(out.resolve(names.next(extracted.letter()) + ".json"), extracted.json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
