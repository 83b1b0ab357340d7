package imr.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What people who work in one library at the same time need of each other: who has which letter
 * open, and a queue that hands each letter to one of them. Any thread may call; throws as {@link
 * Store} does.
 */
public interface Sharing {

  /** The names of everybody who can work in the library, sorted. */
  List<String> people();

  /** Who has a letter open, and since when. */
  record Holder(String name, Instant since) {}

  /**
   * Opens a letter for this program, for a minute at a time ({@link #renew}).
   *
   * @param takeOver true to open it although somebody else has it open
   * @return who else has it open; empty where it's this program's now
   */
  Optional<Holder> open(String letter, boolean takeOver);

  /**
   * Keeps the letters open that this program has open; to be called a few times a minute.
   *
   * @return the ids of those that it still has
   */
  Set<String> renew();

  /** Lets others open a letter; nothing where somebody else has it. */
  void release(String letter);

  /** Tells, on a thread of the store, of letters that somebody else opened or let go. */
  void whenOpened(Consumer<List<String>> listener);

  /**
   * Takes the next letter from the queue, and adds a gesture to it: both, or neither. No letter is
   * given to two people.
   *
   * @param gesture what is added, which says whose letter it is now; nothing where empty
   * @return the letter's id; empty where no letter waits
   */
  Optional<String> next(Function<LoadedLetter, Optional<NextGesture>> gesture);

  /**
   * Puts letters at the end of the queue, in their order.
   *
   * @return how many weren't in it yet
   */
  int enqueue(Collection<String> letters);

  /** How many letters wait in the queue. */
  int waiting();

  /**
   * Takes all letters out of the queue.
   *
   * @return how many there were
   */
  int emptyQueue();
}
