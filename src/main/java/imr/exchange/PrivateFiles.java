package imr.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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
 * Files and folders that only their user may open: letters are about patients. With POSIX rights
 * they are created as 0600 and 0700; in Windows their access list names the user alone. A file
 * system that knows neither, such as that of most USB drives, gives what it has.
 */
public final class PrivateFiles {
  private static final String FILE = "rw-------";
  private static final String FOLDER = "rwx------";

  private PrivateFiles() {}

  /**
   * Creates an empty file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if anything is there
   */
  public static void create(Path file) throws IOException {
    Files.createFile(file, rights(file, FILE));
    forUserAlone(file);
  }

  /** Creates a folder and those above it; a folder that is there keeps its rights. */
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
   * @throws java.nio.file.FileAlreadyExistsException if anything is there
   */
  static void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder, rights(folder, FOLDER));
    forUserAlone(folder);
  }

  /** Takes the rights to a file that is there from everybody but its user. */
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

  /** What is created in a private folder is private, too. */
  private static Set<AclEntryFlag> inherited(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        ? EnumSet.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
        : EnumSet.noneOf(AclEntryFlag.class);
  }

  /** Windows: no entry is inherited from the folder, and one names the user. */
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
      // The drive knows no rights; the file is as private as the drive.
      return;
    }
  }
}
