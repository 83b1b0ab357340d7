package imr.app;

import imr.store.StoreOpenResult;
import imr.store.StoreOpenResult.Refused;
import imr.workbench.LibraryLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The store of the practice library, which holds nothing that anybody needs. */
final class PracticeFolder {
  private PracticeFolder() {}

  /**
   * Opens it; one that is damaged is made again.
   *
   * @param again true to delete what is there first
   */
  static StoreOpenResult open(Path folder, boolean again) {
    if (again) {
      delete(folder);
    }
    StoreOpenResult first = new LibraryLocation.Folder(folder).open(Optional.empty());
    if (first instanceof Refused refused && refused.reason() == StoreOpenResult.Reason.DAMAGED) {
      delete(folder);
      return new LibraryLocation.Folder(folder).open(Optional.empty());
    }
    return first;
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException | UncheckedIOException notThere) {
      // What can't be deleted is opened as it is.
      return;
    }
  }
}
