package imr.ui;

import imr.annotation.Headline;
import imr.annotation.PassId;
import imr.ledger.Gesture;
import imr.ui.review.GestureSaver;
import imr.workbench.Background;
import imr.workbench.SavedGesture;
import imr.workbench.Workbench;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Saves a window's gestures in its library, in the background. */
final class WorkbenchSaver implements GestureSaver {
  private static final System.Logger LOG = System.getLogger(WorkbenchSaver.class.getName());

  private final Workbench workbench;
  private final Background background;
  private final Consumer<SavedGesture> saved;
  private final Function<Throwable, String> sentence;

  /**
   * @param saved told what came of each gesture that was saved
   * @param sentence tells a person why one wasn't
   */
  WorkbenchSaver(
      Workbench workbench,
      Background background,
      Consumer<SavedGesture> saved,
      Function<Throwable, String> sentence) {
    this.workbench = workbench;
    this.background = background;
    this.saved = saved;
    this.sentence = sentence;
  }

  @Override
  public void queued(String letter, Optional<PassId> pass, Gesture gesture) {
    if (workbench.willSave(letter, pass, gesture)) {
      // Saving writes it, too, but not while an earlier gesture waits for the server.
      background.run(
          _ -> workbench.writeUnsent(),
          _ -> {},
          accident -> LOG.log(Level.ERROR, "an unsent action wasn't written", accident));
    }
  }

  @Override
  public void keep(
      String letter,
      Optional<PassId> pass,
      Gesture gesture,
      Headline headline,
      Runnable kept,
      Consumer<String> failed) {
    background.run(
        _ -> kept(letter, pass, gesture, headline),
        done -> {
          kept.run();
          saved.accept(done);
        },
        accident -> failed.accept(sentence.apply(accident)));
  }

  private SavedGesture kept(
      String letter, Optional<PassId> pass, Gesture gesture, Headline headline) {
    if (pass.isPresent()) {
      workbench.keep(letter, pass.get(), gesture);
      return new SavedGesture.AsMade();
    }
    return workbench.keep(letter, gesture, headline);
  }
}
