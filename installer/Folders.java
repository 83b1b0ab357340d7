import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders at once. */
final class Folders {
  /**
   * The time of every file that is installed: the same package comes out of the same sources, and
   * an even second survives every packer. The AOT cache is bound to the times of the jars.
   */
  private static final FileTime TIME = FileTime.from(Instant.parse("2026-11-21T00:00:00Z"));

  private Folders() {}

  static Path fresh(Path folder) throws IOException {
    remove(folder);
    return Files.createDirectories(folder);
  }

  static void remove(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      for (Path file : all(folder).sorted(Comparator.reverseOrder()).toList()) {
        file.toFile().setWritable(true);
        Files.delete(file);
      }
    }
  }

  static void copy(Path from, Path to) throws IOException {
    for (Path file : all(from).toList()) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      if (!Files.isDirectory(target)) {
        Files.copy(
            file,
            target,
            StandardCopyOption.COPY_ATTRIBUTES,
            StandardCopyOption.REPLACE_EXISTING,
            LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Gives every file the same time. */
  static void setTimes(Path folder) throws IOException {
    for (Path file : all(folder).toList()) {
      if (!Files.isSymbolicLink(file)) {
        Files.setLastModifiedTime(file, TIME);
      }
    }
  }

  /** In bytes. */
  static long size(Path folder) throws IOException {
    return all(folder).filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
  }

  static List<Path> files(Path folder) throws IOException {
    return all(folder).filter(Files::isRegularFile).sorted().toList();
  }

  private static Stream<Path> all(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }
}
