package imr.exchange;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
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
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes files safely: under a temporary name in the same folder, forced to disk, and renamed once
 * complete. A crash, an error, or a full disk leaves the previous content unchanged. Only the
 * current user can open the result ({@link PrivateFiles}).
 *
 * <p>A folder contains a hidden file that lists what was written into it. It may replace an empty
 * folder, or one from an earlier export to which nothing was added; {@link #ofFolder} refuses any
 * other, because its contents would be lost.
 */
public final class AtomicOutput implements AutoCloseable {
  private static final String WRITTEN = ".imr-export";

  /** A disk takes many files in not much more time than one. */
  private static final int FORCED_AT_ONCE = 16;

  private static final Set<String> LIBRARY =
      Set.of("store.mv.db", "store.journal", "store.key", "store.lock");

  private final Path place;
  private final Path draft;
  private final boolean folder;

  private AtomicOutput(Path place, boolean folder) {
    this.place = place.toAbsolutePath().normalize();
    this.draft = beside("part");
    this.folder = folder;
  }

  private Path beside(String ending) {
    return place.resolveSibling(place.getFileName() + "." + ending);
  }

  /**
   * Writes a whole file. A path that is neither a file nor a folder, such as {@code /dev/stdout},
   * is written directly.
   *
   * @throws IOException if it can't be written; the previous content is unchanged
   */
  public static void write(Path file, byte[] content) throws IOException {
    if (isDevice(file)) {
      Files.write(file, content);
      return;
    }
    try (AtomicOutput draft = ofFile(file)) {
      try (OutputStream out = draft.output()) {
        out.write(content);
      }
      draft.moveIntoPlace();
    }
  }

  /**
   * Writes a whole file in UTF-8, as {@link #write(Path, byte[])}.
   *
   * @throws IOException if it can't be written; the previous content is unchanged
   */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isDevice(Path file) throws IOException {
    return Files.exists(file) && Files.readAttributes(file, BasicFileAttributes.class).isOther();
  }

  /**
   * Starts a file.
   *
   * @throws IOException if the path is a folder, the file has the name of one of a library's files,
   *     which it could replace, or it can't be created
   */
  static AtomicOutput ofFile(Path place) throws IOException {
    AtomicOutput draft = new AtomicOutput(place, false);
    if (Files.isDirectory(draft.place)) {
      throw new FileSystemException(draft.place.toString(), null, "it's a folder");
    }
    if (LIBRARY.contains(draft.place.getFileName().toString().toLowerCase(Locale.ROOT))) {
      throw new FileSystemException(
          draft.place.toString(), null, "a library has a file of that name; choose another name");
    }
    Files.deleteIfExists(draft.draft);
    PrivateFiles.create(draft.draft);
    return draft;
  }

  /**
   * Starts a folder.
   *
   * @throws IOException if existing files would be lost, or the folder can't be created
   */
  static AtomicOutput ofFolder(Path place) throws IOException {
    AtomicOutput draft = new AtomicOutput(place, true);
    draft.refuseToLose();
    delete(draft.draft);
    PrivateFiles.createFolder(draft.draft);
    return draft;
  }

  /** Creates an object that writes to a draft and eventually closes it. */
  interface OutputOpener<T> {
    T of(AtomicOutput draft) throws IOException;
  }

  /** Starts writing. If that fails, nothing is left behind. */
  <T> T begin(OutputOpener<T> writing) throws IOException {
    boolean begun = false;
    try {
      T result = writing.of(this);
      begun = true;
      return result;
    } finally {
      if (!begun) {
        close();
      }
    }
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

  /** Returns the relative paths of all files in a folder, with slashes. */
  private static Set<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
          .map(p -> folder.relativize(p).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Returns the temporary file or folder. */
  Path path() {
    return draft;
  }

  /** Opens the temporary file. The caller must close it before {@link #moveIntoPlace}. */
  OutputStream output() throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16);
  }

  /** Opens the temporary file for UTF-8, as {@link #output}. */
  Writer writer() throws IOException {
    return new BufferedWriter(new OutputStreamWriter(output(), StandardCharsets.UTF_8));
  }

  /**
   * Opens a file in the temporary folder for UTF-8, creating parent folders.
   *
   * @param name its relative path, with slashes
   */
  Writer writer(String name) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(created(name), StandardCharsets.UTF_8.newEncoder()));
  }

  /** Opens a file in the temporary folder for bytes, as {@link #writer(String)}. */
  OutputStream output(String name) throws IOException {
    return new BufferedOutputStream(created(name), 1 << 16);
  }

  /** Writes a whole file in the temporary folder in UTF-8, creating parent folders. */
  void write(String name, String text) throws IOException {
    try (Writer out = new OutputStreamWriter(created(name), StandardCharsets.UTF_8.newEncoder())) {
      out.write(text);
    }
  }

  /** Writes a whole file in the temporary folder, creating parent folders. */
  void write(String name, byte[] content) throws IOException {
    try (OutputStream out = created(name)) {
      out.write(content);
    }
  }

  private OutputStream created(String name) throws IOException {
    Path file = draft.resolve(name).normalize();
    if (!file.startsWith(draft) || file.equals(draft)) {
      throw new IllegalArgumentException("a name that leads out of the folder");
    }
    PrivateFiles.createFolders(file.resolveSibling(""));
    return PrivateFiles.open(file);
  }

  /** Forces everything to disk and renames it. After that, {@link #close} does nothing. */
  void moveIntoPlace() throws IOException {
    if (folder) {
      Set<String> files = filesIn(draft);
      write(WRITTEN, String.join("\n", files) + "\n");
      force(Stream.concat(Stream.of(WRITTEN), files.stream()).map(draft::resolve).toList());
      replaceFolder();
    } else {
      force(draft);
      move(draft, place);
    }
    forceFolder(place.resolveSibling(""));
  }

  /** Makes the renaming survive a power failure. Windows does so without help. */
  private static void forceFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void force(List<Path> files) throws IOException {
    try (ExecutorService threads = Executors.newFixedThreadPool(FORCED_AT_ONCE)) {
      List<Future<?>> all = new ArrayList<>();
      for (Path file : files) {
        all.add(
            threads.submit(
                () -> {
                  force(file);
                  return file;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException disk ? disk : new IOException(failed);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /**
   * A folder can't replace another one atomically: the old one is renamed first, and restored if
   * the second step fails.
   */
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

  /** Deletes the temporary file or folder, if it still exists. */
  @Override
  public void close() throws IOException {
    delete(draft);
  }
}
