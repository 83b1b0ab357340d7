package imr.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Creates files and folders that only the current user can open, because letters are about
 * patients. With POSIX permissions, they are created as 0600 and 0700; in Windows, their access
 * list contains only the user. A file system without either, as on most USB drives, is used as it
 * is.
 */
public final class PrivateFiles {
  private static final String FILE = "rw-------";
  private static final String FOLDER = "rwx------";

  private PrivateFiles() {}

  /**
   * Creates an empty file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the path exists
   */
  public static void create(Path file) throws IOException {
    Files.createFile(file, rights(file, FILE));
    forUserAlone(file);
  }

  /**
   * Creates a file and opens it for writing, without a buffer.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the path exists, a link too
   */
  static OutputStream open(Path file) throws IOException {
    OutputStream out =
        Channels.newOutputStream(
            Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                rights(file, FILE)));
    forUserAlone(file);
    return out;
  }

  /** Creates a folder and its parents. Existing folders keep their permissions. */
  public static void createFolders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path above = folder.toAbsolutePath().normalize().getParent();
      if (above != null && !Files.isDirectory(above)) {
        createFolders(above);
      }
      createFolder(folder);
    }
  }

  /**
   * Creates a folder.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the path exists
   */
  static void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder, rights(folder, FOLDER));
    forUserAlone(folder);
  }

  /** Restricts an existing file to its user. */
  public static void restrict(Path file) throws IOException {
    if (posix(file)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
    } else {
      forUserAlone(file);
    }
  }

  private static boolean posix(Path of) {
    return of.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] rights(Path of, String rights) {
    return posix(of)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  /** Makes files in a private folder private as well. */
  private static Set<AclEntryFlag> inherited(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        ? EnumSet.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
        : EnumSet.noneOf(AclEntryFlag.class);
  }

  /** In Windows, disables inheritance and adds a single entry for the user. */
  private static void forUserAlone(Path path) {
    AclFileAttributeView list =
        Files.getFileAttributeView(path, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (posix(path) || list == null) {
      return;
    }
    try {
      UserPrincipal user =
          path.getFileSystem()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName(System.getProperty("user.name"));
      list.setAcl(
          List.of(
              AclEntry.newBuilder()
                  .setType(AclEntryType.ALLOW)
                  .setPrincipal(user)
                  .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                  .setFlags(inherited(path))
                  .build()));
    } catch (IOException | UnsupportedOperationException noAccessLists) {
      // The drive has no permissions; the file is as private as the drive.
      return;
    }
  }
}
