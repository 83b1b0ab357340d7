package imr.ui.learn;

import imr.annotation.Field;
import imr.annotation.FieldId;
import imr.annotation.Schema;
import imr.evaluate.Calibration;
import imr.learn.FieldDoubt;
import imr.learn.FieldQuality;
import imr.learn.LearnedModel;
import imr.learn.Reliability;
import imr.ui.settings.Settings;
import imr.workbench.Background;
import imr.workbench.LearningService;
import imr.workbench.LearningSurvey;
import imr.workbench.Task;
import imr.workbench.Workbench;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/**
 * What the Learning screen shows: the model as it is now, looked at while the screen stands, and
 * the survey of the library, which is made in the background for each model.
 */
public final class LearningModel {
  private static final Duration GLANCE = Duration.millis(200);

  private final Workbench workbench;
  private final Background background;
  private final Settings settings;
  private final Consumer<Throwable> failed;
  private final ReadOnlyObjectWrapper<State> state;
  private final ReadOnlyObjectWrapper<Optional<LearningSurvey>> survey =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);
  private final Timeline watch = new Timeline(new KeyFrame(GLANCE, e -> look()));
  private Optional<Task> task = Optional.empty();

  /**
   * @param failed told when the library can't be read
   */
  public LearningModel(
      Workbench workbench, Background background, Settings settings, Consumer<Throwable> failed) {
    this.workbench = workbench;
    this.background = background;
    this.settings = settings;
    this.failed = failed;
    this.state =
        new ReadOnlyObjectWrapper<>(new State(LearningService.Scope.NOTHING, false, none()));
    watch.setCycleCount(Animation.INDEFINITE);
  }

  private static Models none() {
    return new Models(LearnedModel.untrained(), Optional.empty());
  }

  /**
   * The model now and the one before the last training.
   *
   * @param before empty where nothing was trained since the program started
   */
  record Models(LearnedModel now, Optional<LearnedModel> before) {}

  /** How learning stands. */
  record State(LearningService.Scope scope, boolean training, Models models) {
    boolean learns(FieldId field) {
      return scope.on() && !scope.without().contains(field);
    }

    /** How often suggestions of about the same confidence were right; none where that's unknown. */
    List<Calibration.Bin> reliability() {
      List<Reliability.Bin> bins = models.now().reliability().bins();
      return IntStream.range(0, scope.on() ? bins.size() : 0)
          .mapToObj(i -> bin(i, bins.get(i)))
          .toList();
    }

    private static Calibration.Bin bin(int i, Reliability.Bin bin) {
      double width = 1.0 / Reliability.BINS;
      return new Calibration.Bin(
          i * width, (i + 1) * width, bin.count(), bin.right(), bin.confidence());
    }

    Optional<FieldQuality> quality(FieldId field) {
      return Optional.ofNullable(models.now().quality().get(field));
    }

    /** How well wrong suggestions of the field are told from right ones. */
    Optional<FieldDoubt> doubt(FieldId field) {
      return Optional.ofNullable(models.now().reliability().fields().get(field));
    }

    /** How much better the second reader reads the field since the last training, in F1. */
    Optional<Double> gain(FieldId field) {
      return quality(field)
          .flatMap(
              now ->
                  models
                      .before()
                      .flatMap(m -> Optional.ofNullable(m.quality().get(field)))
                      .map(was -> now.f1() - was.f1()));
    }
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** Empty until the library was gone through. */
  ReadOnlyObjectProperty<Optional<LearningSurvey>> survey() {
    return survey.getReadOnlyProperty();
  }

  /** How far going through the library is, 0 to 1, or negative while that is not known. */
  ReadOnlyDoubleProperty share() {
    return share.getReadOnlyProperty();
  }

  /** The fields that can be learned, in the form's order. */
  List<Field> fields() {
    Schema schema = workbench.schema();
    return schema.all().filter(f -> !f.isGroup() && !schema.isHidden(f.id())).toList();
  }

  /** Fields of items and citations have labels that others have, too. */
  String label(Field field) {
    return workbench
        .schema()
        .parent(field.id())
        .map(owner -> owner.label() + " · " + field.label())
        .orElse(field.label());
  }

  void start() {
    state.set(now());
    go();
    watch.play();
  }

  /** Nobody looks any more; what runs stops within a second. */
  void stop() {
    watch.stop();
    task.ifPresent(Task::stop);
  }

  private State now() {
    LearningService learning = workbench.learning();
    return new State(
        learning.scope(), learning.training(), new Models(learning.model(), learning.before()));
  }

  private void look() {
    task.map(Task::progress)
        .filter(p -> p.total() > 0)
        .ifPresent(p -> share.set((double) p.done() / p.total()));
    State was = state.get();
    State is = now();
    if (!is.equals(was)) {
      state.set(is);
      boolean other = !is.models().now().id().equals(was.models().now().id());
      if (other || !is.scope().equals(was.scope())) {
        go();
      }
    }
  }

  private void go() {
    task.ifPresent(Task::stop);
    survey.set(Optional.empty());
    share.set(-1);
    Task[] mine = new Task[1];
    mine[0] =
        background.run(
            t -> workbench.learning().survey(background, t),
            found -> {
              if (task.equals(Optional.ofNullable(mine[0]))) {
                survey.set(Optional.of(found));
              }
            },
            failed);
    task = Optional.of(mine[0]);
  }

  void learn(boolean on) {
    learn(new LearningService.Scope(on, state.get().scope().without()));
  }

  void learn(FieldId field, boolean on) {
    Set<FieldId> without = new HashSet<>(state.get().scope().without());
    if (on) {
      without.remove(field);
    } else {
      without.add(field);
    }
    learn(new LearningService.Scope(state.get().scope().on(), without));
  }

  private void learn(LearningService.Scope scope) {
    settings.change(p -> p.withHabits(p.habits().withLearned(scope)));
    workbench.learning().learn(scope);
    look();
  }

  void train() {
    workbench.learning().changed();
    look();
  }
}
