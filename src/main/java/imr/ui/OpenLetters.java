package imr.ui;

import imr.annotation.DisplayFormat;
import imr.review.ReviewSession;
import imr.store.Sharing;
import imr.store.StoreFailedException;
import imr.ui.review.ReviewModel;
import imr.ui.shell.Shell;
import java.lang.System.Logger.Level;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/**
 * Tells others which letter is under review here, and tells here who else has it open. Such a
 * letter can be read; whoever wants to change it takes it over. Second records are each their
 * person's, and are never told of. All that needs the server runs in the background.
 */
final class OpenLetters {
  private static final System.Logger LOG = System.getLogger(OpenLetters.class.getName());
  private static final Duration BEAT = Duration.seconds(20);

  /** A letter that is only read again is closed for a moment; nobody else shall open it then. */
  private static final Duration CLOSED = Duration.seconds(10);

  private final Sharing sharing;
  private final ReviewModel review;
  private final Shell shell;
  private final OpenLetterStrip strip = new OpenLetterStrip();
  private final PauseTransition closing = new PauseTransition(CLOSED);

  /** The letter under review; read in the background, too. */
  private volatile Optional<String> wanted = Optional.empty();

  /** The letter that others know to be open here. Used under this object's lock alone. */
  private Optional<String> held = Optional.empty();

  /** What is known of a letter: who else has it, or nobody. */
  private record Known(String letter, Optional<Sharing.Holder> holder) {}

  OpenLetters(Sharing sharing, Shell shell) {
    this.sharing = sharing;
    this.shell = shell;
    this.review = shell.review();
    strip.onTakeOver(() -> run(() -> settled(true)));
    closing.setOnFinished(_ -> want(Optional.empty()));
  }

  /** The strip over the review screen. */
  Node strip() {
    return strip;
  }

  /** Begins when the window is shown, and ends once it is hidden. */
  void whileShown(Stage stage) {
    Timeline beat = new Timeline(new KeyFrame(BEAT, _ -> run(this::renewed)));
    beat.setCycleCount(Animation.INDEFINITE);
    stage.addEventHandler(WindowEvent.WINDOW_SHOWN, _ -> beat.play());
    stage.addEventHandler(
        WindowEvent.WINDOW_HIDDEN,
        _ -> {
          beat.stop();
          closing.stop();
        });
    review.session().addListener((o, was, is) -> show(is));
    sharing.whenOpened(letters -> Platform.runLater(() -> openedElsewhere(letters)));
  }

  private void show(Optional<ReviewSession> session) {
    if (session.isEmpty()) {
      closing.playFromStart();
    } else {
      closing.stop();
      want(session.filter(s -> s.pass().isEmpty()).map(s -> s.letter().id()));
    }
  }

  private void want(Optional<String> now) {
    if (!now.equals(wanted)) {
      wanted = now;
      allow();
      run(() -> settled(false));
    }
  }

  private void allow() {
    strip.clear();
    review.readOnly(Optional.empty());
  }

  private interface Question {
    Optional<Known> answer();
  }

  private void run(Question question) {
    shell
        .background()
        .run(
            _ -> question.answer(),
            known -> known.ifPresent(this::tell),
            away -> {
              // Without the server nobody else writes, either; what is done meanwhile is merged.
              if (away instanceof StoreFailedException) {
                LOG.log(Level.DEBUG, "nobody could be asked who has the letter open", away);
              } else {
                LOG.log(Level.ERROR, "open letters could not be told of", away);
              }
            });
  }

  /**
   * Lets go of what isn't wanted any more, and opens what is; in any order, any number of times.
   */
  private synchronized Optional<Known> settled(boolean takeOver) {
    Optional<String> now = wanted;
    if (held.isPresent() && !held.equals(now)) {
      sharing.release(held.get());
      held = Optional.empty();
    }
    if (now.isEmpty()) {
      return Optional.empty();
    }
    Optional<Sharing.Holder> other = sharing.open(now.get(), takeOver);
    held = other.isEmpty() ? now : Optional.empty();
    return Optional.of(new Known(now.get(), other));
  }

  private synchronized Optional<Known> renewed() {
    if (held.isEmpty() || sharing.renew().contains(held.get())) {
      return Optional.empty();
    }
    held = Optional.empty();
    return settled(false);
  }

  private void openedElsewhere(List<String> letters) {
    if (wanted.filter(letters::contains).isPresent()) {
      run(() -> settled(false));
    }
  }

  private void tell(Known known) {
    if (!wanted.equals(Optional.of(known.letter()))) {
      return;
    }
    boolean reading = review.isReadOnly();
    if (known.holder().isPresent()) {
      String who = who(known.holder().get());
      if (!reading) {
        shell.view().commit(); // what is half typed is saved, after the other person's actions
      }
      review.readOnly(Optional.of(who + " Choose Take over to change it."));
      strip.ask(who);
    } else if (reading) {
      allow();
      shell.jobs().readAgain(() -> review.say("You can change this letter now."));
    } else {
      strip.clear();
    }
  }

  private static String who(Sharing.Holder holder) {
    return "%s has this letter open since %s."
        .formatted(
            holder.name(),
            DisplayFormat.time(holder.since().atZone(ZoneId.systemDefault()).toLocalTime()));
  }
}
