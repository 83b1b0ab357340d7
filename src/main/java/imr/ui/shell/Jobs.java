package imr.ui.shell;

import imr.annotation.Target;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Background;
import imr.workbench.Task;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Duration;

/**
 * Work on the library in the background, one piece at a time, with progress and a stop in the
 * status bar. What writes into letters runs while no letter is open.
 */
public final class Jobs {
  private final Background background;
  private final ReviewView view;
  private final ReviewModel review;
  private final LibraryModel library;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
  private final ReadOnlyBooleanWrapper stoppable = new ReadOnlyBooleanWrapper(true);
  private final Timeline watch = new Timeline(new KeyFrame(Duration.millis(200), e -> watch()));
  private Runnable progressed = () -> {};
  private Runnable idle = () -> {};

  /** True while a dialog is shown that writes into letters, and until all of that is on disk. */
  private boolean writing;

  private Optional<Runnable> afterDialog = Optional.empty();
  private Optional<Task> task = Optional.empty();

  public Jobs(Background background, ReviewView view, ReviewModel review, LibraryModel library) {
    this.background = background;
    this.view = view;
    this.review = review;
    this.library = library;
    watch.setCycleCount(Animation.INDEFINITE);
  }

  /** True while something runs. */
  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** How far it is: {@code 12 of 60, 4 s left}. */
  public ReadOnlyStringProperty words() {
    return words.getReadOnlyProperty();
  }

  /** 0 to 1, or negative while it is not known. */
  public ReadOnlyDoubleProperty share() {
    return share.getReadOnlyProperty();
  }

  /** False while what runs cannot be stopped halfway. */
  public ReadOnlyBooleanProperty stoppable() {
    return stoppable.getReadOnlyProperty();
  }

  /** Called after whatever ran has ended well. */
  public void onIdle(Runnable listener) {
    idle = listener;
  }

  /** Stops within a second; what was done by then stays. */
  public void stop() {
    task.ifPresent(Task::stop);
  }

  /**
   * Runs work beside which letters can be reviewed.
   *
   * @param beginning what is shown until the work tells its progress
   * @param whileRunning done now and then
   * @throws IllegalStateException if something else runs
   */
  public <T> void run(
      String beginning,
      Runnable whileRunning,
      Function<Task, T> work,
      Consumer<T> done,
      Consumer<Throwable> failed) {
    if (running.get()) {
      throw new IllegalStateException("something else runs");
    }
    running.set(true);
    words.set(beginning);
    share.set(-1);
    progressed = whileRunning;
    watch.play();
    task = Optional.of(background.run(work, r -> ended(done, r), a -> ended(failed, a)));
  }

  /** As above, without anything that's done meanwhile. */
  public <T> void run(
      String beginning, Function<Task, T> work, Consumer<T> done, Consumer<Throwable> failed) {
    run(beginning, () -> {}, work, done, failed);
  }

  /** As above, for work that cannot be stopped halfway. */
  public <T> void runToTheEnd(
      String beginning, Function<Task, T> work, Consumer<T> done, Consumer<Throwable> failed) {
    stoppable.set(false);
    run(beginning, work, done, failed);
  }

  private <T> void ended(Consumer<T> tell, T outcome) {
    watch.stop();
    running.set(false);
    task = Optional.empty();
    stoppable.set(true);
    tell.accept(outcome);
    if (!(outcome instanceof Throwable)) {
      idle.run();
    }
  }

  /**
   * Runs work that writes into letters, while none is open: once all that was typed is on disk.
   * Afterwards the library is read again, and the letter opens again at the same line. Nothing
   * happens where something cannot be saved, or something else runs.
   *
   * @param beginning what is shown until the work tells its progress
   * @param canStop whether the work looks at {@link Task#stopped()}
   * @param done called, like {@code failed}, once the letter is open again
   */
  public <T> void withNoLetterOpen(
      String beginning,
      boolean canStop,
      Function<Task, T> work,
      Consumer<T> done,
      Consumer<Throwable> failed) {
    closeLetter(
        () -> {},
        reopen -> {
          stoppable.set(canStop);
          run(
              beginning,
              work,
              result -> reopen.accept(() -> done.accept(result)),
              accident -> reopen.accept(() -> failed.accept(accident)));
        });
  }

  /**
   * As {@link #withNoLetterOpen}, for a dialog that writes into letters while it is shown.
   *
   * @param begin shows it; gets what opens the letter again
   */
  public void whileNoLetterIsOpen(Consumer<Runnable> begin) {
    closeLetter(
        () -> review.say("Another task is running. Try again when it finishes."),
        reopen -> {
          writing = true;
          begin.accept(() -> dialogEnded(() -> reopen.accept(() -> {})));
        });
  }

  private void dialogEnded(Runnable reopen) {
    writing = false;
    Runnable next = afterDialog.orElse(reopen);
    afterDialog = Optional.empty();
    next.run();
  }

  /** True while a dialog of {@link #whileNoLetterIsOpen} is shown or still saves. */
  public boolean isDialogWriting() {
    return writing;
  }

  /** Does something else than opening the letter again, once the dialog's work is on disk. */
  public void afterDialog(Runnable then) {
    afterDialog = Optional.of(then);
  }

  /**
   * Reads the letter under review again once all that was typed is on disk, and shows it at the
   * same line. Nothing happens where something can't be saved, or something else runs.
   *
   * @param then done once it's shown
   */
  public void readAgain(Runnable then) {
    closeLetter(() -> {}, reopen -> reopen.accept(then));
  }

  private void closeLetter(Runnable busy, Consumer<Consumer<Runnable>> begin) {
    view.commit();
    if (review.unsaved()) {
      review.whenSaved(() -> closeLetter(busy, begin), () -> {});
    } else if (running.get()) {
      busy.run();
    } else {
      Optional<Target> chosen = review.chosen().get();
      Optional<String> letter = library.keepClosed();
      review.close();
      begin.accept(then -> reopen(letter, chosen, then));
    }
  }

  private void reopen(Optional<String> letter, Optional<Target> chosen, Runnable then) {
    Runnable open =
        () -> {
          chosen
              .filter(_ -> library.opened().get().equals(letter))
              .ifPresent(review::chooseIfThere);
          view.focus();
          then.run();
        };
    library.allowOpening(
        letter,
        () -> {
          if (library.opened().get().isPresent() || !library.openNext(open)) {
            open.run();
          }
        });
  }

  private void watch() {
    task.map(Task::progress).filter(p -> p.total() > 0).ifPresent(this::show);
    progressed.run();
  }

  private void show(Task.Progress progress) {
    share.set(progress.share());
    words.set(progress.words());
  }
}
