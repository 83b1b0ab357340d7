package imr.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Which file a path named when it was opened, so that another file in its place is noticed. Asking
 * takes some microseconds.
 */
final class FileIdentity {
  private final Path path;
  private @Nullable Object key;

  FileIdentity(Path path) {
    this.path = path;
    renew();
  }

  /** Takes the file that is there now for the right one. */
  void renew() {
    key = key();
  }

  /** True where the path names the same file still; false also where the platform can't say. */
  boolean holds() {
    Object now = key();
    return now != null && now.equals(key);
  }

  /** True where the path names another file, or none. */
  boolean broken() {
    Object now = key();
    return now == null ? !Files.exists(path) : !now.equals(key);
  }

  private @Nullable Object key() {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (IOException gone) {
      return null;
    }
  }
}
