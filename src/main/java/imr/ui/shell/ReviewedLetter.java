package imr.ui.shell;

import imr.review.ReviewSession;
import java.util.Optional;

/** The letter under review, as whoever opens letters knows it. */
public interface ReviewedLetter {

  /** The same record with its changes that aren't on disk yet; empty where there are none. */
  Optional<ReviewSession> unsaved(ReviewSession stored);

  /** True while some change isn't on disk. */
  boolean anyUnsaved();

  /** Does something once every change so far is on disk, or can't be written now. */
  void whenSettled(Runnable then);

  /** Puts a letter under review, in place of the one that is. */
  void show(ReviewSession letter);
}
