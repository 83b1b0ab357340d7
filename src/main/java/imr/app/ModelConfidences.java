package imr.app;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Evidence;
import imr.annotation.Field;
import imr.annotation.Provenance;
import imr.annotation.Schema;
import imr.annotation.Target;
import imr.exchange.RecordFile.PossibleEntry;
import imr.learn.LearnContext;
import imr.learn.LearnedModel;
import imr.learn.LetterReading;
import imr.learn.ModelLoadResult;
import imr.learn.PossibleValue;
import imr.letter.Letter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Applies a trained model to the extractor's suggestions for a letter. */
record ModelConfidences(LearnedModel model, LearnContext context) {

  /**
   * Suggestions with the model's confidences.
   *
   * @param possible values found by the model but not by any rule, also in place of a suggestion
   */
  record Judged(AnnotationSet annotations, List<PossibleEntry> possible) {}

  /** Reads a model from a file. Prints a message and returns empty if that fails. */
  static Optional<ModelConfidences> of(Path file, Schema schema, Console console)
      throws IOException {
    return switch (LearnedModel.of(Files.readAllBytes(file))) {
      case ModelLoadResult.Model(LearnedModel model) ->
          Optional.of(
              new ModelConfidences(
                  model, new LearnContext(schema, LocalDate.now(ZoneId.systemDefault()))));
      case ModelLoadResult.Refused(String why) -> {
        console.trouble("Couldn't use %s: %s Run the learn command again.".formatted(file, why));
        yield Optional.empty();
      }
    };
  }

  Judged judge(Letter letter, AnnotationSet found) {
    LetterReading reading = model.read(context, letter, found);
    List<Annotation> judged = found.all().stream().map(a -> judged(a, reading)).toList();
    List<PossibleEntry> possible =
        Stream.concat(reading.possible().stream(), reading.alternatives().stream())
            .map(p -> entry(letter, found, p))
            .toList();
    return new Judged(AnnotationSet.of(judged), possible);
  }

  private static Annotation judged(Annotation a, LetterReading reading) {
    return reading.doubts().containsKey(a.target())
            && a.provenance()
                instanceof Provenance.Program(String name, String version, String rule, _)
        ? Annotation.suggested(
            a.target(),
            a.answer(),
            new Provenance.Program(name, version, rule, reading.confidence(a.target())))
        : a;
  }

  private PossibleEntry entry(Letter letter, AnnotationSet found, PossibleValue p) {
    return new PossibleEntry(
        path(found, p.target()), Evidence.in(letter.text(), p.span()), p.value(), p.probability());
  }

  private String path(AnnotationSet found, Target target) {
    Optional<Field> group = context.schema().parent(target.field());
    if (group.isEmpty()) {
      return target.field().path();
    }
    List<String> items =
        found.counted(Target.LETTER, group.get().id()).stream()
            .map(a -> a.target().entry())
            .toList();
    String rest = target.field().path().substring(group.get().id().path().length());
    return group.get().id().path() + "[" + items.indexOf(target.subject()) + "]" + rest;
  }
}
