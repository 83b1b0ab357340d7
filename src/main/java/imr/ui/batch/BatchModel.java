package imr.ui.batch;

import imr.workbench.Background;
import imr.workbench.BatchAction;
import imr.workbench.BatchActions;
import imr.workbench.BatchPreview;
import imr.workbench.BatchRecord;
import imr.workbench.BatchReport;
import imr.workbench.Latest;
import imr.workbench.SkippedLetter;
import imr.workbench.Task;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * A command for many letters on its way: what it is about, what it would do, what it did. It is
 * looked at again whenever other letters or another command are chosen; nothing is done before
 * {@link #go}.
 */
public final class BatchModel {
  private final Supplier<BatchActions> bulk;
  private final Background background;
  private final Latest<Look, BatchPreview> looking;
  private final ExclusiveRunner desk;
  private final Supplier<String> person;
  private final Consumer<Throwable> failed;
  private final ReadOnlyObjectWrapper<Stage> stage =
      new ReadOnlyObjectWrapper<>(new Stage.Asks(""));
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private final Timeline watch =
      new Timeline(new KeyFrame(javafx.util.Duration.millis(200), e -> watch()));
  private Supplier<List<String>> letters = List::of;
  private volatile Optional<Task> task = Optional.empty(); // work sets it from its own thread

  /** Some letters, as the analyst knows them. */
  public record Scope(String label, List<String> ids) {
    public Scope {
      ids = List.copyOf(ids);
    }
  }

  /**
   * A run of predictions to choose from.
   *
   * @param source as in {@link BatchAction.UseRun}
   * @param person whose annotations its values are likely to be
   * @param letters that it speaks of; asked in the background
   */
  public record RunChoice(
      String run, String source, String person, Supplier<List<String>> letters) {}

  /** Work while no letter is open. */
  public interface ExclusiveRunner {
    /** False where it cannot begin now. */
    boolean run(
        Function<Task, BatchReport> work,
        Consumer<BatchReport> done,
        Consumer<Throwable> brokenOff);
  }

  /** How far it has come. */
  sealed interface Stage {
    /** Something is to be chosen first; a sentence says what. */
    record Asks(String sentence) implements Stage {}

    record Looks() implements Stage {}

    record Looked(BatchPreview preview) implements Stage {}

    record Works() implements Stage {}

    record Done(BatchReport report) implements Stage {}
  }

  /**
   * A command about no letters yet.
   *
   * @param person who does it
   * @param failed told when the library cannot be read
   */
  public BatchModel(
      Supplier<BatchActions> bulk,
      Background background,
      ExclusiveRunner desk,
      Supplier<String> person,
      Consumer<Throwable> failed) {
    this.bulk = bulk;
    this.background = background;
    this.looking = new Latest<>(background, this::preview);
    this.desk = desk;
    this.person = person;
    this.failed = failed;
    watch.setCycleCount(Animation.INDEFINITE);
  }

  ReadOnlyObjectProperty<Stage> stage() {
    return stage.getReadOnlyProperty();
  }

  /** 0 to 1, or negative while it is not known. */
  ReadOnlyDoubleProperty share() {
    return share.getReadOnlyProperty();
  }

  /** {@code 1,200 of 10,000, 4 s left}. */
  ReadOnlyStringProperty words() {
    return words.getReadOnlyProperty();
  }

  /** Which letters the next look is at. */
  void choose(Scope scope) {
    choose(scope::ids);
  }

  /** As above, read in the background. */
  void choose(Supplier<List<String>> ids) {
    letters = ids;
  }

  /** Looks at what a command would do to the letters that are chosen. */
  void look(BatchAction verb) {
    look(verb, letters);
  }

  private void look(BatchAction verb, Supplier<List<String>> among) {
    stage.set(new Stage.Looks());
    begin("Checking…");
    looking.ask(new Look(among, verb, person.get()), this::looked, this::unread);
  }

  private record Look(Supplier<List<String>> among, BatchAction verb, String by) {}

  private BatchPreview preview(Look look, Task now) {
    task = Optional.of(now);
    return bulk.get().preview(look.among().get(), look.verb(), look.by(), background, now);
  }

  /** Looks at taking something back; where that was done already, at doing it again. */
  void lookBack(BatchRecord done) {
    letters = () -> bulk.get().lettersOf(done);
    look(new BatchAction.UndoBatch(done), letters);
  }

  private void looked(BatchPreview preview) {
    watch.stop();
    boolean gone =
        preview.change().isEmpty()
            && preview.left().stream()
                .anyMatch(l -> l.why() == SkippedLetter.SkipReason.TAKEN_BACK);
    if (gone && preview.verb() instanceof BatchAction.UndoBatch(BatchRecord of)) {
      look(new BatchAction.RedoBatch(of), letters);
    } else {
      stage.set(
          preview.stopped()
              ? new Stage.Asks("Stopped before all letters were checked. Nothing was changed.")
              : new Stage.Looked(preview));
    }
  }

  private void unread(Throwable accident) {
    watch.stop();
    stage.set(new Stage.Asks("Couldn't read the letters. Nothing was changed."));
    failed.accept(accident);
  }

  /** Looks no more; a sentence says what is to be chosen first. */
  void ask(String sentence) {
    looking.drop();
    watch.stop();
    stage.set(new Stage.Asks(sentence));
  }

  /** Does what was looked at; nothing before that, and where no letter would change. */
  void go() {
    if (stage.get() instanceof Stage.Looked(BatchPreview preview) && !preview.change().isEmpty()) {
      String by = person.get();
      begin("Starting…");
      stage.set(new Stage.Works());
      boolean begun =
          desk.run(
              t -> {
                task = Optional.of(t);
                return bulk.get().run(preview, by, background, t);
              },
              this::done,
              this::brokenOff);
      if (!begun) {
        watch.stop();
        stage.set(new Stage.Looked(preview));
      }
    }
  }

  private void done(BatchReport report) {
    watch.stop();
    stage.set(new Stage.Done(report));
  }

  private void brokenOff(Throwable accident) {
    watch.stop();
    stage.set(
        new Stage.Asks(
            "The batch action stopped. You can undo what was done so far in one step, or start it"
                + " again to finish."));
    failed.accept(accident);
  }

  /** What was done to many letters, the last first; read in the background. */
  void readDone(Consumer<List<BatchRecord>> then) {
    read(() -> bulk.get().done(), then);
  }

  /** Reads something in the background. */
  <T> void read(Supplier<T> what, Consumer<T> then) {
    background.run(t -> what.get(), then, failed);
  }

  /** Stops within a second. What was done by then is done; a look that is stopped does nothing. */
  void stop() {
    task.ifPresent(Task::stop);
  }

  /** The dialog is gone: a look ends with it, work goes on with its progress in the status bar. */
  void leave() {
    if (!(stage.get() instanceof Stage.Works)) {
      stop();
      watch.stop();
    }
  }

  private void begin(String sentence) {
    share.set(-1);
    words.set(sentence);
    task = Optional.empty();
    watch.play();
  }

  private void watch() {
    task.map(Task::progress).filter(p -> p.total() > 0).ifPresent(this::show);
  }

  private void show(Task.Progress progress) {
    share.set(progress.share());
    words.set(progress.words());
  }
}
