package imr.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps a folder for one open store. H2 has a lock of its own, but takes over a second to refuse
 * another process, and none at all within one process. The system lifts it when the process dies.
 * Some systems also lift it when this process tries for it a second time; H2's own lock still
 * stands behind it.
 */
final class FolderLock implements AutoCloseable {
  private final FileChannel file;

  private FolderLock(FileChannel file) {
    this.file = file;
  }

  /** The lock on the file, which is made if need be; empty when another holds it. */
  static Optional<FolderLock> on(Path path) throws IOException {
    PrivateDisk.makeFile(path);
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (taken(file)) {
      return Optional.of(new FolderLock(file));
    }
    file.close();
    return Optional.empty();
  }

  private static boolean taken(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException anotherStoreOfThisProcess) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
