package imr.workbench;

import imr.annotation.GoldSet;
import java.util.List;

/** Which letters are exported, and in which of their records. */
public sealed interface ExportScope {

  /** Every letter of the library, as it is now. */
  public record All() implements ExportScope {}

  /** Letters that are finished now. */
  public record Finished() implements ExportScope {}

  /**
   * Every letter that was ever finished, in its newest gold revision, also where it was opened
   * again since.
   */
  public record NewestRevisions() implements ExportScope {}

  /** A gold set's letters in its very revisions, with their parts. */
  public record OfGoldSet(GoldSet set) implements ExportScope {}

  /** Letters by their ids, as they are now. */
  public record SelectedLetters(List<String> ids) implements ExportScope {
    public SelectedLetters {
      ids = List.copyOf(ids);
    }
  }
}
