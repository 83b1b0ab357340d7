package imr.workbench;

import imr.annotation.GoldSet;
import imr.annotation.PassId;
import imr.annotation.ProjectSchema;
import imr.annotation.Schema;
import imr.exchange.LedgerFile;
import imr.exchange.ProjectLetter;
import imr.exchange.ProjectRun;
import imr.exchange.ProjectWriter;
import imr.exchange.RecordFile;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.letter.OriginalFile;
import imr.review.ReviewSession;
import imr.store.Document;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.PredictionRun;
import imr.store.Store;
import imr.store.StoreDamagedException;
import imr.store.StoreFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole store into a project file, one letter at a time. */
final class ProjectExport {
  private final Store store;
  private final RecordFile format;
  private final Revisions revisions;
  private final GoldSets goldSets;
  private final ProjectSchema project;
  private final DoubleRounds rounds;
  private final SecondLedgers passes;
  private final ViewerAccess access;

  /**
   * @param access which letters are written without what their first annotator did
   */
  ProjectExport(
      Store store,
      ProjectSchema project,
      DoubleRounds rounds,
      SecondLedgers passes,
      ViewerAccess access) {
    this.access = access;
    Schema schema = project.schema();
    this.rounds = rounds;
    this.passes = passes;
    this.store = store;
    this.project = project;
    this.format = new RecordFile(schema);
    this.revisions = new Revisions(schema);
    this.goldSets = new GoldSets(store, schema.id());
  }

  /** A letter that is damaged in the store is left out and named; a stop leaves no file. */
  ProjectExportResult write(Path file, Optional<String> settings, Instant at, Task task)
      throws IOException {
    List<LetterRow> letters = store.letters();
    Map<String, PassId> blind = access.blind();
    List<PredictionRun> runs = store.predictionRuns();
    List<String> leftOut = new ArrayList<>();
    task.begin(letters.size());
    try (ProjectWriter writer = ProjectWriter.begin(file, project)) {
      if (settings.isPresent()) {
        writer.settings(settings.get());
      }
      for (LetterRow row : letters) {
        if (task.stopped()) {
          return new ProjectExportResult(0, 0, List.of(), true);
        }
        write(row, runs, Optional.ofNullable(blind.get(row.id())), writer, leftOut);
        task.step();
      }
      for (GoldSet set : goldSets.all()) {
        writer.goldSet(set);
      }
      writer.rounds(rounds.all());
      writer.runs(runs.stream().map(ProjectExport::run).toList());
      writer.finish(at);
    }
    int partly = (int) letters.stream().filter(row -> blind.containsKey(row.id())).count();
    return new ProjectExportResult(letters.size() - leftOut.size(), partly, leftOut, false);
  }

  /** As they are in memory; for a store that can't be read. */
  int write(Path file, List<ReviewSession> letters, Instant at) throws IOException {
    try (ProjectWriter writer = ProjectWriter.begin(file, project)) {
      for (ReviewSession session : letters) {
        Letter letter = session.letter();
        writer.letter(
            new ProjectLetter(
                letter,
                original(letter),
                session.pass().isEmpty() ? session.ledger() : session.ledger().first(1),
                format.pretty(letter, session.annotations(), RecordFile.Detail.PLAIN),
                List.of(),
                List.of(),
                session.pass().stream()
                    .map(pass -> second(letter, pass, session.ledger(), Optional.empty()))
                    .toList(),
                List.of()));
      }
      writer.finish(at);
    }
    return letters.size();
  }

  private static ProjectLetter.Second second(
      Letter letter, PassId pass, Ledger ledger, Optional<AdjudicationStart> opened) {
    return new ProjectLetter.Second(
        pass,
        new LedgerFile(letter.text()).lines(ledger),
        opened.map(o -> new ProjectLetter.Compared(o.at(), o.text())));
  }

  private List<ProjectLetter.Second> seconds(Letter letter) {
    return passes.of(letter.id()).entrySet().stream()
        .map(e -> second(letter, e.getKey(), e.getValue(), rounds.opened(letter.id(), e.getKey())))
        .toList();
  }

  private OriginalFile original(Letter letter) {
    try {
      return store.original(letter.id());
    } catch (StoreFailedException | StoreDamagedException gone) {
      return new OriginalFile(
          OriginalFile.OriginalType.TEXT,
          letter.text().canonical().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static ProjectRun run(PredictionRun run) {
    return new ProjectRun(run.name(), run.author(), run.version(), run.at(), run.format());
  }

  private void write(
      LetterRow row,
      List<PredictionRun> runs,
      Optional<PassId> blind,
      ProjectWriter writer,
      List<String> leftOut)
      throws IOException {
    Optional<ProjectLetter> letter = Optional.empty();
    try {
      letter =
          Optional.of(
              blind.isPresent() ? blind(row.id(), blind.get(), runs) : letter(row.id(), runs));
    } catch (StoreDamagedException damaged) {
      leftOut.add(
          "“%s” is damaged and wasn't included in the project file. Run Check data to repair it."
              .formatted(row.name()));
    }
    if (letter.isPresent()) {
      writer.letter(letter.get());
    }
  }

  private ProjectLetter letter(String id, List<PredictionRun> runs) {
    LoadedLetter kept = store.kept(id);
    Letter letter = kept.letter();
    Ledger ledger = kept.ledger();
    return new ProjectLetter(
        letter,
        store.original(id),
        ledger,
        format.pretty(letter, ledger.annotations(), RecordFile.Detail.PLAIN),
        revisions.recorded(letter, ledger).stream().map(Revisions.Recorded::record).toList(),
        store.documents(Document.Kind.LEDGER, id).stream()
            .map(d -> new ProjectLetter.DivergentLedger(d.name(), d.text()))
            .toList(),
        seconds(letter),
        runs.stream().flatMap(run -> predicted(run, id)).toList());
  }

  /**
   * A letter that the viewer annotates blind: what programs suggested before anybody decided, which
   * the letter's whole ledger begins with, and the viewer's own second records.
   */
  private ProjectLetter blind(String id, PassId own, List<PredictionRun> runs) {
    LoadedLetter kept = store.kept(id);
    Letter letter = kept.letter();
    Ledger begun = kept.ledger().beforePersons();
    return new ProjectLetter(
        letter,
        store.original(id),
        begun,
        format.pretty(letter, begun.annotations(), RecordFile.Detail.PLAIN),
        List.of(),
        List.of(),
        passes.of(id).entrySet().stream()
            .filter(e -> e.getKey().person().equals(own.person()))
            .filter(e -> rounds.opened(id, e.getKey()).isEmpty())
            .map(e -> second(letter, e.getKey(), e.getValue(), Optional.empty()))
            .toList(),
        runs.stream()
            .filter(run -> Predictions.person(run).isEmpty())
            .flatMap(run -> predicted(run, id))
            .toList());
  }

  /** A damaged prediction is left out; its file can be imported again. */
  private Stream<ProjectLetter.RunPredictions> predicted(PredictionRun run, String letter) {
    try {
      return store.prediction(run.name(), letter).stream()
          .map(line -> new ProjectLetter.RunPredictions(run.name(), line));
    } catch (StoreDamagedException damaged) {
      return Stream.empty();
    }
  }
}
