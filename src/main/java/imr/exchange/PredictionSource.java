package imr.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.Map;
import java.util.Optional;

/**
 * An opened file or folder with predictions. A zip file, as downloaded from tools, is treated as a
 * folder; nothing is extracted to disk.
 */
public final class PredictionSource implements Closeable {
  private final Path root;
  private final Optional<FileSystem> zip;

  private PredictionSource(Path root, Optional<FileSystem> zip) {
    this.root = root;
    this.zip = zip;
  }

  /**
   * Opens a file or folder.
   *
   * @throws IOException if it can't be read, is a damaged zip file, or is neither a file nor a
   *     folder (a device or pipe may be endless)
   */
  public static PredictionSource open(Path fileOrFolder) throws IOException {
    if (Files.exists(fileOrFolder)
        && !Files.isRegularFile(fileOrFolder)
        && !Files.isDirectory(fileOrFolder)) {
      throw new FileSystemException(
          fileOrFolder.toString(), null, "it's neither a file nor a folder");
    }
    if (!isZip(fileOrFolder)) {
      return new PredictionSource(fileOrFolder, Optional.empty());
    }
    try {
      FileSystem zip = FileSystems.newFileSystem(fileOrFolder, Map.of("accessMode", "readOnly"));
      return new PredictionSource(zip.getPath("/"), Optional.of(zip));
    } catch (ProviderNotFoundException | IllegalArgumentException damaged) {
      throw new IOException(fileOrFolder + " is a damaged zip file", damaged);
    }
  }

  private static boolean isZip(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(4);
      return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3;
    }
  }

  /** Returns the path that formats examine and read. */
  public Path root() {
    return root;
  }

  /** Returns the format that it looks like, if any. */
  public Optional<PredictionFormat> format() throws IOException {
    return PredictionFormats.of(root);
  }

  /** Returns which export of a known tool to use instead, if known. */
  public Optional<String> advice() throws IOException {
    return UnreadableExports.advice(root);
  }

  @Override
  public void close() throws IOException {
    if (zip.isPresent()) {
      zip.get().close();
    }
  }
}
