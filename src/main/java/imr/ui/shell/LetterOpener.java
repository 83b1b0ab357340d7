package imr.ui.shell;

import imr.review.ReviewSession;
import imr.store.LetterRow;
import imr.store.StoreDamagedException;
import imr.workbench.Latest;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Opens one letter after another. Each is read in the background, once every change made before is
 * on disk; the letter that was open stays until then. Of several that are asked for in a row, only
 * the last one is opened.
 */
final class LetterOpener {
  private final Latest<String, ReviewSession> reading;
  private final ReviewedLetter review;
  private final BiConsumer<String, Throwable> trouble;
  private final ReadOnlyObjectWrapper<Optional<String>> opened =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> opening =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Runnable afterwards = () -> {};
  private boolean closed;

  /**
   * @param reading reads a letter by its id
   * @param trouble told in a sentence when a letter can't be opened, with what went wrong
   */
  LetterOpener(
      Latest<String, ReviewSession> reading,
      ReviewedLetter review,
      BiConsumer<String, Throwable> trouble) {
    this.reading = reading;
    this.review = review;
    this.trouble = trouble;
  }

  /** The id of the letter under review. */
  ReadOnlyObjectProperty<Optional<String>> opened() {
    return opened.getReadOnlyProperty();
  }

  /** The id of the letter that is being read; empty most of the time. */
  ReadOnlyObjectProperty<Optional<String>> opening() {
    return opening.getReadOnlyProperty();
  }

  /** The letter that is being opened, or else the one that is open. */
  Optional<String> wanted() {
    return opening.get().or(opened::get);
  }

  /**
   * Opens a letter; nothing while letters are kept closed.
   *
   * @param then done once it's open, at once where it is, or once it can't be opened; not done
   *     where another letter is asked for meanwhile
   */
  void open(LetterRow row, Runnable then) {
    Optional<String> id = Optional.of(row.id());
    if (closed) {
      return;
    }
    if (opening.get().equals(id)) {
      Runnable before = afterwards;
      afterwards =
          () -> {
            before.run();
            then.run();
          };
    } else if (opened.get().equals(id)) {
      stop();
      then.run();
    } else {
      afterwards = then;
      opening.set(id);
      review.whenSettled(() -> read(row));
    }
  }

  /** Opens nothing more until {@link #allow}, and forgets which letter is open: gives its id. */
  Optional<String> keepClosed() {
    Optional<String> open = wanted();
    closed = true;
    stop();
    opened.set(Optional.empty());
    return open;
  }

  void allow() {
    closed = false;
  }

  /** The letter that is open stays. */
  private void stop() {
    reading.drop();
    afterwards = () -> {};
    opening.set(Optional.empty());
  }

  private void read(LetterRow row) {
    if (isWanted(row)) {
      reading.ask(row.id(), session -> show(row, session), why -> failed(row, why));
    }
  }

  private boolean isWanted(LetterRow row) {
    return opening.get().equals(Optional.of(row.id()));
  }

  /** What waits for the disk is newer than what the store has. */
  private void show(LetterRow row, ReviewSession stored) {
    if (isWanted(row)) {
      review.show(review.unsaved(stored).orElse(stored));
      opened.set(Optional.of(row.id()));
      ended();
    }
  }

  private void failed(LetterRow row, Throwable accident) {
    if (isWanted(row)) {
      trouble.accept(sentence(row, accident), accident);
      ended();
    }
  }

  private static String sentence(LetterRow row, Throwable accident) {
    return (accident instanceof StoreDamagedException
            ? "Couldn't open “%s”: its stored text is damaged. You can keep working on all other"
                + " letters. To see the text, import the original file into another library."
            : "Couldn't read “%s”. Check the drive, and then open the letter again.")
        .formatted(row.headline().title());
  }

  private void ended() {
    Runnable then = afterwards;
    afterwards = () -> {};
    opening.set(Optional.empty());
    then.run();
  }
}
