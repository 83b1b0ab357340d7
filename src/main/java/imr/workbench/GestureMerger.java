package imr.workbench;

import imr.annotation.Annotation;
import imr.annotation.AnnotationSet;
import imr.annotation.Change;
import imr.annotation.Headline;
import imr.ledger.Act;
import imr.ledger.Gesture;
import imr.ledger.GestureRow;
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
  private final Optional<UnsentActions> unsent;

  /**
   * By letter and by the number that an action had on the screen: as it was offered after others.
   */
  private final Map<String, Map<Integer, GestureRow>> moved = new HashMap<>();

  /**
   * @param opener opens a ledger of a letter for review
   * @param unsent keeps what is under way; empty where nothing does
   */
  GestureMerger(
      Store store,
      BiFunction<Letter, Ledger, ReviewSession> opener,
      Optional<UnsentActions> unsent) {
    this.store = store;
    this.opener = opener;
    this.unsent = unsent;
  }

  /**
   * Saves an action that an earlier run of the program made, once, whether or not it was saved
   * then.
   *
   * @throws java.util.NoSuchElementException if the letter was deleted
   */
  synchronized void resend(String letter, GestureRow made) {
    unsent.ifPresent(u -> u.moved().forEach(this::remember));
    LoadedLetter kept = store.kept(letter);
    List<Gesture> all = kept.ledger().gestures();
    int before = made.number() - 1;
    if (before < all.size() && GestureRow.of(all.get(before)).equals(made)) {
      return;
    }
    AnnotationSet now = kept.annotations();
    Gesture mine = made.after(made.afters().stream().map(a -> now.at(a.target())).toList());
    afterOthers(letter, mine, all.subList(Math.min(before, all.size()), all.size()));
  }

  private void remember(String letter, Map<Integer, GestureRow> earlier) {
    earlier.forEach(moved.computeIfAbsent(letter, _ -> new HashMap<>())::putIfAbsent);
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
    Map<Integer, GestureRow> own = moved.computeIfAbsent(letter, _ -> new HashMap<>());
    List<GestureRow> rows = newer.stream().map(GestureRow::of).toList();
    List<Gesture> others =
        newer.stream().filter(g -> !own.containsValue(GestureRow.of(g))).toList();
    Optional<GestureRow> before =
        Optional.ofNullable(own.get(mine.number())).filter(r -> r.at().equals(mine.at()));
    if (before.filter(rows::contains).isPresent()) {
      return new SavedGesture.AfterOthers(others, false);
    }
    LoadedLetter kept = store.kept(letter);
    Gesture next = onto(kept, mine, own);
    own.put(mine.number(), GestureRow.of(next));
    unsent.ifPresent(u -> u.moved(letter, mine.number(), GestureRow.of(next)));
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

  private static Gesture onto(LoadedLetter kept, Gesture mine, Map<Integer, GestureRow> own) {
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

  private static Act act(Act act, Map<Integer, GestureRow> own) {
    return switch (act) {
      case Act.Undo(int of) -> new Act.Undo(number(of, own));
      case Act.Redo(int of) -> new Act.Redo(number(of, own));
      case Act other -> other;
    };
  }

  private static int number(int onScreen, Map<Integer, GestureRow> own) {
    return Optional.ofNullable(own.get(onScreen)).map(GestureRow::number).orElse(onScreen);
  }
}
