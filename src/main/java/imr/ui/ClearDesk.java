package imr.ui;

import imr.annotation.Target;
import imr.ui.library.ImportModel;
import imr.ui.library.LibraryModel;
import imr.ui.review.ReviewModel;
import imr.ui.review.ReviewView;
import imr.workbench.Task;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Work on the whole store, in the background, while no letter lies on the desk. It begins once all
 * that was typed is on disk; afterwards the library is read again and the letter lies there again,
 * at the same line.
 */
final class ClearDesk {
  private final ReviewView view;
  private final ReviewModel desk;
  private final LibraryModel library;
  private final ImportModel runs;

  ClearDesk(ReviewView view, ReviewModel desk, LibraryModel library, ImportModel runs) {
    this.view = view;
    this.desk = desk;
    this.library = library;
    this.runs = runs;
  }

  /**
   * Does the work, and one of two things once the letter lies on the desk again. Nothing happens
   * where something cannot be saved, or another run is under way.
   *
   * @param words what is shown until the work tells its progress
   * @param stoppable whether the work looks at {@link Task#stopped()}
   */
  <T> void run(
      String words,
      boolean stoppable,
      Function<Task, T> work,
      Consumer<T> done,
      Consumer<Throwable> brokenOff) {
    view.commit();
    if (desk.unsaved()) {
      desk.whenSaved(() -> run(words, stoppable, work, done, brokenOff), () -> {});
    } else if (!runs.running().get()) {
      Optional<Target> chosen = desk.chosen().get();
      Optional<String> letter = library.keepClosed();
      desk.close();
      runs.lookAfter(
          words,
          stoppable,
          work,
          result -> {
            layAgain(letter, chosen, () -> done.accept(result));
          },
          accident -> {
            layAgain(letter, chosen, () -> brokenOff.accept(accident));
          });
    }
  }

  /**
   * Takes the letter off the review screen once all that was typed is on disk. Nothing happens
   * where something can't be saved, or another run is under way.
   *
   * @param begin gets what opens the letter again, at the same line
   */
  void whileShown(Consumer<Runnable> begin) {
    view.commit();
    if (desk.unsaved()) {
      desk.whenSaved(() -> whileShown(begin), () -> {});
    } else if (runs.running().get()) {
      desk.say("Another task is running. Try again when it finishes.");
    } else {
      Optional<Target> chosen = desk.chosen().get();
      Optional<String> letter = library.keepClosed();
      desk.close();
      begin.accept(() -> layAgain(letter, chosen, () -> {}));
    }
  }

  /**
   * Reads the letter under review again once all that was typed is on disk, and shows it at the
   * same line. Nothing happens where something can't be saved, or another run is under way.
   *
   * @param then done once it's shown
   */
  void readAgain(Runnable then) {
    view.commit();
    if (desk.unsaved()) {
      desk.whenSaved(() -> readAgain(then), () -> {});
    } else if (!runs.running().get()) {
      Optional<Target> chosen = desk.chosen().get();
      Optional<String> letter = library.keepClosed();
      desk.close();
      layAgain(letter, chosen, then);
    }
  }

  private void layAgain(Optional<String> letter, Optional<Target> chosen, Runnable then) {
    Runnable open =
        () -> {
          chosen.filter(_ -> library.opened().get().equals(letter)).ifPresent(desk::chooseIfThere);
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
}
