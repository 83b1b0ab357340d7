package imr.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files and folders for the user alone: by the permissions 0600 and 0700, or where a platform has
 * access lists (Windows) by a list with its owner alone. A file system that has neither, as on a
 * memory stick, leaves them as they are.
 */
final class PrivateDisk {
  private PrivateDisk() {}

  static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, only("rwx------"));
      restrict(folder);
    }
  }

  /** Makes an empty file; one that is there stays as it is. */
  static void makeFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file, only("rw-------"));
      restrict(file);
    }
  }

  /** Copies a file for the user alone; on disk with the next sync of it. */
  static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to);
    restrict(to);
  }

  /** Keeps a file or folder that somebody else's code made for the user alone. */
  static void restrict(Path path) throws IOException {
    PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    AclFileAttributeView list = Files.getFileAttributeView(path, AclFileAttributeView.class);
    if (posix != null) {
      posix.setPermissions(
          PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    } else if (list != null) {
      list.setAcl(List.of(all(list.getOwner(), Files.isDirectory(path))));
    }
  }

  private static AclEntry all(UserPrincipal owner, boolean folder) {
    AclEntry.Builder entry =
        AclEntry.newBuilder()
            .setType(AclEntryType.ALLOW)
            .setPrincipal(owner)
            .setPermissions(EnumSet.allOf(AclEntryPermission.class));
    return folder
        ? entry.setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT).build()
        : entry.build();
  }

  private static FileAttribute<?>[] only(String permissions) {
    Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)}
        : new FileAttribute<?>[0];
  }

  /** Gives a file another name, in the place of whatever has that name; on disk when it returns. */
  static void rename(Path file, Path name) throws IOException {
    Files.move(file, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolderOf(name);
  }

  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Makes new names in a folder outlast a power cut; Windows does so by itself. */
  static void syncFolderOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null
        && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /**
   * Deletes a folder and the files in it, in the order of their names; does nothing where it is not
   * there.
   */
  static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        // The manifest first, so that half a backup is none.
        for (Path file : files.sorted().toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
