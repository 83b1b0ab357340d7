package imr.exchange;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file or a folder that grows beside its place and is moved there once it is whole, so that a
 * stop, an accident or a full disk leaves what was there. Letters are about patients: nobody but
 * its user may read it, until that user says otherwise.
 *
 * <p>A folder tells in a hidden file what was written into it. It takes the place of an empty
 * folder, or of one that an earlier export wrote and into which nobody has put anything else;
 * {@link #ofFolder} refuses any other, since what is in it would be gone.
 */
final class Draft implements AutoCloseable {
  private static final String WRITTEN = ".imr-export";

  private final Path place;
  private final Path draft;
  private final boolean folder;

  private Draft(Path place, boolean folder) {
    this.place = place.toAbsolutePath().normalize();
    this.draft = beside("part");
    this.folder = folder;
  }

  private Path beside(String ending) {
    return place.resolveSibling(place.getFileName() + "." + ending);
  }

  /** Refused with an {@link IOException} where a folder is at that place. */
  static Draft ofFile(Path place) throws IOException {
    Draft draft = new Draft(place, false);
    if (Files.isDirectory(draft.place)) {
      throw new FileSystemException(draft.place.toString(), null, "it's a folder");
    }
    delete(draft.draft);
    Files.createFile(draft.draft, rights(draft.draft, "rw-------"));
    return draft;
  }

  /** Refused with an {@link IOException} where that place has anything that is not to be lost. */
  static Draft ofFolder(Path place) throws IOException {
    Draft draft = new Draft(place, true);
    draft.refuseToLose();
    delete(draft.draft);
    Files.createDirectory(draft.draft, rights(draft.draft, "rwx------"));
    return draft;
  }

  private static FileAttribute<?>[] rights(Path of, String rights) {
    boolean posix = of.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  private void refuseToLose() throws IOException {
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(place)) {
      throw new FileSystemException(place.toString(), null, "it's a file, not a folder");
    }
    Set<String> there = filesIn(place);
    Path list = place.resolve(WRITTEN);
    if (Files.exists(list)) {
      Files.readAllLines(list).forEach(there::remove);
      there.remove(WRITTEN);
    }
    if (!there.isEmpty()) {
      throw new FileSystemException(
          place.toString(),
          null,
          "it contains files that would be lost, such as "
              + there.iterator().next()
              + "; choose a new or an empty folder");
    }
  }

  /** By their paths within the folder, with slashes. */
  private static Set<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
          .map(p -> folder.relativize(p).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The file to write to, or the folder to write into. */
  Path path() {
    return draft;
  }

  /** The draft's own file, to be closed by the caller before {@link #moveIntoPlace}. */
  OutputStream output() throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16);
  }

  /** As {@link #output}, in UTF-8. */
  Writer writer() throws IOException {
    return new BufferedWriter(new OutputStreamWriter(output(), StandardCharsets.UTF_8));
  }

  /**
   * A file in the draft's folder, in UTF-8; folders on the way are made.
   *
   * @param name its path within the folder, with slashes
   */
  Writer writer(String name) throws IOException {
    return Files.newBufferedWriter(inside(name));
  }

  /** Writes a whole file in the draft's folder, in UTF-8; folders on the way are made. */
  void write(String name, String text) throws IOException {
    Files.writeString(inside(name), text);
  }

  private Path inside(String name) throws IOException {
    Path file = draft.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return file;
  }

  /** Sees everything onto the disk and puts it in its place; then {@link #close} does nothing. */
  void moveIntoPlace() throws IOException {
    if (folder) {
      Files.write(draft.resolve(WRITTEN), filesIn(draft));
      for (String file : filesIn(draft)) {
        force(draft.resolve(file));
      }
      replaceFolder();
    } else {
      force(draft);
      move(draft, place);
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** A folder cannot be moved over another: the older one steps aside, and back if that fails. */
  private void replaceFolder() throws IOException {
    refuseToLose();
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      move(draft, place);
      return;
    }
    Path older = beside("old");
    delete(older);
    move(place, older);
    try {
      move(draft, place);
    } catch (IOException notMoved) {
      move(older, place);
      throw notMoved;
    }
    delete(older);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherFileSystem) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void delete(Path fileOrFolder) throws IOException {
    if (!Files.exists(fileOrFolder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(fileOrFolder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }

  /** Leaves nothing behind but what is in its place. */
  @Override
  public void close() throws IOException {
    delete(draft);
  }
}
