package imr.workbench;

import imr.ledger.Gesture;
import java.util.List;

/** What came of saving an action while other people may work on the same letter. */
public sealed interface SavedGesture {

  /** It is on disk as it was made. */
  public record AsMade() implements SavedGesture {}

  /**
   * It is on disk after actions that others took meanwhile, which the screen doesn't show yet.
   *
   * @param others their actions, in order
   * @param replacing true where they had changed the same values: the action's values took their
   *     place, and an undo brings theirs back
   */
  public record AfterOthers(List<Gesture> others, boolean replacing) implements SavedGesture {
    public AfterOthers {
      others = List.copyOf(others);
    }
  }
}
