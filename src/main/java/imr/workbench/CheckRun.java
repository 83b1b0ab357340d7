package imr.workbench;

import imr.annotation.Headline;
import imr.review.ReviewSession;
import imr.store.LetterRow;
import imr.store.Maintenance;
import imr.store.Store;
import imr.store.StoreFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Looks through every letter of a store, and through what is beside the letters. */
public final class CheckRun {
  private static final System.Logger LOG = System.getLogger(CheckRun.class.getName());

  private final Store store;
  private final Function<String, ReviewSession> open;
  private final Background background;
  private final Queue<String> damage = new ConcurrentLinkedQueue<>();
  private final Queue<String> corrected = new ConcurrentLinkedQueue<>();
  private final AtomicInteger looked = new AtomicInteger();

  CheckRun(Store store, Function<String, ReviewSession> open, Background background) {
    this.store = store;
    this.open = open;
    this.background = background;
  }

  public CheckReport run(Task task) {
    List<String> keeping = new ArrayList<>(store.checkKeeping());
    List<LetterRow> letters = letters();
    background.each(letters.size(), task, at -> check(letters.get(at)));
    keeping.addAll(damage);
    return new CheckReport(
        looked.get(),
        keeping,
        List.copyOf(corrected),
        store.maintenance().map(Maintenance::unencrypted).orElse(List.of()),
        task.stopped());
  }

  private List<LetterRow> letters() {
    // A damaged page answers with any exception.
    try {
      return store.lettersAndTrash();
    } catch (RuntimeException page) {
      LOG.log(System.Logger.Level.ERROR, "the list of letters cannot be read", page);
      damage.add("Couldn't read the list of letters.");
      return List.of();
    }
  }

  private void check(LetterRow letter) {
    Optional<String> wrong = store.check(letter);
    wrong.ifPresentOrElse(damage::add, () -> checkHeadline(letter));
    looked.incrementAndGet();
  }

  private void checkHeadline(LetterRow letter) {
    // A record that the schema's rules stumble over is damage like any other; one such letter must
    // not hide the rest.
    try {
      Headline headline = open.apply(letter.id()).headline();
      if (!headline.equals(letter.headline())) {
        store.correctHeadline(letter.id(), headline);
        corrected.add("“%s” was listed with outdated counts.".formatted(letter.name()));
      }
    } catch (StoreFailedException broken) {
      throw broken;
    } catch (RuntimeException accident) {
      LOG.log(System.Logger.Level.ERROR, "a letter could not be opened for the check", accident);
      damage.add(
          "Couldn't open “%s” (%s).".formatted(letter.name(), accident.getClass().getSimpleName()));
    }
  }
}
