import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The files of an app image as WiX wants them: a component a file, each known by a number made from
 * its place, so that every version gives the same file the same number.
 *
 * @param folders nested, with their components
 * @param parts a reference to each component
 */
record WixFiles(String folders, String parts) {

  /**
   * @param base the folder of the text that names the files; their paths are from there, which wixl
   *     wants
   */
  static WixFiles of(Path image, Path base) throws IOException {
    StringBuilder folders = new StringBuilder();
    StringBuilder parts = new StringBuilder();
    write(image, image, base, folders, parts);
    return new WixFiles(folders.toString(), parts.toString());
  }

  private static void write(
      Path image, Path folder, Path base, StringBuilder folders, StringBuilder parts)
      throws IOException {
    for (Path child : children(folder)) {
      String id = id(image, child);
      if (Files.isDirectory(child)) {
        String name = escaped(child.getFileName().toString());
        folders.append("<Directory Id=\"d%s\" Name=\"%s\">\n".formatted(id, name));
        write(image, child, base, folders, parts);
        folders.append("</Directory>\n");
      } else {
        folders.append(component(base.relativize(child), id));
        parts.append("<ComponentRef Id=\"c%s\"/>\n".formatted(id));
      }
    }
    removal(image, folder, folders, parts);
  }

  /** Within a user's own folders, Windows Installer is known by a value in the registry. */
  private static String component(Path file, String id) {
    return """
    <Component Id="c%1$s" Guid="%2$s">
      <File Id="f%1$s" Source="%3$s"/>
      <RegistryValue Root="HKCU" Key="Software\\%4$s\\Parts" Name="%1$s" Type="integer" Value="1" KeyPath="yes"/>
    </Component>
    """
        .formatted(id, guid(id), escaped(file.toString()), Product.NAME);
  }

  private static void removal(Path image, Path folder, StringBuilder folders, StringBuilder parts) {
    String id = id(image, folder) + "r";
    folders.append(
        """
        <Component Id="c%1$s" Guid="%2$s">
          <RemoveFolder Id="r%1$s" On="uninstall"/>
          <RegistryValue Root="HKCU" Key="Software\\%3$s\\Parts" Name="%1$s" Type="integer" Value="1" KeyPath="yes"/>
        </Component>
        """
            .formatted(id, guid(id), Product.NAME));
    parts.append("<ComponentRef Id=\"c%s\"/>\n".formatted(id));
  }

  private static String id(Path image, Path file) {
    String place = image.relativize(file).toString().replace('\\', '/');
    return UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  private static String guid(String id) {
    byte[] name = (Product.UPGRADE_CODE + id).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString().toUpperCase(java.util.Locale.ROOT);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }

  private static java.util.List<Path> children(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
