package imr.workbench;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * A question that is asked again and again, such as which letter to open: answered in the
 * background, one at a time, and only the answer to the newest question is given. While one is
 * answered, a newer question waits for it and takes the place of any that waited before.
 *
 * <p>To be used on one thread, the one that the background delivers results on.
 *
 * @param <Q> the question
 * @param <A> its answer
 */
public final class Latest<Q, A> {
  private final Background background;
  private final BiFunction<Q, Task, A> work;
  private Optional<Asked<Q, A>> wanted = Optional.empty();
  private Optional<Task> task = Optional.empty();
  private int number;
  private boolean busy;

  private record Asked<Q, A>(
      int number, Q question, Consumer<A> answer, Consumer<Throwable> failed) {}

  /**
   * @param work answers a question in the background; it should look at {@link Task#stopped()},
   *     which is true once a newer question waits
   */
  public Latest(Background background, BiFunction<Q, Task, A> work) {
    this.background = background;
    this.work = work;
  }

  /**
   * Asks; the answer to whatever was asked before isn't wanted any more. Nothing happens once the
   * background is closed.
   *
   * @param answer takes the answer, unless something newer was asked by then
   * @param failed takes what went wrong instead, under the same condition
   */
  public void ask(Q question, Consumer<A> answer, Consumer<Throwable> failed) {
    Asked<Q, A> asked = new Asked<>(++number, question, answer, failed);
    wanted = Optional.of(asked);
    if (busy) {
      task.ifPresent(Task::stop);
    } else {
      begin(asked);
    }
  }

  /** No answer is wanted any more. */
  public void drop() {
    wanted = Optional.empty();
    task.ifPresent(Task::stop);
  }

  /** Asks the work to stop; what it has by then is still given as the answer. */
  public void stop() {
    task.ifPresent(Task::stop);
  }

  /** True from a question to its answer. */
  public boolean isWaiting() {
    return wanted.isPresent();
  }

  /** How far the answer is; empty while nothing is being answered. */
  public Optional<Task.Progress> progress() {
    return task.map(Task::progress);
  }

  private void begin(Asked<Q, A> asked) {
    busy = true;
    try {
      Task begun =
          background.run(
              t -> work.apply(asked.question(), t),
              answer -> ended(asked, () -> asked.answer().accept(answer)),
              accident -> ended(asked, () -> asked.failed().accept(accident)));
      task = Optional.of(begun).filter(_ -> busy);
    } catch (Background.Closed closing) {
      busy = false;
      wanted = Optional.empty();
    }
  }

  /** The newest question may be another one by now, or none. */
  private void ended(Asked<Q, A> asked, Runnable tell) {
    busy = false;
    task = Optional.empty();
    if (wanted.filter(w -> w.number() == asked.number()).isPresent()) {
      wanted = Optional.empty();
      tell.run();
    } else {
      wanted.ifPresent(this::begin);
    }
  }
}
