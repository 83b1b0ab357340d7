package imr.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder with the backups, each in a folder named after when it was made (world's time). */
final class Backups {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final Path folder;

  Backups(Place place) {
    this.folder = place.folder().resolve("backups");
  }

  /** A backup with what its folder says of it. */
  record Kept(Path folder, Manifest manifest) {
    Path database() {
      return folder.resolve("store.mv.db");
    }

    Backup backup() {
      return new Backup(
          String.valueOf(folder.getFileName()),
          manifest.made(),
          manifest.stored().letters(),
          manifest.stored().gestures(),
          manifest.bytes());
    }

    /** True when the file is what was written, to the last bit. Reads all of it. */
    boolean whole() {
      try {
        return Files.size(database()) == manifest.bytes()
            && sha256(database()).equals(manifest.sha256());
      } catch (IOException unreadable) {
        return false;
      }
    }
  }

  /** All that have a manifest, newest first. */
  List<Kept> newestFirst() {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .flatMap(f -> Manifest.read(f).map(m -> new Kept(f, m)).stream())
          .sorted(Comparator.comparing((Kept k) -> k.manifest().made()).reversed())
          .toList();
    } catch (IOException noFolder) {
      return List.of();
    }
  }

  /** The newest one whose file is whole. */
  Optional<Kept> newestWhole() {
    return newestFirst().stream().filter(Kept::whole).findFirst();
  }

  /** Where the next one is made, before it gets its name; empty, and made if need be. */
  Path making() throws IOException {
    Path making = folder.resolve("unfinished");
    delete(making);
    Disk.makeFolder(folder);
    Disk.makeFolder(making);
    return making;
  }

  /** Gives what was made its name. */
  Kept finish(Path making, Manifest manifest) throws IOException {
    manifest.write(making);
    Path named = folder.resolve(NAME.format(manifest.made()));
    Disk.rename(making, named);
    return new Kept(named, manifest);
  }

  /** Deletes those that no longer need to stay. */
  void rotate() throws IOException {
    List<Kept> all = newestFirst();
    Set<Instant> kept =
        Rotation.kept(all.stream().map(k -> k.manifest().made()).collect(Collectors.toSet()));
    for (Kept backup : all) {
      if (!kept.contains(backup.manifest().made())) {
        delete(backup.folder());
      }
    }
  }

  /** Deletes a folder and the files in it; does nothing where it is not there. */
  static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        byte[] window = new byte[1 << 18];
        while (in.read(window) >= 0) {
          // Reading is all.
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
