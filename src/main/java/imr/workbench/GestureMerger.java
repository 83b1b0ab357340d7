package imr.workbench;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Change;
import imr.annotation.Headline;
import imr.ledger.Act;
import imr.ledger.Gesture;
import imr.ledger.Ledger;
import imr.letter.Letter;
import imr.review.ReviewSession;
import imr.store.Appended;
import imr.store.LoadedLetter;
import imr.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Saves actions on letters that others may have gone on with since the screen read them. An action
 * then comes after theirs under the next number; where both changed the same value, the later one
 * takes the earlier one's place. Nothing is lost: the history has both. Any thread may call.
 */
final class GestureMerger {
  private final Store store;
  private final BiFunction<Letter, Ledger, ReviewSession> opener;

  /**
   * By letter and by the number that an action had on the screen: as it was offered after others.
   */
  private final Map<String, Map<Integer, Gesture>> moved = new HashMap<>();

  /**
   * @param opener opens a ledger of a letter for review
   */
  GestureMerger(Store store, BiFunction<Letter, Ledger, ReviewSession> opener) {
    this.store = store;
    this.opener = opener;
  }

  /**
   * Saves an action; it is on disk when this returns. After {@link imr.store.StoreFailedException}
   * the same action can be saved again, and is written once.
   *
   * @throws IllegalStateException if it leaves a number out
   */
  synchronized SavedGesture keep(String letter, Gesture gesture, Headline headline) {
    return switch (store.offer(letter, gesture, headline)) {
      case Appended.Saved() -> {
        moved.remove(letter);
        yield new SavedGesture.AsMade();
      }
      case Appended.Conflict(int last, List<Gesture> newer) -> {
        if (newer.isEmpty()) {
          throw new IllegalStateException("the last action is " + last);
        }
        yield afterOthers(letter, gesture, newer);
      }
    };
  }

  private SavedGesture afterOthers(String letter, Gesture mine, List<Gesture> newer) {
    Map<Integer, Gesture> own = moved.computeIfAbsent(letter, _ -> new HashMap<>());
    List<Gesture> others = newer.stream().filter(g -> !own.containsValue(g)).toList();
    Optional<Gesture> before = Optional.ofNullable(own.get(mine.number()));
    if (before.filter(newer::contains).isPresent()) {
      return new SavedGesture.AfterOthers(others, false);
    }
    LoadedLetter kept = store.kept(letter);
    Gesture next = onto(kept, mine, own);
    own.put(mine.number(), next);
    Ledger after = kept.ledger().with(next, kept.letter().text());
    Headline headline = opener.apply(kept.letter(), after).headline();
    return switch (store.offer(letter, next, headline)) {
      case Appended.Saved() -> new SavedGesture.AfterOthers(others, isReplacing(mine, next));
      case Appended.Conflict(_, List<Gesture> more) ->
          afterOthers(letter, mine, more(others, more));
    };
  }

  private static List<Gesture> more(List<Gesture> others, List<Gesture> more) {
    return Stream.concat(others.stream(), more.stream()).distinct().toList();
  }

  private static boolean isReplacing(Gesture mine, Gesture next) {
    return !mine.changes().equals(next.changes());
  }

  private static Gesture onto(LoadedLetter kept, Gesture mine, Map<Integer, Gesture> own) {
    AnnotationSet now = kept.annotations();
    List<Change> changes =
        mine.changes().stream().flatMap(c -> from(now.at(c.target()), c).stream()).toList();
    return new Gesture(
        kept.ledger().last() + 1,
        act(mine.act(), own),
        mine.author(),
        mine.at(),
        mine.batch(),
        changes,
        mine.firstForm());
  }

  /** The same change from what is there now; empty where that is what it leads to. */
  private static Optional<Change> from(Optional<Annotation> now, Change change) {
    return now.equals(change.after())
        ? Optional.empty()
        : Optional.of(new Change(change.target(), now, change.after()));
  }

  private static Act act(Act act, Map<Integer, Gesture> own) {
    return switch (act) {
      case Act.Undo(int of) -> new Act.Undo(number(of, own));
      case Act.Redo(int of) -> new Act.Redo(number(of, own));
      case Act other -> other;
    };
  }

  private static int number(int onScreen, Map<Integer, Gesture> own) {
    return Optional.ofNullable(own.get(onScreen)).map(Gesture::number).orElse(onScreen);
  }
}
