package imr.ui.library;

import imr.annotation.Headline;
import imr.store.LetterRow;
import imr.store.StoreDamagedException;
import imr.store.StoreFailedException;
import imr.workbench.Background;
import imr.workbench.Workbench;
import javafx.beans.property.ReadOnlyLongProperty;

/** How many suggestions of an unfinished letter the learned model doubts. */
final class DoubtfulModel {
  private final Workbench workbench;

  private final RowsInSight<Integer> doubtful;

  DoubtfulModel(Workbench workbench, Background background) {
    this.workbench = workbench;
    this.doubtful = new RowsInSight<>(background, Background.REST, this::read);
  }

  /** Another number whenever letters have been read, or are to be read again. */
  ReadOnlyLongProperty version() {
    return doubtful.version();
  }

  /** Reads all letters again, since something was learned or is no longer to be used. */
  void refresh() {
    doubtful.forget();
  }

  /** 0 where there are none, and until the letter is read. */
  int of(LetterRow letter) {
    boolean finished = letter.headline().state() == Headline.State.FINISHED;
    return finished || letter.archived() ? 0 : doubtful.of(letter).orElse(0);
  }

  /** In a letter that cannot be read nothing is doubtful; opening it says what is wrong. */
  private int read(LetterRow row) {
    try {
      return workbench.learning().read(workbench.openForViewer(row.id())).doubtful();
    } catch (StoreDamagedException | StoreFailedException unreadable) {
      return 0;
    }
  }
}
