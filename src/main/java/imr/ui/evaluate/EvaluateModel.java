package imr.ui.evaluate;

import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.evaluate.Mistake;
import imr.report.EvaluationReport;
import imr.store.LetterRow;
import imr.workbench.Background;
import imr.workbench.EvaluatedRun;
import imr.workbench.EvaluationResult;
import imr.workbench.Evaluations;
import imr.workbench.GoldSource;
import imr.workbench.Latest;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What is measured against what, and what came of it; measures in the background. */
public final class EvaluateModel {
  private final Workbench workbench;
  private final Evaluations evaluations;
  private final Background background;
  private final Latest<Chosen, EvaluationViewData> measuring;
  private final EvaluatedLetterOpener opener;
  private final Consumer<Throwable> failed;
  private final ReadOnlyObjectWrapper<List<GoldSource>> golds =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<EvaluatedRun>> runs =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<GoldSource> gold =
      new SimpleObjectProperty<>(new GoldSource.Finished());
  private final ObjectProperty<EvaluatedRun> run =
      new SimpleObjectProperty<>(new EvaluatedRun.Extractor());
  private final ObjectProperty<Optional<EvaluatedRun>> second =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<EvaluationViewData>> findings =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final Timeline watch =
      new Timeline(new KeyFrame(javafx.util.Duration.millis(200), e -> look()));
  private final List<EvaluatedRun> folders = new ArrayList<>();
  private Map<String, String> titles = Map.of();

  /** Opens letters. */
  public interface EvaluatedLetterOpener {
    /** Lays a letter down, known by its id. */
    void letter(String id);

    /** Lays an error's letter down and shows the error's place. */
    void place(Mistake mistake);
  }

  /**
   * @param opener leads from here to the review screen
   * @param failed told when the store cannot be read, or a report not written
   */
  public EvaluateModel(
      Workbench workbench,
      Background background,
      EvaluatedLetterOpener opener,
      Consumer<Throwable> failed) {
    this.workbench = workbench;
    this.evaluations = workbench.evaluations();
    this.background = background;
    this.measuring = new Latest<>(background, this::found);
    this.opener = opener;
    this.failed = failed;
    watch.setCycleCount(Animation.INDEFINITE);
  }

  Schema schema() {
    return workbench.schema();
  }

  /** All that a run can be measured against. */
  ReadOnlyObjectProperty<List<GoldSource>> golds() {
    return golds.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<EvaluatedRun>> runs() {
    return runs.getReadOnlyProperty();
  }

  /** Set by the analyst, as are the run and the second one. */
  ObjectProperty<GoldSource> gold() {
    return gold;
  }

  ObjectProperty<EvaluatedRun> run() {
    return run;
  }

  ObjectProperty<Optional<EvaluatedRun>> second() {
    return second;
  }

  /** Empty until something was measured. */
  ReadOnlyObjectProperty<Optional<EvaluationViewData>> findings() {
    return findings.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** How far the measuring is, 0 to 1, or negative while that is not known. */
  ReadOnlyDoubleProperty share() {
    return share.getReadOnlyProperty();
  }

  /** A sentence about what went on or is the matter; empty where there is nothing to say. */
  ReadOnlyStringProperty notice() {
    return notice.getReadOnlyProperty();
  }

  /** Reads what can be measured, and measures at once where nothing was measured yet. */
  public void refresh() {
    background.run(
        t ->
            new Choices(
                evaluations.golds(),
                evaluations.runs(),
                workbench.letters().stream()
                    .collect(Collectors.toMap(LetterRow::id, r -> r.headline().title()))),
        this::offer,
        failed);
  }

  private record Choices(
      List<GoldSource> golds, List<EvaluatedRun> runs, Map<String, String> titles) {}

  private void offer(Choices choices) {
    titles = choices.titles();
    golds.set(choices.golds());
    List<EvaluatedRun> all = new ArrayList<>(choices.runs());
    all.addAll(folders);
    runs.set(List.copyOf(all));
    if (findings.get().isEmpty() && !busy.get()) {
      start();
    }
  }

  /** Offers the records in a folder as a run, and chooses it. */
  public void addRecords(Path folder) {
    EvaluatedRun records = new EvaluatedRun.Records(folder, true);
    if (!folders.contains(records)) {
      folders.add(records);
      List<EvaluatedRun> all = new ArrayList<>(runs.get());
      all.add(records);
      runs.set(List.copyOf(all));
    }
    run.set(records);
  }

  /**
   * What is measured.
   *
   * @param other compared with the first one
   */
  private record Chosen(GoldSource against, EvaluatedRun one, Optional<EvaluatedRun> other) {}

  /** Measures what is chosen; what was being measured is given up. */
  void start() {
    EvaluatedRun one = run.get();
    busy.set(true);
    share.set(-1);
    notice.set("");
    watch.play();
    measuring.ask(
        new Chosen(gold.get(), one, second.get().filter(r -> !r.equals(one))),
        this::show,
        this::broken);
  }

  private EvaluationViewData found(Chosen chosen, Task task) {
    EvaluationResult first = evaluations.measure(chosen.against(), chosen.one(), background, task);
    return EvaluationViewData.of(
        first, chosen.other().map(r -> evaluations.measure(chosen.against(), r, background, task)));
  }

  private void show(EvaluationViewData found) {
    ended();
    notice.set(remarks(found));
    findings.set(Optional.of(found));
  }

  private static String remarks(EvaluationViewData found) {
    return Stream.concat(
            found.first().remarks().stream(),
            found.second().stream().flatMap(s -> s.remarks().stream().map(r -> s.run() + ": " + r)))
        .collect(Collectors.joining(" "));
  }

  private void broken(Throwable accident) {
    ended();
    failed.accept(accident);
  }

  private void ended() {
    watch.stop();
    busy.set(false);
  }

  private void look() {
    measuring
        .progress()
        .filter(p -> p.total() > 0)
        .ifPresent(p -> share.set((double) p.done() / p.total()));
  }

  /** Stops within a second; what was measured by then is shown. */
  void stop() {
    measuring.stop();
  }

  /** The errors of a field and a kind, or of all. */
  List<Mistake> mistakes(Optional<FieldId> field, Optional<Mistake.Kind> kind) {
    return findings.get().stream()
        .flatMap(f -> f.mistakes().stream())
        .filter(m -> field.isEmpty() || m.field().equals(field.get()))
        .filter(m -> kind.isEmpty() || m.kind() == kind.get())
        .toList();
  }

  /** A letter as the library calls it. */
  String title(String letter, String name) {
    return titles.getOrDefault(letter, name);
  }

  String label(FieldId field) {
    return EvaluationReport.label(schema(), field);
  }

  /** Leads to an error's place on the review screen. */
  void open(Mistake mistake) {
    opener.place(mistake);
  }

  void openLetter(String id) {
    opener.letter(id);
  }

  /** Writes a report of what is shown, in the background. */
  public void report(Path folder, EvaluationReport.TextDetail words) {
    findings
        .get()
        .ifPresent(
            f ->
                background.run(
                    t -> written(folder, f, words),
                    page -> notice.set(page + " saved."),
                    accident ->
                        notice.set(
                            "Couldn't save the report. Make sure that the drive is connected and"
                                + " has free space, and then try again.")));
  }

  private Path written(Path folder, EvaluationViewData found, EvaluationReport.TextDetail words) {
    try {
      return new EvaluationReport(evaluations::place, words)
          .write(folder, found.first(), found.second());
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
