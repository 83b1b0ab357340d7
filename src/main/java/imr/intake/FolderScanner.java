package imr.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the files in a folder and its subfolders that may be letters: all except hidden files and
 * data files. Files that turn out not to be letters are refused by name.
 */
final class FolderScanner {
  /** Extensions of data files that programs write next to letters. */
  private static final Set<String> DATA =
      Set.of(
          "json",
          "jsonl",
          "ann",
          "csv",
          "tsv",
          "xlsx",
          "xmi",
          "conll",
          "ini",
          "db",
          "log",
          "properties");

  private FolderScanner() {}

  /**
   * Returns the files sorted by path. A folder that can't be opened is included, so that it is
   * refused by name.
   */
  static List<Path> lettersBelow(Path folder) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new Collector(folder, files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(files);
    return files;
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files;

    Collector(Path root, List<Path> files) {
      this.root = root;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      boolean leaveOut = !folder.equals(root) && isHidden(folder);
      return leaveOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      boolean data = DATA.contains(name.substring(name.lastIndexOf('.') + 1));
      if (!data && !name.startsWith("~$") && !isHidden(file)) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      if (!(failure instanceof FileSystemLoopException)) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
      return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, failure);
    }

    private static boolean isHidden(Path file) throws IOException {
      return file.getFileName().toString().startsWith(".") || Files.isHidden(file);
    }
  }
}
