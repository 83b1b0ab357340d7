package imr.workbench;

import imr.annotation.Headline;
import imr.annotation.Headline.State;
import imr.extract.Extractor;
import imr.ledger.Gesture;
import imr.review.ExtractionUpdate;
import imr.review.SessionStep;
import imr.store.LetterRow;
import imr.store.LoadedLetter;
import imr.store.Store;
import imr.store.StoreFailedException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Extracts letters again that an older version of the extractor read. */
public final class ReExtraction {
  private static final System.Logger LOG = System.getLogger(ReExtraction.class.getName());

  private final Store store;
  private final LetterService letters;
  private final Supplier<Extractor> extractor;
  private final Clock clock;
  private final Runnable requireNoLetterOpen;
  private final Keeper keep;

  /** Writes a gesture into a letter's ledger. */
  interface Keeper {
    void keep(String letter, Gesture gesture, Headline headline);
  }

  ReExtraction(
      Store store,
      LetterService letters,
      Supplier<Extractor> extractor,
      Clock clock,
      Runnable requireNoLetterOpen,
      Keeper keep) {
    this.store = store;
    this.letters = letters;
    this.extractor = extractor;
    this.clock = clock;
    this.requireNoLetterOpen = requireNoLetterOpen;
    this.keep = keep;
  }

  /**
   * Extracts a letter again that an older extractor has read: what a person touched stays, the rest
   * is replaced, by a gesture of its own. False, and nothing is written, where nothing differs,
   * where this version has read it already, and for a finished letter.
   *
   * <p>The letter must not be under review meanwhile: a gesture made there would no longer follow.
   */
  public boolean renew(String id) {
    LoadedLetter kept = store.kept(id);
    if (kept.ledger().gestures().stream().anyMatch(g -> g.author().equals(LetterService.PROGRAM))) {
      return false;
    }
    Optional<SessionStep> step =
        ExtractionUpdate.of(
            letters.open(kept),
            extractor.get().extract(kept.letter()),
            LetterService.PROGRAM,
            clock.instant());
    step.ifPresent(s -> keep.keep(id, s.gesture(), s.after().headline()));
    return step.isPresent();
  }

  /**
   * As {@link #renew} with every letter that is not finished, on all cores; to be called within
   * {@link Background#run}. A letter that cannot be extracted again is left as it was and named; a
   * store that fails ends it with an exception.
   */
  public ReExtractionReport renewAll(Background background, Task task) {
    requireNoLetterOpen.run();
    List<LetterRow> unfinished =
        store.letters().stream().filter(l -> l.headline().state() != State.FINISHED).toList();
    AtomicInteger changed = new AtomicInteger();
    Queue<String> failed = new ConcurrentLinkedQueue<>();
    background.each(
        unfinished.size(),
        task,
        at -> {
          try {
            changed.addAndGet(renew(unfinished.get(at).id()) ? 1 : 0);
          } catch (StoreFailedException broken) {
            throw broken;
          } catch (RuntimeException | StackOverflowError accident) {
            // why: as in an import, one bad letter doesn't end the rest, and a hostile text can
            // overflow the stack.
            LOG.log(System.Logger.Level.ERROR, "a letter could not be extracted again", accident);
            failed.add(notRenewed(unfinished.get(at), accident));
          }
        });
    return new ReExtractionReport(changed.get(), List.copyOf(failed), task.stopped());
  }

  /** The accident's kind alone: its message may hold words of the letter. */
  private static String notRenewed(LetterRow letter, Throwable accident) {
    return "Couldn't rerun extraction on “%s” (%s). The letter is unchanged. Please report this problem."
        .formatted(letter.name(), accident.getClass().getSimpleName());
  }
}
