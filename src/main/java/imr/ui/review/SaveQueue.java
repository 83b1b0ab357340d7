package imr.ui.review;

import imr.annotation.Headline;
import imr.annotation.PassId;
import imr.review.ReviewSession;
import imr.review.SessionStep;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Gestures on their way to the disk, one after another, in order. One that fails stays at the head
 * and holds back those after it, so that the ledger never has a gap; nothing is dropped.
 */
final class SaveQueue {
  private record Unsaved(String letter, SessionStep step, Headline headline) {}

  private record Settled(Runnable saved, Runnable failed) {}

  private final Deque<Unsaved> waiting = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<SaveState> saving =
      new ReadOnlyObjectWrapper<>(new SaveState.Nothing());
  private final GestureSaver keeper;
  private final Clock clock;
  private boolean busy;
  private List<Settled> settled = new ArrayList<>();

  SaveQueue(GestureSaver keeper, Clock clock) {
    this.keeper = keeper;
    this.clock = clock;
  }

  ReadOnlyObjectProperty<SaveState> saving() {
    return saving.getReadOnlyProperty();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /**
   * A record of a letter as its last gesture here left it; empty where all of its gestures are on
   * disk.
   */
  Optional<ReviewSession> unsaved(String letter, Optional<PassId> pass) {
    return waiting.reversed().stream()
        .filter(u -> u.letter().equals(letter) && u.step().after().pass().equals(pass))
        .findFirst()
        .map(u -> u.step().after());
  }

  /** The records with gestures that are not on disk, each as its last one left it. */
  List<ReviewSession> unsavedLetters() {
    record Which(String letter, Optional<PassId> pass) {}
    return waiting.stream()
        .map(u -> new Which(u.letter(), u.step().after().pass()))
        .distinct()
        .flatMap(which -> unsaved(which.letter(), which.pass()).stream())
        .toList();
  }

  void add(SessionStep step) {
    String letter = step.after().letter().id();
    waiting.add(new Unsaved(letter, step, step.after().headline()));
    keeper.queued(letter, step.after().pass(), step.gesture());
    send();
  }

  /**
   * Tries what waits once more; calls one of the two when that has ended. Several that wait are
   * called in their order.
   */
  void whenSettled(Runnable saved, Runnable failed) {
    if (waiting.isEmpty()) {
      saved.run();
    } else {
      settled.add(new Settled(saved, failed));
      send();
    }
  }

  /** Tries what waits; does nothing while a gesture is under way. */
  void send() {
    Unsaved next = waiting.peek();
    if (busy || next == null) {
      return;
    }
    busy = true;
    saving.set(new SaveState.Underway());
    keeper.keep(
        next.letter(),
        next.step().after().pass(),
        next.step().gesture(),
        next.headline(),
        this::kept,
        this::failed);
  }

  private void kept() {
    busy = false;
    waiting.remove();
    if (waiting.isEmpty()) {
      saving.set(new SaveState.Saved(LocalTime.now(clock)));
      settle(Settled::saved);
    }
    send();
  }

  private void settle(Function<Settled, Runnable> which) {
    List<Settled> now = settled;
    settled = new ArrayList<>();
    now.forEach(s -> which.apply(s).run());
  }

  private void failed(String sentence) {
    busy = false;
    saving.set(new SaveState.Failed(sentence));
    settle(Settled::failed);
  }
}
