package imr.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;

/**
 * A folder whose files only their user may open: 0600, however Lucene creates them. In Windows the
 * folder's access list names its owner alone, and files inherit it.
 */
final class PrivateDirectory extends FilterDirectory {
  private final Path folder;

  /** Restricts what is in the folder, too: earlier versions left it readable. */
  PrivateDirectory(FSDirectory files) throws IOException {
    super(files);
    this.folder = files.getDirectory();
    restrictFolder();
    for (String name : files.listAll()) {
      restrict(name);
    }
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    IndexOutput file = in.createOutput(name, context);
    restrict(name);
    return file;
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    IndexOutput file = in.createTempOutput(prefix, suffix, context);
    restrict(file.getName());
    return file;
  }

  @Override
  public Lock obtainLock(String name) throws IOException {
    Lock lock = in.obtainLock(name);
    restrict(name);
    return lock;
  }

  private void restrict(String name) {
    set(folder.resolve(name), "rw-------");
  }

  private void restrictFolder() {
    set(folder, "rwx------");
    AclFileAttributeView list = Files.getFileAttributeView(folder, AclFileAttributeView.class);
    try {
      if (list != null) {
        list.setAcl(
            List.of(
                AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(list.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                    .build()));
      }
    } catch (IOException noAccessLists) {
      // The drive knows no rights; the index is as private as the drive.
      return;
    }
  }

  private static void set(Path path, String rights) {
    PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    try {
      if (posix != null) {
        posix.setPermissions(PosixFilePermissions.fromString(rights));
      }
    } catch (IOException noRights) {
      // The drive knows no rights, or Lucene has deleted the file.
      return;
    }
  }
}
