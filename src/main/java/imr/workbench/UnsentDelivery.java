package imr.workbench;

import imr.annotation.DisplayFormat;
import imr.store.StoreFailedException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/** Sends the actions that an earlier run of the program left, one after another. */
final class UnsentDelivery {
  private static final System.Logger LOG = System.getLogger(UnsentDelivery.class.getName());

  private final UnsentActions unsent;
  private final GestureMerger letters;
  private final SecondLedgers passes;
  private int sent;
  private int gone;
  private int refused;
  private final Set<String> reasons = new LinkedHashSet<>();

  UnsentDelivery(UnsentActions unsent, GestureMerger letters, SecondLedgers passes) {
    this.unsent = unsent;
    this.letters = letters;
    this.passes = passes;
  }

  /** Sends them; what can't be sent now stays. Gives sentences for the annotator. */
  List<String> run() {
    List<UnsentActions.Unsent> all = unsent.left();
    Set<String> stuck = new LinkedHashSet<>();
    for (UnsentActions.Unsent next : all) {
      // One action that can't be sent holds back the later ones of its letter alone.
      if (stuck.contains(next.letter()) || !isSent(next)) {
        stuck.add(next.letter());
        refused++;
      }
    }
    return sentences();
  }

  private boolean isSent(UnsentActions.Unsent next) {
    try {
      next.pass()
          .ifPresentOrElse(
              pass -> passes.resend(next.letter(), pass, next.row()),
              () -> letters.resend(next.letter(), next.row()));
      sent++;
    } catch (NoSuchElementException deleted) {
      gone++;
    } catch (StoreFailedException trouble) {
      reasons.add(trouble.sentence().orElse("Try again later."));
      return false;
    } catch (IllegalStateException | IllegalArgumentException other) {
      LOG.log(Level.ERROR, "an unsent action can't be saved", other);
      reasons.add("The letter has changed. Open it and check your last changes.");
      return false;
    }
    unsent.sent(next.letter(), next.pass(), next.row());
    return true;
  }

  private List<String> sentences() {
    List<String> all = new ArrayList<>();
    if (sent > 0) {
      all.add(
          "Saved %s that couldn't be saved last time."
              .formatted(DisplayFormat.count(sent, "change")));
    }
    if (gone > 0) {
      all.add(
          "Couldn't save %s: the letter was deleted."
              .formatted(DisplayFormat.count(gone, "change")));
    }
    if (refused > 0) {
      all.add(
          "Couldn't save %s from last time. The program tries again when you next open this library."
                  .formatted(DisplayFormat.count(refused, "change"))
              + " "
              + String.join(" ", reasons));
    }
    return all;
  }
}
