package imr.ui.team;

import imr.ledger.Gesture;
import imr.ui.review.ReviewModel;
import imr.ui.review.SaveState;
import imr.ui.shell.Jobs;
import imr.ui.shell.LibraryModel;
import imr.workbench.SavedGesture;
import imr.workbench.Workbench;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/**
 * Keeps a window over a team library in step with what others do: the list shows what they wrote, a
 * letter that they went on with is read again, and what couldn't be saved is sent once the server
 * is back.
 */
public final class TeamSync {
  private static final Duration PAUSE = Duration.seconds(5);

  /** Others may write many letters at once; they're read again together. */
  private static final Duration GATHERING = Duration.seconds(1);

  private final Workbench workbench;
  private final ReviewModel review;
  private final LibraryModel library;
  private final Jobs jobs;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final Set<String> written = ConcurrentHashMap.newKeySet();

  /** Used on the window's thread. */
  private boolean hidden;

  public TeamSync(Workbench workbench, ReviewModel review, LibraryModel library, Jobs jobs) {
    this.workbench = workbench;
    this.review = review;
    this.library = library;
    this.jobs = jobs;
  }

  /** Begins when the window is shown, and ends once it is hidden. */
  public void whileShown(Stage stage) {
    Timeline again = new Timeline(new KeyFrame(PAUSE, _ -> saveAgain()));
    again.setCycleCount(Animation.INDEFINITE);
    stage.addEventHandler(WindowEvent.WINDOW_SHOWN, _ -> again.play());
    stage.addEventHandler(
        WindowEvent.WINDOW_HIDDEN,
        _ -> {
          again.stop();
          hidden = true;
        });
    workbench.whenOthersWrote(this::othersWrote);
    workbench
        .sharing()
        .ifPresent(s -> s.whenReachable(is -> Platform.runLater(() -> reachable(is))));
  }

  private void saveAgain() {
    if (review.saving().get() instanceof SaveState.Failed) {
      review.saveAgain();
    }
  }

  private void reachable(boolean is) {
    if (!hidden) {
      review.say(
          is
              ? "The team library is back."
              : "The team library can't be reached. You can keep working on this letter.");
    }
  }

  private void othersWrote(List<String> letters) {
    written.addAll(letters);
    if (!waiting.getAndSet(true)) {
      Platform.runLater(() -> new Timeline(new KeyFrame(GATHERING, _ -> readAgain())).play());
    }
  }

  private void readAgain() {
    waiting.set(false);
    Set<String> letters = Set.copyOf(written);
    written.removeAll(letters);
    if (!hidden) {
      library.readAgain(letters);
    }
  }

  /** Shows a letter as others left it, once what waits is saved, and says who they were. */
  public void saved(SavedGesture kept) {
    if (kept instanceof SavedGesture.AfterOthers(List<Gesture> others, boolean replacing)
        && !review.unsaved()) {
      jobs.readAgain(() -> review.say(sentence(others, replacing)));
    }
  }

  public static String sentence(List<Gesture> others, boolean replacing) {
    String who =
        others.stream().map(g -> g.author().shown()).distinct().collect(Collectors.joining(", "));
    return replacing
        ? who
            + " changed the same value at the same time. Your value replaced theirs. Undo to get it"
            + " back."
        : who + " changed this letter at the same time. It now shows your changes and theirs.";
  }
}
